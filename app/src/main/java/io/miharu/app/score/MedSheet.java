package io.miharu.app.score;

import io.miharu.eval.med.DetCurve;
import io.miharu.eval.med.MedMetric;
import io.miharu.eval.med.MedScores;
import io.miharu.eval.med.MedScores.Block;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What DEVA's metrics say, as a sheet. */
final class MedSheet {

  private MedSheet() {}

  /**
   * @param decided whether the protocol asks for decisions; without them only the order counts
   */
  static ScoreSheet of(
      String scorer, String system, MedScores scores, boolean decided, List<String> readNotes) {
    MedMetric metric = scores.metric();
    boolean recall = metric instanceof MedMetric.RecallOverRank;
    String best = metric.smallerIsBetter() ? "Minimum " : "Maximum ";
    List<Score> headline = new ArrayList<>();
    headline.add(new Score("AP%", scores.mean(Block::averagePrecision) * 100));
    if (decided) {
      headline.add(new Score(metric.name(), mean(scores, recall, Block::joined)));
      headline.add(new Score(best + metric.name(), mean(scores, recall, b -> b.best().joined())));
    }
    List<String> names = scores.blocks().stream().map(Block::name).toList();
    Map<String, ToDoubleFunction<Block>> columns = columns(metric, best, decided);
    List<Row> rows = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (Block block : scores.blocks()) {
      rows.add(
          new Row(
              block.name(),
              columns.values().stream().map(column -> column.applyAsDouble(block)).toList()));
      if (block.scored()) {
        curves.add(curve(block, metric, recall));
      }
    }
    List<UnitScores> units = new ArrayList<>();
    units.add(UnitScores.mean("AP%", true, names, values(scores, b -> 100 * b.averagePrecision())));
    if (decided) {
      units.add(
          UnitScores.mean(
              metric.name(), !metric.smallerIsBetter(), names, values(scores, Block::joined)));
    }
    List<String> notes = new ArrayList<>(readNotes);
    long undefined = scores.blocks().stream().filter(block -> !block.scored()).count();
    if (undefined > 0) {
      notes.add(
          "%d events have no target: their scores are undefined and count as 0 in the mean of AP%%"
                  .formatted(undefined)
              + (recall ? " and Ro, as in the reference" : ", as in the reference"));
    }
    return new ScoreSheet(
        scorer,
        system,
        headline,
        List.of(new SheetTable("Per event", "event", List.copyOf(columns.keySet()), rows)),
        curves,
        units,
        notes);
  }

  /** As the reference's mean row where it has one; else over the events with a value. */
  private static double mean(MedScores scores, boolean recall, ToDoubleFunction<Block> value) {
    return recall
        ? scores.mean(value)
        : scores.blocks().stream()
            .mapToDouble(value)
            .filter(v -> !Double.isNaN(v))
            .average()
            .orElse(Double.NaN);
  }

  private static List<Double> values(MedScores scores, ToDoubleFunction<Block> value) {
    return scores.blocks().stream().map(value::applyAsDouble).toList();
  }

  private static Map<String, ToDoubleFunction<Block>> columns(
      MedMetric metric, String best, boolean decided) {
    Map<String, ToDoubleFunction<Block>> columns = new LinkedHashMap<>();
    if (decided) {
      decided(columns, metric, best);
    }
    columns.put("AP'%", b -> 100 * b.fixedPriorPrecision());
    columns.put("AP%", b -> 100 * b.averagePrecision());
    return columns;
  }

  private static void decided(
      Map<String, ToDoubleFunction<Block>> columns, MedMetric metric, String best) {
    columns.put("#Targ", Block::targets);
    columns.put("#NTarg", Block::nonTargets);
    columns.put("#Sys", Block::answered);
    columns.put("#CorDet", Block::hits);
    columns.put("#Cor!Det", Block::rejections);
    columns.put("#FA", Block::falseAlarms);
    columns.put("#Miss", Block::misses);
    columns.put(metric.secondName(), Block::second);
    columns.put(metric.firstName(), Block::first);
    columns.put(metric.name(), Block::joined);
    columns.put("Threshold", Block::threshold);
    columns.put(best + metric.secondName(), b -> b.best().second());
    columns.put(best + metric.firstName(), b -> b.best().first());
    columns.put(best + metric.name(), b -> b.best().joined());
    columns.put(best + "Threshold", b -> b.best().threshold());
  }

  private static Curve curve(Block block, MedMetric metric, boolean recall) {
    Scale scale = recall ? Scale.LINEAR : Scale.PROBIT;
    String unit = recall ? ", percent" : "";
    List<Point> points = new ArrayList<>();
    for (DetCurve.Point point : block.curve().points()) {
      if (!Double.isNaN(point.joined())) {
        points.add(new Point(point.second(), point.first()));
      }
    }
    return new Curve(
        block.name(),
        recall ? "Recall over rank" : "DET",
        new Axis(metric.secondName() + unit, scale),
        new Axis(metric.firstName() + unit, scale),
        points);
  }
}
