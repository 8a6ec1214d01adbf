package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.graph.onnx.OnnxForm;
import io.miharu.temporal.models.ClipModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What may be said about the training of a clip model. */
final class ClipOptions {

  @Mixin LoopOptions loop = new LoopOptions(32);

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "What to learn from: action-mnist, texture-motion, camera-motion, or a folder with a"
              + " folder of videos for each class.")
  Optional<String> data = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "The ONNX file to write; of run clips, the folder of its rows.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each clip is seen (default: as the model needs on the data).")
  Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "End after so many epochs without a better one; 0: never (default).")
  int patience;

  @Option(
      names = "--mixup",
      paramLabel = "A",
      description = "Mix clips by shares from Beta(A, A); 0: not (default).")
  double mixup;

  @Option(
      names = "--smoothing",
      paramLabel = "S",
      description = "Spread this share of each label over all classes (default: 0).")
  double smoothing;

  @Option(names = "--balance", description = "Let every class weigh the same.")
  boolean balance;

  @Option(
      names = "--share",
      paramLabel = "P",
      description = "Draw only this share of a generated set (default: 1).")
  double share = 1;

  @Option(
      names = "--shrink",
      paramLabel = "N",
      description =
          "Shrink the pictures by this factor, 1, 2 or 4 (default: as the model bears on the data).")
  Optional<Integer> shrink = Optional.empty();

  @Option(
      names = "--input",
      paramLabel = "WHAT",
      description =
          "What the network sees: picture, difference (of frames) or, of videos, motion (of the"
              + " codec); with + between them each gets features of its own, as in"
              + " picture+difference (default: ${DEFAULT-VALUE}).")
  String input = "picture";

  @Option(
      names = "--digits",
      paramLabel = "DIR",
      description =
          "IDX files of handwritten digits for action-mnist (default: ../shared/data/digits if there,"
              + " else drawn ones; 'none' draws them anyway).")
  String digits = "../shared/data/digits";

  @Option(
      names = "--textures",
      paramLabel = "DIR",
      description =
          "Folders of photographs for texture-motion and camera-motion (default: drawn surfaces).")
  Optional<Path> textures = Optional.empty();

  @Mixin FoldOptions parts = new FoldOptions();

  @Mixin SilentOptions silent = new SilentOptions();

  @Option(
      names = "--keep",
      paramLabel = "HOW",
      description =
          "How the written model keeps weights: full (float32), half (16 bits) or byte (default:"
              + " ${DEFAULT-VALUE}).")
  OnnxForm.Weights keep = OnnxForm.Weights.FULL;

  @Mixin WeightOptions weights = new WeightOptions();

  @Option(
      names = "--adversary",
      paramLabel = "S",
      description =
          "How strongly the features are kept from telling the frame rate, where an adversary asks"
              + " (default: ${DEFAULT-VALUE}).")
  double adversary = 0.1;

  @Option(
      names = "--counted",
      description =
          "With --frame-rates: frames as they come, not those whose time stamps are nearest.")
  boolean counted;

  int epochs(ClipModel model) {
    return epochs.orElse(ClipPreset.of(model, data.orElse("")).epochs());
  }

  int shrink(ClipModel model) {
    return shrink.orElse(ClipPreset.of(model, data.orElse("")).shrink());
  }

  /** How the loop is to run. */
  TrainingSettings settings(ClipModel model) {
    try {
      return loop.settings(epochs(model))
          .withPatience(patience)
          .withMixup(mixup)
          .withSmoothing(smoothing)
          .withBalance(balance);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(String.valueOf(unfit.getMessage()));
    }
  }

  /** The same with the sizes of a model filled in. */
  ClipOptions resolved(ClipModel model) {
    ClipOptions copy = copy(data.orElse(""), input, loop.seed);
    copy.epochs = Optional.of(epochs(model));
    copy.shrink = Optional.of(shrink(model));
    return copy;
  }

  /** The same on other data, seen otherwise, with another seed. */
  ClipOptions copy(String itsData, String itsInput, long itsSeed) {
    ClipOptions copy = new ClipOptions();
    copy.data = itsData.isEmpty() ? Optional.empty() : Optional.of(itsData);
    copy.input = itsInput;
    copy.loop = loop.withSeed(itsSeed);
    copy.out = out;
    copy.epochs = epochs;
    copy.patience = patience;
    copy.mixup = mixup;
    copy.smoothing = smoothing;
    copy.balance = balance;
    copy.share = share;
    copy.shrink = shrink;
    copy.digits = digits;
    copy.textures = textures;
    copy.parts = parts;
    copy.silent = silent;
    copy.keep = keep;
    copy.weights = weights;
    copy.adversary = adversary;
    copy.counted = counted;
    return copy;
  }
}
