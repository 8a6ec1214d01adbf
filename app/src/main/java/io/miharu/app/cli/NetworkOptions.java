package io.miharu.app.cli;

import io.miharu.app.run.Networks;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for networks that look closer at what the detector found. */
final class NetworkOptions {

  @Option(
      names = "--pose",
      paramLabel = "FILE",
      description =
          "Find the skeletons of persons with this ONNX network (heat maps of the 17 COCO joints):"
              + " 5 times per second of each, 40 in all; written to poses.jsonl.")
  private @Nullable Path pose;

  Networks networks() {
    return new Networks(Optional.ofNullable(pose));
  }
}
