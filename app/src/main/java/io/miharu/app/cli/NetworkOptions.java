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

  @Option(
      names = "--appearance",
      paramLabel = "FILE",
      description =
          "Know persons again after up to 9 s unseen, by their looks, with this ONNX"
              + " re-identification network; each is looked at twice per second.")
  private @Nullable Path appearance;

  @Option(
      names = "--classifier",
      paramLabel = "FILE",
      description =
          "Say what each frame as a whole shows with this ONNX classifier, once per second; its"
              + " class names are in FILE's name with .labels.txt, or in imagenet_labels.txt.")
  private @Nullable Path classifier;

  @Option(
      names = "--clip-model",
      paramLabel = "FILE",
      description =
          "Say what happens with this ONNX model of clips, as miharu train writes it: its classes"
              + " become concepts of the scene.")
  private @Nullable Path clips;

  Networks networks() {
    return new Networks(
        Optional.ofNullable(pose),
        Optional.ofNullable(appearance),
        Optional.ofNullable(classifier),
        Optional.ofNullable(clips));
  }
}
