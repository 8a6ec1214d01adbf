package io.miharu.app.score;

import io.miharu.app.score.report.Numbers;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.statistics.Interval;
import io.miharu.eval.statistics.PairedComparison;
import io.miharu.eval.statistics.Uncertainty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The sheets as text for a terminal: the headline of all systems side by side, then their tables.
 */
final class ScoreText {

  /** Longer tables are cut: nobody reads them on a terminal. */
  private static final int MAX_ROWS = 40;

  /** More numbers in a row are no table to read. */
  private static final int MAX_COLUMNS = 12;

  /** Wider tables continue below. */
  private static final int MAX_WIDTH = 118;

  private final List<ScoreSheet> sheets;
  private final Uncertainty uncertainty;
  private final StringBuilder text = new StringBuilder();

  private ScoreText(List<ScoreSheet> sheets, Uncertainty uncertainty) {
    this.sheets = sheets;
    this.uncertainty = uncertainty;
  }

  /** Lines ending in LF. */
  static String of(List<ScoreSheet> sheets, Uncertainty uncertainty) {
    ScoreText writer = new ScoreText(sheets, uncertainty);
    writer.headline();
    writer.comparisons();
    for (ScoreSheet sheet : sheets) {
      sheet.tables().forEach(table -> writer.table(sheet, table));
    }
    for (ScoreSheet sheet : sheets) {
      for (String note : sheet.notes()) {
        writer.line((sheets.size() > 1 ? sheet.system() + ": " : "") + "note: " + note);
      }
    }
    return writer.text.toString();
  }

  private void headline() {
    Set<String> scorers = new LinkedHashSet<>();
    Set<String> metrics = new LinkedHashSet<>();
    for (ScoreSheet sheet : sheets) {
      scorers.add(sheet.scorer());
      sheet.headline().forEach(score -> metrics.add(score.name()));
    }
    line(String.join(", ", scorers));
    List<String> heads = new ArrayList<>(List.of(""));
    List<List<String>> rows = new ArrayList<>();
    metrics.forEach(metric -> rows.add(new ArrayList<>(List.of(metric))));
    for (int s = 0; s < sheets.size(); s++) {
      boolean drawn =
          uncertainty.intervals().get(s).values().stream().anyMatch(Interval::isDefined);
      heads.add(sheets.get(s).system());
      if (drawn) {
        heads.add("95 % interval");
      }
      int row = 0;
      for (String metric : metrics) {
        double value = value(sheets.get(s), metric);
        rows.get(row).add(Numbers.exact(value));
        if (drawn) {
          rows.get(row).add(shown(uncertainty.interval(s, metric)));
        }
        row++;
      }
    }
    columns(heads, rows);
  }

  private static double value(ScoreSheet sheet, String metric) {
    return sheet.headline().stream()
        .filter(score -> score.name().equals(metric))
        .mapToDouble(ScoreSheet.Score::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String shown(Interval interval) {
    return interval.isDefined()
        ? Numbers.short4(interval.low()) + " to " + Numbers.short4(interval.high())
        : "";
  }

  private void comparisons() {
    if (uncertainty.comparisons().isEmpty()) {
      return;
    }
    line("");
    line(
        "Paired comparisons, %d samples%s"
            .formatted(
                uncertainty.bootstrap().samples(),
                sheets.size() > 2 ? ", p values adjusted after Holm" : ""));
    List<List<String>> rows = new ArrayList<>();
    for (PairedComparison pair : uncertainty.comparisons()) {
      rows.add(
          List.of(
              pair.metric() + ": " + pair.first() + " - " + pair.second(),
              Numbers.short4(pair.difference()),
              shown(pair.interval()),
              Numbers.short4(pair.randomisationP()),
              Numbers.short4(pair.bootstrapP()),
              Integer.toString(pair.units())));
    }
    columns(
        List.of("", "difference", "95 % interval", "p randomisation", "p bootstrap", "units"),
        rows);
  }

  private void table(ScoreSheet sheet, SheetTable table) {
    line("");
    line(table.title() + (sheets.size() > 1 ? ", " + sheet.system() : ""));
    int width = Math.min(MAX_COLUMNS, table.columns().size());
    List<String> heads = new ArrayList<>(List.of(table.rowKind()));
    heads.addAll(table.columns().subList(0, width));
    List<SheetTable.Row> shown = table.rows().subList(0, Math.min(MAX_ROWS, table.rows().size()));
    List<Numbers.Column> formats = Numbers.columns(table);
    List<List<String>> rows = new ArrayList<>();
    for (SheetTable.Row row : shown) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      for (int i = 0; i < width; i++) {
        cells.add(formats.get(i).shown(row.values().get(i)));
      }
      rows.add(cells);
    }
    columns(heads, rows);
    List<String> left = new ArrayList<>();
    if (shown.size() < table.rows().size()) {
      left.add(table.rows().size() - shown.size() + " more rows");
    }
    if (width < table.columns().size()) {
      left.add(table.columns().size() - width + " more columns");
    }
    if (!left.isEmpty()) {
      line("  … and %s; --json and --report have them all".formatted(String.join(" and ", left)));
    }
  }

  /** Prints columns of their own widths: the first to the left, the others to the right. */
  private void columns(List<String> heads, List<List<String>> rows) {
    int[] widths = heads.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    int from = 1;
    while (from < widths.length) {
      int to = from;
      int width = 2 + widths[0];
      while (to < widths.length && (to == from || width + 2 + widths[to] <= MAX_WIDTH)) {
        width += 2 + widths[to++];
      }
      print(heads, widths, from, to);
      for (List<String> row : rows) {
        print(row, widths, from, to);
      }
      from = to;
    }
  }

  private void print(List<String> cells, int[] widths, int from, int to) {
    StringBuilder line = new StringBuilder("  ").append(cells.get(0));
    line.append(" ".repeat(widths[0] - cells.get(0).length()));
    for (int i = from; i < to; i++) {
      line.append(" ".repeat(2 + widths[i] - cells.get(i).length())).append(cells.get(i));
    }
    line(line.toString());
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }
}
