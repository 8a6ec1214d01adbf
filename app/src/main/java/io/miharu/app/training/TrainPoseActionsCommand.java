package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.learning.skeletons.TrainingPlan;
import io.miharu.learning.skeletons.TrainingPlan.Sight;
import io.miharu.learning.skeletons.WatchTrial;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.actions.ActionPreparation;
import io.miharu.temporal.models.ActionModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu train pose-actions}: networks that say what people in a video do. */
@Command(
    name = "pose-actions",
    description = {
      "Trains a network that says what people do from their skeletons in a picture, for detect"
          + " --actions; the two that are shipped were made so.",
      "Recordings of a depth sensor are seen from every side, with the noise and the lost joints of"
          + " a pose network. Five trainings, each judged by people it has not seen, give its"
          + " temperature and its scores; the last learns from everybody. Finished ones are kept in"
          + " --out."
    },
    mixinStandardHelpOptions = true)
final class TrainPoseActionsCommand implements Callable<Integer> {

  private static final String MODEL = "motion-cnn";

  @Spec private CommandSpec spec;

  @Option(
      names = "--dataset",
      paramLabel = "SET",
      required = true,
      description = "sbu for what two people do, utkinect for one.")
  private String dataset = "";

  @Option(
      names = "--data",
      paramLabel = "PATH",
      required = true,
      description = "The set's archive (.tar.gz, .tar) or folder.")
  private Path data = Path.of("");

  @Option(
      names = "--alone",
      paramLabel = "PATH",
      description =
          "UTKinect's archive or folder, for pairs who have nothing to do with each other; for"
              + " sbu.")
  private @Nullable Path alone;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "How often each window is learned from; by default 60 for sbu, 12 for utkinect.")
  private @Nullable Integer epochs;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Of the five parts of the people, how many are judged, 1 to 5; ${DEFAULT-VALUE} by"
              + " default.")
  private int folds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is drawn at random; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (folds < 1 || folds > 5) {
      throw new UsageException("--folds is 1 to 5, got " + folds);
    }
    Files.createDirectories(out);
    PoseActionData read = read();
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withEpochs(epochs()).withSight(Sight.PICTURE_FROM_ANYWHERE);
    ActionModel model =
        ActionModel.named(MODEL, read.preparation().layout(), read.preparation().bodies());
    WatchTrial trial = new WatchTrial(model, read.preparation(), plan, read.labels().size());
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%s: %d windows%n", read.name(), read.samples().size());
    WatchTrial.Judged judged = judged(trial, read, plan.toString());
    WatchScores scores = new WatchScores(judged, read.labels());
    scores.print(console);
    try (TrainableNetwork net = trial.train(read.samples(), seed, progress("all"))) {
      Path file = out.resolve(read.name() + ".onnx");
      CardedExport.write(net, card(read, model, net, scores), file);
      console.printf("written: %s, %d bytes%n", file, Files.size(file));
    }
    console.flush();
    return ExitCode.DONE.code();
  }

  private int epochs() {
    if (epochs != null && epochs < 1) {
      throw new UsageException("--epochs starts at 1, got " + epochs);
    }
    return epochs != null ? epochs : dataset.equals("sbu") ? 60 : 12;
  }

  private PoseActionData read() throws IOException {
    return switch (dataset) {
      case "sbu" -> PoseActionData.pairs(data, alone(), seed);
      case "utkinect" -> PoseActionData.persons(data, seed);
      default -> throw new UsageException("--dataset is sbu or utkinect, got " + dataset);
    };
  }

  private Path alone() {
    if (alone == null) {
      throw new UsageException(
          "--dataset sbu needs --alone with UTKinect's archive, for pairs who do nothing together");
    }
    return alone;
  }

  private WatchTrial.Judged judged(WatchTrial trial, PoseActionData read, String plan)
      throws IOException {
    List<WatchTrial.Judged> judgedFolds = new ArrayList<>();
    for (Set<String> held : read.heldOut().subList(0, folds)) {
      int fold = judgedFolds.size() + 1;
      HeldOutFile file =
          new HeldOutFile(
              out.resolve("%s-fold-%d.bin".formatted(read.name(), fold)),
              "%d windows, seed %d, %s".formatted(read.samples().size(), seed, plan));
      Optional<WatchTrial.Judged> known = file.read();
      WatchTrial.Judged judged =
          known.isPresent()
              ? known.get()
              : trial.judge(read.samples(), held, seed, progress("fold " + fold));
      file.write(judged);
      judgedFolds.add(judged);
    }
    return WatchScores.joined(judgedFolds);
  }

  private DoubleConsumer progress(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    int[] epoch = {0};
    return loss -> {
      progress.printf(Locale.ROOT, "%s, epoch %d: loss %.3f%n", what, ++epoch[0], loss);
      progress.flush();
    };
  }

  private NetworkCard card(
      PoseActionData read, ActionModel model, TrainableNetwork net, WatchScores scores) {
    Map<String, Double> reached = new LinkedHashMap<>();
    reached.put("held-out-accuracy", scores.accuracy());
    List<Integer> sizes =
        net.network().inputs().values().stream().map(TensorShape::sizes).findFirst().orElseThrow();
    return new NetworkCard(
        read.name(),
        ActionPreparation.TASK,
        List.of(new NetworkCard.Input(model.input(), sizes, List.of("feature", "row", "moment"))),
        read.preparation().facts(),
        ActionModel.OUTPUT,
        read.labels(),
        Optional.of(scores.calibration(read.expected())),
        new NetworkCard.Training(
            read.description(),
            "miharu train pose-actions --dataset %s --epochs %d --seed %d --folds %d"
                .formatted(dataset, epochs(), seed, folds),
            BuildVersion.current(),
            seed),
        reached,
        "of these weights: as the project; of the recordings: their own, and none is in here",
        Optional.empty());
  }
}
