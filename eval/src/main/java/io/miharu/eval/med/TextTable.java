package io.miharu.eval.med;

import java.util.ArrayList;
import java.util.List;

/**
 * A table drawn with bars and dashes as F4DE draws its reports: headers centred under group
 * headers, values to the right.
 */
final class TextTable {

  /**
   * @param group its neighbours with the same group share a header above theirs; may be empty
   */
  record Column(String group, String name) {}

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> rules = new ArrayList<>();

  TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  void row(List<String> values) {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d values for %d columns".formatted(values.size(), columns.size()));
    }
    rows.add(List.copyOf(values));
  }

  /** Draws a line above the row that comes next. */
  void rule() {
    rules.add(rows.size());
  }

  String drawn() {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = columns.get(c).name().length() + 4;
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length() + 4);
      }
    }
    StringBuilder groups = new StringBuilder("|");
    for (int c = 0; c < widths.length; ) {
      String group = columns.get(c).group();
      int width = widths[c];
      int end = c + 1;
      while (end < widths.length && columns.get(end).group().equals(group)) {
        width += 1 + widths[end++];
      }
      int wanted = group.length() + 4;
      if (!group.isEmpty() && width < wanted) {
        widths[end - 1] += wanted - width;
        width = wanted;
      }
      groups.append(centred(group, width)).append('|');
      c = end;
    }
    StringBuilder names = new StringBuilder("|");
    StringBuilder line = new StringBuilder("|");
    for (int c = 0; c < widths.length; c++) {
      names.append(centred(columns.get(c).name(), widths[c])).append('|');
      line.append("-".repeat(widths[c])).append('+');
    }
    StringBuilder text = new StringBuilder();
    text.append(groups).append('\n').append(names).append('\n').append(line).append('\n');
    for (int r = 0; r < rows.size(); r++) {
      if (rules.contains(r)) {
        text.append(line).append('\n');
      }
      text.append('|');
      for (int c = 0; c < widths.length; c++) {
        String value = rows.get(r).get(c);
        text.append(" ".repeat(widths[c] - value.length() - 1)).append(value).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String centred(String text, int width) {
    int left = (width - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
  }

  /** The same as values parted by commas, all quoted; headers join group and name with a bar. */
  String asCsv() {
    StringBuilder text = new StringBuilder();
    line(text, columns.stream().map(column -> column.group() + "|" + column.name()).toList());
    rows.forEach(row -> line(text, row.stream().map(String::strip).toList()));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> values) {
    List<String> quoted =
        values.stream().map(value -> '"' + value.replace("\"", "\"\"") + '"').toList();
    text.append(String.join(",", quoted)).append('\n');
  }
}
