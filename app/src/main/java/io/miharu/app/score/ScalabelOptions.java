package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.eval.mot.MotMetricsCounts;
import io.miharu.eval.mot.ScalabelClasses;
import io.miharu.eval.mot.ScalabelScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code scalabel.eval.mot}, and the sheet of its numbers. */
final class ScalabelOptions {

  private static final List<String> COLUMNS =
      List.of("IDF1", "MOTA", "MOTP", "FP", "FN", "IDSw", "MT", "PT", "ML", "FM");

  @Option(
      names = {"--config", "-c"},
      paramLabel = "FILE.toml",
      description = "Scalabel: Names the categories (default: those of the truth).")
  private @Nullable Path configuration;

  @Option(
      names = "--ignore-iof-thr",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Scalabel: How much of a box a crowd must cover to hide it (default: 0.5).")
  private double crowdShare = 0.5;

  @Option(
      names = "--ignore-unknown-cats",
      description = "Scalabel: Take labels of other categories as crowds.")
  private boolean takesUnknown;

  @Option(names = "--iou-thr", hidden = true, description = "Only 0.5 is accepted.")
  void refuseThreshold(double threshold) {
    if (threshold != 0.5) {
      throw new UsageException("--iou-thr: tracks are matched at 0.5 only");
    }
  }

  @Option(names = "--nproc", hidden = true, description = "Accepted, without effect.")
  @SuppressWarnings("UnusedVariable")
  private List<String> unused = new ArrayList<>();

  ScoreSheet sheet(Path truth, Path found) throws IOException {
    Optional<ScalabelClasses> classes = Optional.empty();
    if (configuration != null) {
      classes = Optional.of(ScalabelClasses.read(configuration));
    }
    ScalabelScores scores = ScalabelScores.read(truth, found, classes, crowdShare, takesUnknown);
    List<Row> rows = new ArrayList<>();
    scores.counts().forEach((name, counts) -> rows.add(new Row(name, values(counts))));
    MotMetricsCounts overall = scores.overall();
    double idf1 = mean(scores, counts -> 100 * counts.idf1());
    double mota = mean(scores, counts -> 100 * counts.mota());
    double motp = mean(scores, counts -> 100 * (1 - counts.motp()));
    List<Double> average = new ArrayList<>(List.of(idf1, mota, motp));
    average.addAll(values(overall).subList(average.size(), COLUMNS.size()));
    rows.add(new Row("AVERAGE", average));
    rows.add(new Row("OVERALL", values(overall)));
    List<Score> headline = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      headline.add(new Score(COLUMNS.get(i), values(overall).get(i)));
    }
    headline.add(new Score("mIDF1", idf1));
    headline.add(new Score("mMOTA", mota));
    headline.add(new Score("mMOTP", motp));
    return new ScoreSheet(
        "Scalabel box_track",
        MotJob.nameWithoutEnding(found),
        headline,
        List.of(new SheetTable("Classes", "class", COLUMNS, rows)),
        List.of(),
        List.of(),
        List.of("rates are in percent; a class whose rate is undefined counts as 0 in the means"));
  }

  /** Over the leaf classes; one without a value counts as 0, as in Scalabel. */
  private static double mean(ScalabelScores scores, ToDoubleFunction<MotMetricsCounts> value) {
    double sum = 0;
    for (String name : scores.classes().leaves()) {
      double each = value.applyAsDouble(scores.counts().getOrDefault(name, MotMetricsCounts.NONE));
      sum += Double.isNaN(each) ? 0 : each;
    }
    return sum / scores.classes().leaves().size();
  }

  private static List<Double> values(MotMetricsCounts counts) {
    return List.of(
        100 * counts.idf1(),
        100 * counts.mota(),
        100 * (1 - counts.motp()),
        (double) counts.falseAlarms(),
        (double) counts.misses(),
        (double) counts.switches(),
        (double) counts.mostlyTracked(),
        (double) counts.partlyTracked(),
        (double) counts.mostlyLost(),
        (double) counts.fragments());
  }
}
