package io.miharu.app.cli;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.Networks;
import java.nio.file.Path;
import java.util.List;
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
              + " 5 times per second of each, 40 in all; written to poses.jsonl. With a network as detector,"
              + " the ten surest persons are looked at some 12 times per second as well, to say"
              + " whether they scuffle and what they do.")
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

  @Option(
      names = "--sequence-model",
      paramLabel = "FILE",
      description =
          "Say what happens by what is said over time, with this ONNX model of miharu train"
              + " concept-lstm or concept-tcn: its classes become concepts of the scene. Use the same"
              + " --detector and --pose as it was trained with.")
  private @Nullable Path sequences;

  @Option(
      names = "--actions",
      paramLabel = "FILE",
      split = ",",
      description =
          "Say what people do (walk, push, hug ...) by these networks of miharu train pose-actions"
              + " instead of by the two that are shipped. Needs --pose.")
  private List<Path> actions = List.of();

  /**
   * What was asked for.
   *
   * @throws UsageException when people's actions are asked for without their skeletons
   */
  Networks networks() {
    if (!actions.isEmpty() && pose == null) {
      throw new UsageException("--actions reads skeletons, so it needs --pose too");
    }
    return new Networks(
        Optional.ofNullable(pose),
        Optional.ofNullable(appearance),
        Optional.ofNullable(classifier),
        Optional.ofNullable(clips),
        Optional.ofNullable(sequences),
        actions);
  }
}
