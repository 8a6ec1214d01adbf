package io.miharu.app.cli;

import io.miharu.app.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code miharu --version} prints. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"miharu " + BuildVersion.current()};
  }
}
