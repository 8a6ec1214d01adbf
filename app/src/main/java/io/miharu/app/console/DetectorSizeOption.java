package io.miharu.app.console;

import io.miharu.app.run.DetectorSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the network looks, for every verb that takes a detector. */
public final class DetectorSizeOption {

  @Option(
      names = "--detector-size",
      paramLabel = "WxH",
      description =
          "Have the network look at about so many pixels, in the shape of the video: more show"
              + " smaller things and take longer. For what is built in (416x256) and models that"
              + " take pictures of any size (default: as the model was trained).")
  private @Nullable String size;

  /**
   * What was asked for.
   *
   * @throws UsageException when it is no size
   */
  public Optional<DetectorSize> size() {
    try {
      return Optional.ofNullable(size).map(DetectorSize::parse);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--detector-size: " + wrong.getMessage(), wrong);
    }
  }
}
