package io.miharu.ingest.skeletons;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text in lines of numbers, separated by commas or blanks. */
final class NumberLines {

  private NumberLines() {}

  /**
   * All lines that are not blank.
   *
   * @param name of the file, for messages
   * @param columns that every line must have
   * @throws SkeletonFormatException when a line has another number of columns or no number
   */
  static List<double[]> rows(String name, byte[] text, int columns) throws SkeletonFormatException {
    List<double[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : lines(text)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.strip().split("[,\\s]+", -1);
      // A comma after the last value is common.
      int filled = cells[cells.length - 1].isEmpty() ? cells.length - 1 : cells.length;
      if (filled != columns) {
        throw new SkeletonFormatException(
            "%s, line %d: needs %d numbers, got %d".formatted(name, number, columns, filled));
      }
      double[] row = new double[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = number(name, number, cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The lines of a text, with either line end. */
  static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  /** A finite number or NaN. */
  static double number(String name, int line, String cell) throws SkeletonFormatException {
    try {
      double value = Double.parseDouble(cell);
      if (!Double.isInfinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new SkeletonFormatException(
          "%s, line %d: '%s' is no number".formatted(name, line, cell), notANumber);
    }
    throw new SkeletonFormatException(
        "%s, line %d: a coordinate is finite or NaN, got %s".formatted(name, line, cell));
  }
}
