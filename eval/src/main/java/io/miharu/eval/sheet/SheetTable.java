package io.miharu.eval.sheet;

import java.util.List;

/**
 * A table of numbers with named rows.
 *
 * @param title what it shows
 * @param rowKind what a row is: class, video, topic
 * @param columns the metrics, in the order to show them
 * @param rows in the order to show them
 */
public record SheetTable(String title, String rowKind, List<String> columns, List<Row> rows) {

  public SheetTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.values().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row %s has %d values, the table %s has %d columns"
                .formatted(row.name(), row.values().size(), title, columns.size()));
      }
    }
  }

  /**
   * One row.
   *
   * @param values one per column, NaN where undefined
   */
  public record Row(String name, List<Double> values) {

    public Row {
      values = List.copyOf(values);
    }
  }
}
