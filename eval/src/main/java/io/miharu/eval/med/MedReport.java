package io.miharu.eval.med;

import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.med.MedScores.Block;
import io.miharu.eval.med.TextTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The scores as DEVA_cli writes them: the table of {@code scoreDB.scores.txt} and {@code .csv}, and
 * the points of the DET curves. Columns, order, rounding and the file names in them are its own.
 */
public final class MedReport {

  /** The beginning of all file names. */
  public static final String STEM = "scoreDB";

  /**
   * What the table shows.
   *
   * @param metric the metric's counts and rates
   * @param averagePrecision AP%
   * @param fixedPrior AP'%
   */
  public record Style(boolean metric, boolean averagePrecision, boolean fixedPrior) {}

  /** A column: its header, its decimals, the least width of its values, and its number. */
  private record Figure(Column column, int decimals, int width, ToDoubleFunction<Block> value) {
    String of(Block block) {
      double number = value.applyAsDouble(block);
      if (decimals == 0) {
        return String.valueOf((long) number);
      }
      return padded(
          Double.isNaN(number) && !isThreshold() ? "NA" : PerlNumber.fixed(number, decimals),
          width);
    }

    boolean isThreshold() {
      return column.name().startsWith("Dec. T");
    }
  }

  private final MedScores scores;
  private final Style style;
  private final String folder;
  private final Map<String, String> trialParameters;
  private final boolean average;

  /**
   * @param folder where the files will lie, as the table names it
   * @param trialParameters -T's, printed above the metric's own
   * @param average whether the scores are those of --BlockAverage
   */
  public MedReport(
      MedScores scores,
      Style style,
      String folder,
      Map<String, String> trialParameters,
      boolean average) {
    this.scores = scores;
    this.style = style;
    this.folder = folder;
    this.trialParameters = new TreeMap<>(trialParameters);
    this.average = average;
  }

  /** The text of scoreDB.scores.txt. */
  public String text() {
    return parameters().drawn() + "\n\n" + table(true).drawn();
  }

  /** The text of scoreDB.scores.csv. */
  public String csv() {
    return table(false).asCsv();
  }

  /** The texts of the files of curve points by their names; blocks without targets have none. */
  public SortedMap<String, String> curves() {
    SortedMap<String, String> files = new TreeMap<>();
    for (Block block : scores.blocks()) {
      if (block.scored()) {
        files.put(
            "%s.det.%s.dat.1".formatted(STEM, fileName(block)),
            DetText.of(block.curve(), scores.metric(), metricParameters(), trialParameters));
      }
    }
    return files;
  }

  /** A block's name as part of the names of the files about it. */
  public static String fileName(Block block) {
    return block.name().replace(' ', '_').replace('/', '_');
  }

  private Map<String, String> metricParameters() {
    Map<String, String> parameters = new LinkedHashMap<>(scores.metric().parameters());
    if (style.averagePrecision()) {
      parameters.put("APpct", "true");
    }
    if (style.fixedPrior()) {
      parameters.put("APPpct", "true");
    }
    return parameters;
  }

  private TextTable parameters() {
    String title = "Performance Summary Over and Ensemble of Subsets";
    TextTable table = new TextTable(List.of(new Column(title, "Key"), new Column(title, "Value")));
    table.row(List.of("System Title", "DET Set"));
    table.row(List.of("Decision ID", "Trial"));
    trialParameters.forEach((key, value) -> table.row(List.of(key, value)));
    new TreeMap<>(metricParameters()).forEach((key, value) -> table.row(List.of(key, value)));
    table.row(List.of("Combined DET Plot", "%s/%s.det.png".formatted(folder, STEM)));
    return table;
  }

  private TextTable table(boolean pictures) {
    boolean recall = scores.metric() instanceof MedMetric.RecallOverRank;
    List<Figure> figures = style.metric() ? metricFigures(recall) : List.of();
    List<Figure> global = globalFigures();
    boolean graphs = pictures && style.metric();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("", "Title"));
    figures.forEach(figure -> columns.add(figure.column()));
    if (graphs) {
      columns.add(new Column("DET Curve Graphs", "DET Curve"));
      if (!recall) {
        columns.add(new Column("DET Curve Graphs", "Threshold Curve"));
      }
    }
    global.forEach(figure -> columns.add(figure.column()));
    TextTable table = new TextTable(columns);
    for (Block block : scores.blocks()) {
      List<String> row = new ArrayList<>();
      row.add(block.name());
      figures.forEach(figure -> row.add(figure.of(block)));
      if (graphs) {
        String stem = "%s/%s.det.%s".formatted(folder, STEM, fileName(block));
        row.add(stem + ".png");
        if (!recall) {
          row.add(stem + ".thresh.png");
        }
      }
      global.forEach(figure -> row.add(figure.of(block)));
      table.row(row);
    }
    if (recall && !average) {
      table.rule();
      summaries(table, figures, global, graphs);
    }
    return table;
  }

  /** Count, mean, deviation and the mean less and plus two deviations; undefined counts as 0. */
  private void summaries(
      TextTable table, List<Figure> figures, List<Figure> global, boolean graphs) {
    for (String name : List.of("Count", "Mean", "StdDev", "-2SE", "+2SE")) {
      List<String> row = new ArrayList<>();
      row.add(name);
      figures.forEach(figure -> row.add(summary(name, figure)));
      if (graphs) {
        row.add("");
      }
      global.forEach(figure -> row.add(summary(name, figure)));
      table.row(row);
    }
  }

  private String summary(String name, Figure figure) {
    // Of the printed numbers, as in the reference: their rounding is part of the mean.
    double[] values =
        scores.blocks().stream()
            .mapToDouble(figure.value())
            .map(
                v ->
                    Double.isNaN(v)
                        ? v
                        : Double.parseDouble(PerlNumber.fixed(v, figure.decimals())))
            .toArray();
    if (name.equals("Count")) {
      return padded(String.valueOf(values.length), figure.width());
    }
    // A rate that is not defined prints NA and counts as 0; a threshold that is none stays NaN.
    for (int i = 0; i < values.length && !figure.isThreshold(); i++) {
      values[i] = Double.isNaN(values[i]) ? 0 : values[i];
    }
    double mean = Arrays.stream(values).sum() / values.length;
    // One event alone has no deviation; the reference prints that as 0 and reckons with it.
    double deviation = values.length < 2 ? 0 : DetCurve.deviation(values);
    double value =
        switch (name) {
          case "Mean" -> mean;
          case "StdDev" -> deviation;
          case "-2SE" -> mean - 2 * deviation;
          case "+2SE" -> mean + 2 * deviation;
          default -> throw new AssertionError(name);
        };
    return padded(PerlNumber.fixed(value, 1), figure.width());
  }

  private List<Figure> metricFigures(boolean recall) {
    MedMetric metric = scores.metric();
    String inputs = "Inputs";
    String actual = "Actual Decision %s Analysis".formatted(metric.name());
    String best =
        "%s %s Analysis".formatted(metric.smallerIsBetter() ? "Minimum" : "Maximum", metric.name());
    int second = recall ? 1 : 5;
    int first = recall ? 1 : 3;
    int joined = recall ? 1 : 4;
    int firstWidth = recall ? 0 : 6;
    List<Figure> figures = new ArrayList<>();
    if (average && scores.blocks().stream().anyMatch(block -> block.averaged() > 1)) {
      figures.add(count(inputs, "#Block", Block::averaged));
    }
    figures.add(count(inputs, "#Targ", Block::targets));
    figures.add(count(inputs, "#NTarg", Block::nonTargets));
    figures.add(count(inputs, "#Sys", Block::answered));
    figures.add(count(actual, "#CorDet", Block::hits));
    figures.add(count(actual, "#Cor!Det", Block::rejections));
    figures.add(count(actual, "#FA", Block::falseAlarms));
    figures.add(count(actual, "#Miss", Block::misses));
    figures.add(figure(actual, metric.secondName(), second, 0, Block::second));
    figures.add(figure(actual, metric.firstName(), first, firstWidth, Block::first));
    figures.add(figure(actual, metric.name(), joined, 0, zero(recall, Block::joined)));
    figures.add(figure(actual, "Dec. Tresh", joined, 0, Block::threshold));
    figures.add(figure(best, metric.secondName(), second, 0, b -> b.best().second()));
    figures.add(figure(best, metric.firstName(), first, firstWidth, b -> b.best().first()));
    figures.add(figure(best, metric.name(), joined, 0, zero(recall, b -> b.best().joined())));
    figures.add(figure(best, "Dec. Thresh", first, 0, b -> b.best().threshold()));
    return figures;
  }

  /** Where nothing is defined the reference prints R0 as 0 and NDC as NA. */
  private static ToDoubleFunction<Block> zero(boolean recall, ToDoubleFunction<Block> value) {
    return recall ? block -> block.scored() ? value.applyAsDouble(block) : 0 : value;
  }

  private List<Figure> globalFigures() {
    List<Figure> figures = new ArrayList<>();
    if (style.fixedPrior()) {
      figures.add(
          figure("Global Measures", "AP'%", 1, 5, block -> 100 * block.fixedPriorPrecision()));
    }
    if (style.averagePrecision()) {
      figures.add(figure("Global Measures", "AP%", 1, 5, block -> 100 * block.averagePrecision()));
    }
    return figures;
  }

  private static Figure count(String group, String name, ToDoubleFunction<Block> value) {
    return new Figure(new Column(group, name), 0, 0, value);
  }

  private static Figure figure(
      String group, String name, int decimals, int width, ToDoubleFunction<Block> value) {
    return new Figure(new Column(group, name), decimals, width, value);
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
