package io.miharu.eval.clear;

import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.f4de.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What CLEARDTScorer prints, to the last blank.
 *
 * @param scores of each sequence
 * @param onlyMota whether only that column is shown, as for AVSS
 * @param undefinedAsZero whether a number that does not exist is printed as {@code 0.000000}, as
 *     the reference does, rather than as {@code NaN}
 */
public record ClearReport(
    List<ClearSequence> sequences,
    List<ClearScores> scores,
    ClearMeasure measure,
    ClearSettings settings,
    boolean onlyMota,
    boolean undefinedAsZero) {

  private static final int DECIMALS = 6;

  public ClearReport {
    sequences = List.copyOf(sequences);
    scores = List.copyOf(scores);
    if (sequences.size() != scores.size()) {
      throw new IllegalArgumentException(
          "needed scores of %d sequences, got %d".formatted(sequences.size(), scores.size()));
    }
  }

  /** The metrics by column title, in the order of the columns. */
  public static Map<String, ToDoubleFunction<ClearScores>> metrics(
      ClearMeasure measure, boolean onlyMota) {
    String by = measure == ClearMeasure.AREA ? "" : "-D";
    Map<String, ToDoubleFunction<ClearScores>> metrics = new LinkedHashMap<>();
    if (!onlyMota) {
      metrics.put("SFDA" + by, ClearScores::sfda);
      metrics.put("ATA" + by, ClearScores::ata);
      metrics.put("MODA", ClearScores::moda);
      metrics.put("MODP" + by, ClearScores::modp);
    }
    metrics.put("MOTA", ClearScores::mota);
    if (!onlyMota) {
      metrics.put("MOTP" + by, ClearScores::motp);
    }
    return metrics;
  }

  /** What goes to standard output when no file is asked for. */
  public String text() {
    return "** Detection and Tracking Results:\n" + result() + "\n\n***** DONE *****\n\n";
  }

  /** The parameters and the table, which is what the reference writes to a file. */
  public String result() {
    TextTable table = new TextTable(titles());
    // The reference sorts its rows by their number as text: 1, 10, 11, 2.
    IntStream.range(0, scores.size())
        .boxed()
        .sorted(Comparator.comparing(row -> String.valueOf(row + 1)))
        .forEach(row -> table.add(cells(row)));
    return "%s Based Evaluation parameters: Detection-Threshold = %s (Binary = %s); Tracking-Threshold = %s (Binary = %s); Miss-Detect-Cost = %s; False-Alarm-Cost = %s; ID-Switch-Cost = %s.\n\n"
            .formatted(
                measure == ClearMeasure.AREA ? "Area" : "Distance",
                PerlNumber.of(settings.detectionThreshold()),
                settings.binary() ? "True" : "False",
                PerlNumber.of(settings.trackingThreshold()),
                settings.binary() ? "True" : "False",
                PerlNumber.of(settings.missCost()),
                PerlNumber.of(settings.falseAlarmCost()),
                PerlNumber.of(settings.switchCost()))
        + table.text();
  }

  /** The table as comma-separated values, every one quoted, with a number before each row. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    List<String> titles = new ArrayList<>(List.of("MasterKey"));
    titles.addAll(titles());
    line(csv, titles);
    for (int row = 0; row < scores.size(); row++) {
      List<String> cells = new ArrayList<>(List.of(String.valueOf(row + 1)));
      cells.addAll(cells(row));
      line(csv, cells);
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(
            cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")))
        .append('\n');
  }

  private List<String> titles() {
    List<String> titles =
        new ArrayList<>(List.of("Reference File", "System Output File", "Video", "Object"));
    titles.addAll(metrics(measure, onlyMota).keySet());
    return titles;
  }

  private List<String> cells(int row) {
    ClearSequence sequence = sequences.get(row);
    List<String> cells = new ArrayList<>();
    cells.add(upper(sequence.truthFile()));
    cells.add(upper(sequence.systemFile()));
    cells.add(upper(sequence.video()));
    cells.add(sequence.object());
    metrics(measure, onlyMota)
        .values()
        .forEach(
            metric -> {
              double value = metric.applyAsDouble(scores.get(row));
              boolean zero = undefinedAsZero && Double.isNaN(value);
              cells.add(PerlNumber.fixed(zero ? 0 : value, DECIMALS));
            });
    return cells;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
