package io.miharu.app;

/** What {@code miharu --version} and {@code run.json} call this build. */
public final class BuildVersion {

  private BuildVersion() {}

  /** The version that Maven gave this build; {@code development} when run from class files. */
  public static String current() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
