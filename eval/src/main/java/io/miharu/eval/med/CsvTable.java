package io.miharu.eval.med;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of values parted by commas, quoted or not, with a header line. Immutable.
 *
 * @param file its name, for messages
 * @param header the columns' names
 * @param rows each as long as the header
 * @param lines the line number of each row, from 1
 */
public record CsvTable(
    String file, List<String> header, List<List<String>> rows, List<Integer> lines) {

  public CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a table.
   *
   * @throws DataFormatException if it is empty, a row has another length than the header, a column
   *     is named twice or a quote does not end
   */
  public static CsvTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(file + ": no such file");
    }
    String name = file.toString();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<String> header = List.of();
    List<List<String>> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int line = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      line++;
      int stop = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
      if (stop > from) {
        List<String> values = values(name, line, text, from, stop);
        if (header.isEmpty()) {
          header = values;
        } else if (values.size() != header.size()) {
          throw DataFormatException.at(
              name,
              line,
              Math.min(values.size(), header.size()) + 1,
              "needs %d values (%s), got %d"
                  .formatted(header.size(), String.join(", ", header), values.size()));
        } else {
          rows.add(values);
          lines.add(line);
        }
      }
      from = to + 1;
    }
    if (header.isEmpty()) {
      throw new DataFormatException(name + ": needs a header line, the file is empty");
    }
    if (header.stream().distinct().count() != header.size()) {
      throw DataFormatException.at(
          name, 1, 1, "needs each column once, got " + String.join(", ", header));
    }
    return new CsvTable(name, header, rows, lines);
  }

  /**
   * The table as a file of NIST's form: every value in double quotes, lines end in a line feed.
   * What {@link #read} makes of it has the same header and rows.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "\"" : ",\"").append(values.get(i).replace("\"", "\"\"")).append('"');
    }
    text.append('\n');
  }

  /**
   * Writes the table, so that reading and writing it again gives the same bytes.
   *
   * <p>Bytes above 127 pass through {@link #read} one by one, as Latin-1; text that came from
   * elsewhere is stored as UTF-8.
   */
  public void write(Path file) throws IOException {
    boolean read = text().chars().allMatch(c -> c < 256) && !lines.isEmpty();
    Files.writeString(file, text(), read ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static List<String> values(String file, int line, String text, int from, int to)
      throws DataFormatException {
    List<String> values = new ArrayList<>();
    int at = from;
    while (true) {
      if (at < to && text.charAt(at) == '"') {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < to && (text.charAt(at) != '"' || (at + 1 < to && text.charAt(at + 1) == '"'))) {
          value.append(text.charAt(at));
          at += text.charAt(at) == '"' ? 2 : 1;
        }
        if (at >= to || (at + 1 < to && text.charAt(at + 1) != ',')) {
          throw DataFormatException.at(
              file, line, values.size() + 1, "needs a quote and then a comma after the value");
        }
        at++;
        values.add(value.toString());
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 || comma > to ? to : comma;
        values.add(text.substring(at, end).strip());
        at = end;
      }
      if (at >= to) {
        return values;
      }
      at++; // the comma
    }
  }

  /** The place of a column, from 0. */
  public int column(String name) throws DataFormatException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw DataFormatException.at(
          file, 1, 1, "needs a column %s, got %s".formatted(name, String.join(", ", header)));
    }
    return column;
  }

  public String value(int row, int column) {
    return rows.get(row).get(column);
  }

  /** A finite number. */
  public double number(int row, int column) throws DataFormatException {
    String text = value(row, column);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Said below, as for numbers that are not finite.
    }
    throw fault(row, column, "needs a number, got " + text);
  }

  /** The rows by the value in {@code column}, which must differ in all of them. */
  public Map<String, Integer> index(int column) throws DataFormatException {
    Map<String, Integer> index = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      Integer old = index.putIfAbsent(value(row, column), row);
      if (old != null) {
        throw fault(
            row,
            column,
            "needs each %s once, %s stands in line %d already"
                .formatted(header.get(column), value(row, column), lines.get(old)));
      }
    }
    return index;
  }

  /** The exception for a fault in one cell. */
  public DataFormatException fault(int row, int column, String problem) {
    return DataFormatException.at(
        file, lines.get(row), column + 1, header.get(column) + " " + problem);
  }
}
