package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Walks over MOTChallenge text line by line and hands each row to a {@link Sink}, as plain numbers:
 * benchmarks have millions of rows. What the format is says {@link MotFile}.
 *
 * <p>O(1) memory beside the longest line. Not thread-safe.
 */
final class MotText {

  private static final List<String> COLUMNS =
      List.of(
          "frame", "id", "left", "top", "width", "height", "confidence", "category", "visibility");
  private static final int REQUIRED_COLUMNS = 6;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** Fractions of up to 15 digits divide exactly: both numbers fit a double without rounding. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /** Takes one row; what the columns mean is in {@link MotRow}. */
  interface Sink {

    /**
     * One row.
     *
     * @param at where it stands, to refuse it with
     */
    void row(
        MotText at,
        int frame,
        int id,
        double left,
        double top,
        double width,
        double height,
        double confidence,
        int category,
        double visibility)
        throws DataFormatException;
  }

  private final String file;
  private final Reader reader;
  private final boolean anySize;
  private char[] buffer = new char[1 << 16];
  private int filled;
  private int lineNumber;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  private MotText(String file, Reader reader, boolean anySize) {
    this.file = file;
    this.reader = reader;
    this.anySize = anySize;
  }

  /**
   * Reads a whole file.
   *
   * @param anySize also takes widths and heights of 0 and below
   */
  static void read(Path file, boolean anySize, Sink sink) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read(file.toString(), reader, anySize, sink);
    } catch (MalformedInputException e) {
      throw new DataFormatException(
          file + ": needed MOTChallenge text, got bytes that are not UTF-8 text", e);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file + ": needed a file of MOTChallenge text, found none", e);
    }
  }

  /** Reads from {@code reader}, which stays open. */
  static void read(String name, Reader reader, boolean anySize, Sink sink) throws IOException {
    new MotText(name, reader, anySize).read(sink);
  }

  /** The line now at hand, from 1. */
  int lineNumber() {
    return lineNumber;
  }

  /** How many columns the line now at hand has. */
  int columns() {
    return cells;
  }

  /** A fault in the line now at hand; {@code column} from 1. */
  DataFormatException fault(int column, String problem) {
    return DataFormatException.at(file, lineNumber, column, problem);
  }

  private void read(Sink sink) throws IOException {
    int start = 0;
    boolean more = true;
    while (true) {
      int end = start;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (end == filled && more) {
        more = refill(start);
        start = 0;
        continue;
      }
      if (start == filled) {
        return;
      }
      lineNumber++;
      if (cut(start, end)) {
        row(sink);
      }
      start = Math.min(end + 1, filled);
    }
  }

  /** Moves what is left from {@code start} to the front and reads on; false at the end. */
  private boolean refill(int start) throws IOException {
    filled -= start;
    if (filled > buffer.length / 2) {
      char[] larger = new char[buffer.length * 2];
      System.arraycopy(buffer, start, larger, 0, filled);
      buffer = larger;
    } else {
      System.arraycopy(buffer, start, buffer, 0, filled);
    }
    int read = reader.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read >= 0;
  }

  /**
   * Finds the cells of a line, which commas, semicolons or blanks part; false where it is blank.
   */
  private boolean cut(int start, int end) {
    cells = 0;
    int at = skipBlanks(start, end);
    int last = end;
    while (last > at && isBlank(buffer[last - 1])) {
      last--;
    }
    int filledCells = 0;
    while (at < last) {
      int cell = at;
      while (at < last && !isBlank(buffer[at]) && buffer[at] != ',' && buffer[at] != ';') {
        at++;
      }
      if (cells == starts.length) {
        starts = Arrays.copyOf(starts, 2 * cells);
        ends = Arrays.copyOf(ends, 2 * cells);
      }
      starts[cells] = cell;
      ends[cells] = at;
      cells++;
      if (at > cell) {
        filledCells = cells;
      }
      at = skipBlanks(at, last);
      if (at < last && (buffer[at] == ',' || buffer[at] == ';')) {
        at = skipBlanks(at + 1, last);
      }
    }
    cells = filledCells; // separators at the end of a line open no columns
    return cells > 0;
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && isBlank(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000B';
  }

  private void row(Sink sink) throws DataFormatException {
    if (cells < REQUIRED_COLUMNS) {
      throw fault(
          cells + 1, "needed %s, got a line of %d column(s)".formatted(COLUMNS.get(cells), cells));
    }
    sink.row(
        this,
        whole(0, 1, "a frame number from 1"),
        whole(1, MotRow.NO_ID, "an id from 0, or -1 for none"),
        decimal(2),
        decimal(3),
        size(4),
        size(5),
        cells > 6 ? decimal(6) : 1,
        cells > 7 ? whole(7, MotRow.NO_CATEGORY, "a category from 0, or -1") : MotRow.NO_CATEGORY,
        cells > 8 ? decimal(8) : -1);
  }

  /** A whole number, which many tools write with a point: {@code 12.0}. */
  private int whole(int column, int least, String needed) throws DataFormatException {
    double value = decimal(column);
    if (value != Math.rint(value) || value < least || value > Integer.MAX_VALUE) {
      throw unfit(column, needed);
    }
    return (int) value;
  }

  private double size(int column) throws DataFormatException {
    double value = decimal(column);
    if (!(value > 0) && !anySize) {
      throw unfit(column, "a size above 0 px");
    }
    return value;
  }

  private double decimal(int column) throws DataFormatException {
    int at = starts[column];
    int end = ends[column];
    boolean negative = at < end && buffer[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int fraction = -1; // digits behind the point, -1 before it
    for (; at < end && count <= EXACT_DIGITS; at++) {
      char c = buffer[at];
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        count++;
        fraction += fraction < 0 ? 0 : 1;
      } else if (c == '.' && fraction < 0) {
        fraction = 0;
      } else {
        break;
      }
    }
    if (at == end && count > 0 && count <= EXACT_DIGITS) {
      double value = fraction <= 0 ? digits : digits / POWERS[fraction];
      return negative ? -value : value;
    }
    return longDecimal(column);
  }

  private double longDecimal(int column) throws DataFormatException {
    String cell = cell(column);
    // Double.parseDouble alone would also take "NaN", "Infinity" and "1f".
    double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw unfit(column, "a finite number");
    }
    return value;
  }

  private String cell(int column) {
    return new String(buffer, starts[column], ends[column] - starts[column]);
  }

  private DataFormatException unfit(int column, String needed) {
    return fault(
        column + 1,
        "needed %s as %s, got \"%s\"".formatted(needed, COLUMNS.get(column), cell(column)));
  }
}
