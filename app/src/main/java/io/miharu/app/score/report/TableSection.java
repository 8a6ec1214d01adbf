package io.miharu.app.score.report;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tables, those of one title side by side: a column per metric and system, a row per class,
 * video or topic that any system has.
 */
final class TableSection {

  /** More rows than these make a page slow; JSON has them all. */
  private static final int MOST_ROWS = 5000;

  /** From this many rows on, the table scrolls within itself and can be filtered. */
  private static final int LONG = 25;

  /** A table and the index of its system. */
  private record Owned(int system, SheetTable table, Map<String, SheetTable.Row> rows) {}

  private final List<ScoreSheet> sheets;

  TableSection(List<ScoreSheet> sheets) {
    this.sheets = sheets;
  }

  Html html() {
    Map<String, List<Owned>> titles = new LinkedHashMap<>();
    for (int s = 0; s < sheets.size(); s++) {
      for (SheetTable table : sheets.get(s).tables()) {
        Map<String, SheetTable.Row> rows = new HashMap<>();
        table.rows().forEach(row -> rows.putIfAbsent(row.name(), row));
        titles
            .computeIfAbsent(table.title(), title -> new ArrayList<>())
            .add(new Owned(s, table, rows));
      }
    }
    Html html = new Html();
    titles.forEach((title, tables) -> table(html, title, tables));
    return html;
  }

  /** One column of the page. */
  private record Column(Owned owner, int index, Numbers.Column format, double full) {}

  private void table(Html html, String title, List<Owned> tables) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> metrics = new LinkedHashSet<>();
    for (Owned owned : tables) {
      metrics.addAll(owned.table().columns());
      owned.table().rows().forEach(row -> names.add(row.name()));
    }
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (String metric : metrics) {
      columns.put(metric, columns(metric, tables));
    }
    boolean isLong = names.size() >= LONG;
    html.open("section").element("h2", title);
    if (isLong) {
      html.open(
              "input",
              "type",
              "search",
              "class",
              "filter",
              "placeholder",
              "Filter rows",
              "aria-label",
              "Filter rows of " + title)
          .close();
    }
    html.open("div", "class", isLong ? "wide long" : "wide");
    html.open("table", "class", "sortable").open("thead");
    heads(html, tables, columns);
    html.close().open("tbody");
    names.stream().limit(MOST_ROWS).forEach(name -> row(html, name, columns));
    html.close().close().close();
    if (names.size() > MOST_ROWS) {
      html.element(
          "p",
          "The first %d of %d rows; --json has them all.".formatted(MOST_ROWS, names.size()),
          "class",
          "muted");
    }
    html.close();
  }

  private static List<Column> columns(String metric, List<Owned> tables) {
    double full = 0;
    boolean whole = true;
    boolean negative = false;
    for (Owned owned : tables) {
      int index = owned.table().columns().indexOf(metric);
      if (index >= 0) {
        whole &= Numbers.columns(owned.table()).get(index).whole();
        for (SheetTable.Row row : owned.table().rows()) {
          double value = row.values().get(index);
          negative |= value < 0;
          full = Double.isFinite(value) ? Math.max(full, value) : full;
        }
      }
    }
    // A share is drawn as a share of all; anything else as a share of the largest.
    double most = negative ? 0 : !whole && full <= 1 ? 1 : full;
    List<Column> columns = new ArrayList<>();
    for (Owned owned : tables) {
      int index = owned.table().columns().indexOf(metric);
      if (index >= 0) {
        columns.add(new Column(owned, index, new Numbers.Column(whole), most));
      }
    }
    return columns;
  }

  private void heads(Html html, List<Owned> tables, Map<String, List<Column>> columns) {
    boolean several = tables.size() > 1;
    html.open("tr").element("th", tables.get(0).table().rowKind(), "rowspan", several ? "2" : "");
    columns.forEach(
        (metric, own) -> {
          if (several) {
            html.element("th", metric, "class", "group", "colspan", Integer.toString(own.size()));
          } else {
            html.element("th", metric, "class", "n");
          }
        });
    html.close();
    if (several) {
      html.open("tr");
      columns.forEach(
          (metric, own) ->
              own.forEach(
                  column ->
                      html.open("th", "class", "n s" + column.owner().system() % CurveChart.COLOURS)
                          .open("i")
                          .close()
                          .text(sheets.get(column.owner().system()).system())
                          .close()));
      html.close();
    }
  }

  private static void row(Html html, String name, Map<String, List<Column>> columns) {
    html.open("tr").element("td", name);
    for (List<Column> own : columns.values()) {
      for (Column column : own) {
        SheetTable.Row row = column.owner().rows().get(name);
        double value = row == null ? Double.NaN : row.values().get(column.index());
        String bar =
            column.full() > 0 && value > 0
                ? String.format(Locale.ROOT, "--b:%.1f%%", 100 * value / column.full())
                : "";
        html.element(
            "td",
            row == null ? "" : column.format().shown(value),
            "class",
            bar.isEmpty() ? "n" : "n bar s" + column.owner().system() % CurveChart.COLOURS,
            "style",
            bar,
            "data-v",
            Double.isNaN(value) ? "" : Double.toString(value));
      }
    }
    html.close();
  }
}
