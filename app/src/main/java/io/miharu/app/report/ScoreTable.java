package io.miharu.app.report;

import java.util.List;

/**
 * A table of plain text cells above the sources: found, missed and false.
 *
 * @param title what it shows
 * @param columns the headings; the first column is text, the others are numbers
 * @param rows each as long as {@code columns}
 */
public record ScoreTable(String title, List<String> columns, List<List<String>> rows) {

  public ScoreTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
