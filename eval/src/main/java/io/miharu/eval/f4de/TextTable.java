package io.miharu.eval.f4de;

import java.util.List;

/**
 * A table under a rule: titles centred, cells to the right, two blanks before every column and two
 * behind the titles. Not thread-safe.
 */
public final class TextTable {

  private final TableCells cells;

  public TextTable(List<String> titles) {
    cells = new TableCells(titles);
  }

  public void add(List<String> row) {
    cells.add(row);
  }

  /** The lines, each with its end. */
  public String text() {
    int[] width = cells.longest();
    StringBuilder text = new StringBuilder();
    int total = 0;
    for (int c = 0; c < width.length; c++) {
      text.append("  ").append(centred(cells.title(c), width[c]));
      total += 2 + width[c];
    }
    text.append("  \n").append("-".repeat(total)).append('\n');
    for (List<String> row : cells.rows()) {
      for (int c = 0; c < width.length; c++) {
        text.append("  ").append(" ".repeat(width[c] - row.get(c).length())).append(row.get(c));
      }
      text.append('\n');
    }
    return text.toString();
  }

  static String centred(String text, int width) {
    int left = (width - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
  }
}
