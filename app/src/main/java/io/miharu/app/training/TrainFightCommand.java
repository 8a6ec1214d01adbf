package io.miharu.app.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.learning.motion.AlertTrial;
import io.miharu.learning.motion.BlockedTrial;
import io.miharu.learning.motion.FilmedClip;
import io.miharu.learning.motion.LabelledClip;
import io.miharu.learning.motion.LogisticRegression;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu train fight}: the weights of the concepts agitation and scuffle. */
@Command(
    name = "fight",
    description = {
      "Fits the concept agitation to clips of fights and of anything else, by logistic regression on"
          + " the motion of the whole picture; or, with --detector and --pose, the concept scuffle,"
          + " on what the people do.",
      "Prints the accuracy on blocks of ten clips of each kind that the fit did not see, and what an"
          + " alert would find there; writes agitation.json or scuffle.json, fitted to all clips,"
          + " and features.csv. Nothing is drawn at random."
    },
    mixinStandardHelpOptions = true)
final class TrainFightCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Has the folders fight and normal, with clips of two seconds or so.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write; features.csv found there is used in place of the clips.")
  private Path out = Path.of("");

  @Option(
      names = "--ordinary",
      paramLabel = "DIR",
      description = {
        "Clips of any length without a fight; three moments of each join what is learned from.",
        "ordinary.csv found in --out is used in place of them. May be repeated."
      })
  private List<Path> ordinary = List.of();

  @Option(names = "--detector", paramLabel = "FILE", description = "Finds the people.")
  private @Nullable Path detector;

  @Option(names = "--pose", paramLabel = "FILE", description = "Finds their skeletons.")
  private @Nullable Path pose;

  @Override
  public Integer call() throws IOException {
    try (ClipMeasure measure = measure()) {
      return fit(measure);
    }
  }

  private ClipMeasure measure() throws IOException {
    if (detector == null && pose == null) {
      return new PictureMeasure();
    }
    if (detector == null || pose == null) {
      throw new UsageException("--detector and --pose go together: give both, or none");
    }
    return PeopleMeasure.open(detector, pose);
  }

  private int fit(ClipMeasure measure) throws IOException {
    Files.createDirectories(out);
    PrintWriter console = spec.commandLine().getOut();
    List<FilmedClip> filmed =
        FightClips.read(data, out.resolve("features.csv"), measure, spec.commandLine().getErr());
    List<LabelledClip> clips = filmed.stream().map(FilmedClip::whole).toList();
    List<LabelledClip> others =
        FightClips.ordinary(
            ordinary, out.resolve("ordinary.csv"), measure, spec.commandLine().getErr());
    BlockedTrial trial = new BlockedTrial(clips, others, measure.candidates());
    List<BlockedTrial.Block> blocks = trial.run();
    for (BlockedTrial.Block block : blocks) {
      console.printf(
          Locale.ROOT,
          "block %d: accuracy %.3f (%s, lambda %s, %d clips)%n",
          block.block() + 1,
          block.accuracy(),
          block.choice().candidate().name(),
          block.choice().lambda(),
          block.clips().size());
    }
    console.printf(Locale.ROOT, "mean %.3f ± %.3f%n", mean(blocks), deviation(blocks));
    AlertTrial alerts = new AlertTrial(filmed, others);
    int found = 0;
    int wrong = 0;
    for (AlertTrial.Block block : alerts.run(blocks)) {
      found += block.found().size();
      wrong += block.wrong().size();
      console.printf(
          Locale.ROOT,
          "alerts in block %d: from %.3f on for %.1f s; %d found, false: %s%n",
          block.block() + 1,
          block.limit(),
          AlertTrial.HELD_S,
          block.found().size(),
          block.wrong().isEmpty() ? "none" : String.join(", ", block.wrong()));
    }
    console.printf(
        Locale.ROOT,
        "alerts in all: %d found, %d false; to serve: from %.3f on%n",
        found,
        wrong,
        alerts.limit(trial.choose()));
    Path card = out.resolve(measure.concept() + ".json");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(card.toFile(), card(measure, trial, blocks, clips, others));
    console.printf("written: %s%n", card);
    console.flush();
    return ExitCode.DONE.code();
  }

  private static ObjectNode card(
      ClipMeasure measure,
      BlockedTrial trial,
      List<BlockedTrial.Block> blocks,
      List<LabelledClip> clips,
      List<LabelledClip> others) {
    BlockedTrial.Choice choice = trial.choose();
    LogisticRegression fit = trial.fit(choice);
    ObjectNode card = new ObjectMapper().createObjectNode();
    card.put("name", measure.concept());
    card.put("task", measure.task());
    card.put(
        "data",
        "%d clips of fights and %d others of two seconds (Akti et al., IPTA 2019)%s"
            .formatted(
                clips.stream().filter(LabelledClip::positive).count(),
                clips.stream().filter(clip -> !clip.positive()).count(),
                others.isEmpty()
                    ? ""
                    : ", %d moments of ordinary surveillance and driving"
                        .formatted(others.size())));
    card.put("licence", "of the clips: MIT; of these weights: as the project");
    card.put(
        "command",
        "miharu train fight --data videos/fights"
            + measure.options()
            + (others.isEmpty() ? "" : " --ordinary videos/surveillance --ordinary videos/dashcam")
            + " --out DIR");
    card.put("seed", "none: nothing is drawn at random");
    card.put("lambda", choice.lambda());
    blocks.forEach(block -> card.withArray("blockAccuracies").add(block.accuracy()));
    card.put("meanAccuracy", mean(blocks));
    blocks.forEach(block -> card.withArray("blockChoices").add(block.choice().candidate().name()));
    card.put("bias", fit.bias());
    ObjectNode weights = card.putObject("weights");
    ObjectNode usual = card.putObject("usual");
    List<Integer> places = choice.candidate().values();
    for (int i = 0; i < places.size(); i++) {
      String name = measure.names().get(places.get(i));
      weights.put(name, fit.weights()[i]);
      usual.put(name, fit.usual()[i]);
    }
    return card;
  }

  private static double mean(List<BlockedTrial.Block> blocks) {
    return blocks.stream().mapToDouble(BlockedTrial.Block::accuracy).average().orElse(Double.NaN);
  }

  /** Of a sample. */
  private static double deviation(List<BlockedTrial.Block> blocks) {
    double mean = mean(blocks);
    double squares =
        blocks.stream().mapToDouble(block -> Math.pow(block.accuracy() - mean, 2)).sum();
    return Math.sqrt(squares / (blocks.size() - 1));
  }
}
