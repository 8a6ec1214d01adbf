package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.coco.CocoDetections;
import io.miharu.eval.coco.CocoScores;
import io.miharu.eval.coco.CocoScores.ClassScores;
import io.miharu.eval.coco.CocoSummary;
import io.miharu.eval.coco.CocoTruth;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score coco}: found boxes against true ones, as cocoapi's COCOeval scores them. */
@Command(
    name = "coco",
    description = {
      "Scores boxes in pictures as cocoapi's COCOeval does, and prints its twelve lines.",
      "Several files of found boxes are scored one after the other, and compared."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreCocoCommand implements Callable<Integer> {

  private static final int CURVES_OF_CLASSES = 12;

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = {"--iou-type", "--iouType"},
      paramLabel = "TYPE",
      defaultValue = "bbox",
      description = "What overlaps; bbox is the only one.")
  private String overlapType;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write the twelve lines to summary.txt there.")
  private @Nullable Path output;

  @Option(
      names = "--compat",
      description =
          "Score as the reference does, defects included: sizes below 0 and NaN scores are taken.")
  private boolean compat;

  @Parameters(index = "0", paramLabel = "GT.json", description = "The true boxes.")
  private Path truth;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DET.json",
      description = "Found boxes: a list of image_id, category_id, bbox and score.")
  private List<Path> found;

  @Override
  public Integer call() throws IOException {
    if (!overlapType.equals("bbox")) {
      throw new UsageException("--iou-type needs bbox, got " + overlapType);
    }
    CocoTruth truths = CocoTruth.read(truth, compat);
    StringBuilder text = new StringBuilder();
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path file : found) {
      CocoDetections detections = CocoDetections.read(file, truths, compat);
      CocoScores result = CocoScores.of(truths, detections);
      sheets.add(sheet(truths, detections, result, file));
      text.append(CocoSummary.text(result));
    }
    if (output != null) {
      ReferenceText.write(text.toString(), output, "summary.txt");
    }
    ReferenceText.publish(text.toString(), sheets, scores, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private static ScoreSheet sheet(
      CocoTruth truth, CocoDetections detections, CocoScores result, Path file) {
    List<Score> headline = new ArrayList<>();
    for (int i = 0; i < CocoSummary.NAMES.size(); i++) {
      headline.add(new Score(CocoSummary.NAMES.get(i), result.stats().get(i)));
    }
    List<String> columns = new ArrayList<>(CocoSummary.NAMES);
    columns.add("truths");
    columns.add("category_id");
    List<Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    List<Double> recall = new ArrayList<>();
    for (ClassScores each : result.classes()) {
      List<Double> values = new ArrayList<>(each.stats());
      values.add((double) each.truths());
      values.add((double) each.category().id());
      rows.add(new Row(each.category().name(), values));
      names.add(each.category().name());
      precision.add(defined(each.stats().get(0)));
      recall.add(defined(each.stats().get(CocoSummary.NAMES.indexOf("AR100"))));
    }
    List<String> notes = new ArrayList<>();
    notes.add("-1 stands where nothing is true; such classes count in no mean");
    if (detections.unknownClasses() > 0) {
      notes.add(
          "%d found boxes are of classes that the truth does not know, and do not count"
              .formatted(detections.unknownClasses()));
    }
    if (truth.repeatedIds() > 0) {
      notes.add(
          "%d true boxes have the id of a later one, which counts in their place, as in cocoapi"
              .formatted(truth.repeatedIds()));
    }
    if (truth.boxesOfIdZero() > 0) {
      notes.add("a true box with the id 0 cannot be found, as in cocoapi: count ids from 1");
    }
    return new ScoreSheet(
        "COCO bbox",
        MotJob.nameWithoutEnding(file),
        headline,
        List.of(new SheetTable("Classes", "class", columns, rows)),
        curves(result),
        List.of(
            UnitScores.mean("AP", true, names, precision),
            UnitScores.mean("AR100", true, names, recall)),
        notes);
  }

  private static double defined(double stat) {
    return stat == CocoScores.NOTHING ? Double.NaN : stat;
  }

  private static List<Curve> curves(CocoScores result) {
    List<Curve> curves = new ArrayList<>();
    for (int threshold : new int[] {0, 5, 9}) {
      double[] mean = new double[101];
      int classes = 0;
      for (int k = 0; k < result.classes().size(); k++) {
        List<Double> precision = result.precision(k, threshold);
        classes += precision.isEmpty() ? 0 : 1;
        for (int r = 0; r < precision.size(); r++) {
          mean[r] += precision.get(r);
        }
      }
      List<Double> values = new ArrayList<>();
      for (double sum : mean) {
        values.add(classes == 0 ? 0 : sum / classes);
      }
      String name = "IoU %.2f".formatted(CocoScores.threshold(threshold));
      curves.add(curve(name, "Precision and recall, mean of classes", values));
    }
    for (int k = 0; k < result.classes().size() && k < CURVES_OF_CLASSES; k++) {
      List<Double> precision = result.precision(k, 0);
      if (!precision.isEmpty()) {
        String name = result.classes().get(k).category().name();
        curves.add(curve(name, "Precision and recall at IoU 0.50, by class", precision));
      }
    }
    return curves;
  }

  private static Curve curve(String name, String kind, List<Double> precision) {
    List<Point> points = new ArrayList<>();
    for (int r = 0; r < precision.size(); r++) {
      points.add(new Point(CocoScores.recall(r), precision.get(r)));
    }
    return new Curve(
        name, kind, new Axis("recall", Scale.LINEAR), new Axis("precision", Scale.LINEAR), points);
  }
}
