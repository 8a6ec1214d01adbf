package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.ava.AvaBoxes;
import io.miharu.eval.ava.AvaLabels;
import io.miharu.eval.ava.AvaScores;
import io.miharu.eval.ava.AvaScores.ActionResult;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score ava}: actions of people in frames, as AVA's frame mAP scores them. */
@Command(
    name = "ava",
    description = {
      "Scores people's actions in frames as get_ava_performance.py does, and prints what it prints."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreAvaCommand implements Callable<Integer> {

  private static final int MOST_CURVES = 12;

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = {"-l", "--labelmap"},
      paramLabel = "FILE.pbtxt",
      description = "The actions that count, with their numbers (default: all of the truth).")
  private @Nullable Path labelMap;

  @Option(
      names = {"-g", "--groundtruth", "--gt"},
      paramLabel = "FILE.csv",
      description = "video,timestamp,x1,y1,x2,y2,action[,person].")
  private @Nullable Path truth;

  @Option(
      names = {"-d", "--detections", "--det"},
      paramLabel = "FILE.csv",
      description = "video,timestamp,x1,y1,x2,y2,action,score; repeat it to compare.")
  private List<Path> found = new ArrayList<>();

  @Parameters(
      arity = "0..*",
      paramLabel = "GT DET",
      description = "The same files without -g and -d: the truth, then what was found.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-e", "--exclusions"},
      paramLabel = "FILE.csv",
      description = "Frames that are left out: video,timestamp.")
  private @Nullable Path exclusions;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write what is printed to ava.txt there.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    List<Path> inputs = new ArrayList<>(files);
    inputs.addAll(0, found);
    if (truth != null) {
      inputs.add(0, truth);
    }
    if (inputs.size() < 2 || (truth == null && !found.isEmpty())) {
      throw new UsageException("score ava needs the truth (-g) and found boxes (-d)");
    }
    Path truthFile = inputs.get(0);
    AvaLabels labels = labelMap == null ? AvaLabels.ofTable(truthFile) : AvaLabels.read(labelMap);
    AvaBoxes truths = AvaBoxes.readTruth(truthFile, labels);
    Set<String> excluded = exclusions == null ? Set.of() : AvaBoxes.readExclusions(exclusions);
    StringBuilder text = new StringBuilder();
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path file : inputs.subList(1, inputs.size())) {
      AvaScores result = AvaScores.of(labels, truths, AvaBoxes.readFound(file, labels), excluded);
      sheets.add(sheet(result, file));
      text.append(result.text());
    }
    if (output != null) {
      ReferenceText.write(text.toString(), output, "ava.txt");
    }
    ReferenceText.publish(text.toString(), sheets, scores, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private static ScoreSheet sheet(AvaScores result, Path file) {
    List<Row> reference = new ArrayList<>();
    result.byReferenceName().forEach((name, value) -> reference.add(new Row(name, List.of(value))));
    List<Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (Map.Entry<Integer, String> label : result.labels().names().entrySet()) {
      double precision = result.averagePrecision(label.getKey());
      ActionResult action = result.actions().get(label.getKey());
      double truths = action == null ? 0 : action.truths();
      rows.add(new Row(label.getValue(), List.of(precision, truths, (double) label.getKey())));
      names.add(label.getValue());
      values.add(precision);
      if (action != null && curves.size() < MOST_CURVES) {
        curves.add(PrecisionRecallCurve.of(label.getValue(), action.curve()));
      }
    }
    return new ScoreSheet(
        "AVA frame mAP@0.5IOU",
        MotJob.nameWithoutEnding(file),
        List.of(new Score("mAP", result.mean())),
        List.of(
            new SheetTable("Actions", "action", List.of("AP", "truths", "action_id"), rows),
            new SheetTable("By the reference's names", "metric", List.of("value"), reference)),
        curves,
        List.of(UnitScores.mean("mAP", true, names, values)),
        List.of());
  }
}
