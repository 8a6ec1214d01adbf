package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.classification.ClassificationData;
import io.miharu.eval.classification.ClassificationScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score classification}: top-k, mean class accuracy, F1, mAP, confusions. */
@Command(
    name = "classification",
    description = "Scores a classifier: top-k, mean class accuracy, macro F1, mAP, confusions.",
    footer = {
      "",
      "TRUTH, a line per sample:  sample,class     (several classes parted by ;)",
      "SCORES, first the classes: sample,CLASS,CLASS,...",
      "  then a line per sample:  sample,score,score,...",
      "Samples may come in any order. Equal scores go by the classes' names. Lines that begin with #"
          + " are passed over."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreClassificationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Parameters(index = "0", paramLabel = "TRUTH", description = "The true classes, in CSV.")
  private Path truth;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SCORES",
      description = "The scores, in CSV, one file per system.")
  private List<Path> systems;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      split = ",",
      defaultValue = "1,5",
      description = "How many of a sample's best classes count; default ${DEFAULT-VALUE}.")
  private List<Integer> topK;

  @Override
  public Integer call() throws IOException {
    if (topK.stream().anyMatch(k -> k < 1)) {
      throw new UsageException("--top-k must be 1 or more, got " + topK);
    }
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path system : systems) {
      sheets.add(
          sheet(
              SystemName.of(system),
              new ClassificationScores(ClassificationData.read(truth, system))));
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private ScoreSheet sheet(String system, ClassificationScores result) {
    List<String> samples = result.data().samples();
    List<Score> headline = new ArrayList<>();
    List<UnitScores> units = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int k : topK) {
      headline.add(new Score("top-" + k, result.topK(k)));
      ClassificationScores.Range range = result.topKRange(k);
      notes.add(
          String.format(
              Locale.ROOT,
              "top-%d is of %d samples; Wilson's 95 %% interval is %.4f to %.4f",
              k,
              samples.size(),
              range.low(),
              range.high()));
      units.add(
          UnitScores.mean(
              "top-" + k,
              true,
              samples,
              IntStream.range(0, samples.size())
                  .mapToObj(sample -> result.hit(sample, k) ? 1.0 : 0.0)
                  .toList()));
    }
    headline.add(new Score("mean class accuracy", result.meanClassAccuracy()));
    headline.add(new Score("macro F1", result.macroF1()));
    headline.add(new Score("mAP", result.meanAveragePrecision()));
    headline.add(new Score("ECE", result.calibrationError()));
    if (!result.data().singleLabel()) {
      notes.add("samples of several classes count for the first by name in accuracy and F1");
    }
    return new ScoreSheet(
        "Classification",
        system,
        headline,
        List.of(perClass(result), confusions(result)),
        List.of(),
        units,
        notes);
  }

  private static SheetTable perClass(ClassificationScores result) {
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < result.data().classes().size(); c++) {
      rows.add(
          new Row(
              result.data().classes().get(c),
              List.of(
                  (double) result.samples(c),
                  (double) result.found(c),
                  result.recall(c),
                  result.precision(c),
                  result.f1(c),
                  result.averagePrecision(c))));
    }
    return new SheetTable(
        "Classes", "class", List.of("samples", "found", "accuracy", "precision", "F1", "AP"), rows);
  }

  private static SheetTable confusions(ClassificationScores result) {
    List<String> classes = result.data().classes();
    List<Row> rows = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      List<Double> counts = new ArrayList<>();
      for (int found = 0; found < classes.size(); found++) {
        counts.add((double) result.confused(truth, found));
      }
      rows.add(new Row(classes.get(truth), counts));
    }
    return new SheetTable("Confusions: true by line, found by column", "true class", classes, rows);
  }
}
