package io.miharu.eval.f4de;

import java.util.List;

/**
 * A table with bars between its columns and, above their titles, titles that span several of them.
 * Every cell has two blanks to the left and one to the right at least, every title two on both
 * sides. Not thread-safe.
 */
public final class BoxTable {

  /** A title over {@code columns} columns; empty text for none. */
  public record Group(String title, int columns) {}

  private final List<Group> groups;
  private final TableCells cells;

  public BoxTable(List<Group> groups, List<String> titles) {
    this.groups = List.copyOf(groups);
    cells = new TableCells(titles);
  }

  public void add(List<String> row) {
    cells.add(row);
  }

  /** The lines, each with its end. */
  public String text() {
    int[] width = widths();
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (Group group : groups) {
      int spanned = group.columns() - 1; // the bars between its columns
      for (int i = 0; i < group.columns(); i++) {
        spanned += width[column++];
      }
      text.append('|').append(TextTable.centred(group.title(), spanned));
    }
    text.append("|\n");
    for (int c = 0; c < width.length; c++) {
      text.append('|').append(TextTable.centred(cells.title(c), width[c]));
    }
    text.append("|\n|");
    for (int c = 0; c < width.length; c++) {
      text.append(c == 0 ? "" : "+").append("-".repeat(width[c]));
    }
    text.append("+\n");
    for (List<String> row : cells.rows()) {
      for (int c = 0; c < width.length; c++) {
        String cell = row.get(c);
        text.append('|').append(" ".repeat(width[c] - 1 - cell.length())).append(cell).append(' ');
      }
      text.append("|\n");
    }
    return text.toString();
  }

  private int[] widths() {
    int[] width = cells.longest();
    for (int c = 0; c < width.length; c++) {
      width[c] += 4;
    }
    int column = 0;
    for (Group group : groups) {
      int spanned = group.columns() - 1;
      for (int i = 0; i < group.columns(); i++) {
        spanned += width[column + i];
      }
      int lacking = Math.max(0, group.title().length() + 4 - spanned);
      for (int i = 0; i < group.columns(); i++) {
        int share = lacking / (group.columns() - i); // what does not divide goes to the last
        width[column + i] += share;
        lacking -= share;
      }
      column += group.columns();
    }
    return width;
  }
}
