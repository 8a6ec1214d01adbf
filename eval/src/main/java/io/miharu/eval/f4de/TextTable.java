package io.miharu.eval.f4de;

import java.util.ArrayList;
import java.util.List;

/**
 * A table under a rule: titles centred, cells to the right, two blanks before every column and two
 * behind the titles. Not thread-safe.
 */
public final class TextTable {

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> titles) {
    this.titles = List.copyOf(titles);
  }

  public void add(List<String> cells) {
    if (cells.size() != titles.size()) {
      throw new IllegalArgumentException("needed %d cells, got %s".formatted(titles.size(), cells));
    }
    rows.add(List.copyOf(cells));
  }

  /** The lines, each with its end. */
  public String text() {
    int[] width = widths();
    StringBuilder text = new StringBuilder();
    int total = 0;
    for (int c = 0; c < width.length; c++) {
      text.append("  ").append(centred(titles.get(c), width[c]));
      total += 2 + width[c];
    }
    text.append("  \n").append("-".repeat(total)).append('\n');
    for (List<String> row : rows) {
      for (int c = 0; c < width.length; c++) {
        text.append("  ").append(" ".repeat(width[c] - row.get(c).length())).append(row.get(c));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private int[] widths() {
    int[] width = new int[titles.size()];
    for (int c = 0; c < width.length; c++) {
      width[c] = titles.get(c).length();
      for (List<String> row : rows) {
        width[c] = Math.max(width[c], row.get(c).length());
      }
    }
    return width;
  }

  static String centred(String text, int width) {
    int left = (width - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
  }
}
