package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
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
  private final InputStream stream;
  private final boolean anySize;
  private byte[] buffer = new byte[1 << 16];
  private int filled;

  /** Where the last whole line of the buffer ends. */
  private int lastBreak = -1;

  private int lineNumber;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  private MotText(String file, InputStream stream, boolean anySize) {
    this.file = file;
    this.stream = stream;
    this.anySize = anySize;
  }

  /**
   * Reads a whole file.
   *
   * @param anySize also takes widths and heights of 0 and below
   */
  static void read(Path file, boolean anySize, Sink sink) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      new MotText(file.toString(), stream, anySize).read(sink);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file + ": needed a file of MOTChallenge text, found none", e);
    }
  }

  /** Reads from {@code reader}, which stays open. */
  static void read(String name, Reader reader, boolean anySize, Sink sink) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    new MotText(name, new ByteArrayInputStream(bytes), anySize).read(sink);
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
    while (true) {
      if (start > lastBreak) {
        boolean more = refill(start);
        start = 0;
        if (!more) {
          return;
        }
        continue;
      }
      lineNumber++;
      start = cut(start) + 1;
      if (cells > 0) {
        row(sink);
      }
    }
  }

  /** Moves what is left from {@code start} to the front and reads on; false at the end. */
  private boolean refill(int start) throws IOException {
    filled -= start;
    byte[] target = filled > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, start, target, 0, filled);
    buffer = target;
    // One byte is kept free, to end the last line with.
    int read = stream.read(buffer, filled, buffer.length - filled - 1);
    if (read > 0) {
      filled += read;
    } else if (filled > 0) {
      buffer[filled++] = '\n';
    } else {
      return false;
    }
    lastBreak = filled - 1;
    while (lastBreak >= 0 && buffer[lastBreak] != '\n') {
      lastBreak--;
    }
    return true;
  }

  /**
   * Finds the cells of a line, which commas, semicolons or blanks part; none where it is blank.
   * Separators at the end of a line open no cells.
   *
   * @return where the line ends
   */
  private int cut(int start) {
    cells = 0;
    int open = 0;
    int at = skipBlanks(start);
    while (buffer[at] != '\n') {
      if (open == starts.length) {
        starts = Arrays.copyOf(starts, 2 * open);
        ends = Arrays.copyOf(ends, 2 * open);
      }
      int cell = at;
      while (buffer[at] > ';' || !endsCell(buffer[at])) {
        at++;
      }
      starts[open] = cell;
      ends[open] = at;
      open++;
      if (at > cell) {
        cells = open;
      }
      at = skipBlanks(at);
      if (buffer[at] == ',' || buffer[at] == ';') {
        at = skipBlanks(at + 1);
      }
    }
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (isBlank(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean endsCell(byte c) {
    return c == ',' || c == ';' || c == '\n' || isBlank(c);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B;
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
      byte c = buffer[at];
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
    return new String(
        buffer, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
  }

  private DataFormatException unfit(int column, String needed) {
    return fault(
        column + 1,
        "needed %s as %s, got \"%s\"".formatted(needed, COLUMNS.get(column), cell(column)));
  }
}
