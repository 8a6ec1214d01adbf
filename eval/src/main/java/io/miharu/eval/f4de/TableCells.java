package io.miharu.eval.f4de;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands in a table: titles, and rows as long. Not thread-safe. */
final class TableCells {

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  TableCells(List<String> titles) {
    this.titles = List.copyOf(titles);
  }

  void add(List<String> cells) {
    if (cells.size() != titles.size()) {
      throw new IllegalArgumentException("needed %d cells, got %s".formatted(titles.size(), cells));
    }
    rows.add(List.copyOf(cells));
  }

  String title(int column) {
    return titles.get(column);
  }

  List<List<String>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** By column, the length of the longest of its title and cells. */
  int[] longest() {
    int[] longest = new int[titles.size()];
    for (int c = 0; c < longest.length; c++) {
      longest[c] = titles.get(c).length();
      for (List<String> row : rows) {
        longest[c] = Math.max(longest[c], row.get(c).length());
      }
    }
    return longest;
  }
}
