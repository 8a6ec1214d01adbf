package io.miharu.eval.csv;

import io.miharu.eval.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a table line by line. Values are parted by commas and stripped of blanks; there is no
 * quoting, so a value cannot hold a comma. Empty lines and lines that begin with {@code #} are
 * passed over.
 */
public final class CsvFile {

  private CsvFile() {}

  /** Takes one line. */
  @FunctionalInterface
  public interface LineVisitor {
    void visit(Line line) throws IOException;
  }

  /** One line and where it stands. */
  public static final class Line {

    private final String file;
    private final int number;
    private final List<String> values;

    private Line(String file, int number, List<String> values) {
      this.file = file;
      this.number = number;
      this.values = values;
    }

    /** From 1. */
    public int number() {
      return number;
    }

    public int size() {
      return values.size();
    }

    /** A value as it stands; the index from 0. */
    public String text(int index) throws DataFormatException {
      if (index >= values.size()) {
        throw fault(
            values.size() - 1,
            "needed at least %d values, got %d".formatted(index + 1, values.size()));
      }
      return values.get(index);
    }

    public double number(int index, String what) throws DataFormatException {
      String text = text(index);
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value + 0.0; // makes -0.0 equal to 0.0
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw fault(index, "needed %s as a finite number, got \"%s\"".formatted(what, text));
    }

    public int whole(int index, String what, int least) throws DataFormatException {
      String text = text(index);
      try {
        int value = Integer.parseInt(text);
        if (value >= least) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw fault(
          index,
          "needed %s as a whole number of %d or more, got \"%s\"".formatted(what, least, text));
    }

    /** Whether a value is a number, which tells a line of titles from one of values. */
    public boolean isNumber(int index) {
      if (index >= values.size()) {
        return false;
      }
      try {
        Double.parseDouble(values.get(index));
        return true;
      } catch (NumberFormatException e) {
        return false;
      }
    }

    /** A fault at one value; its index from 0. */
    public DataFormatException fault(int index, String problem) {
      return DataFormatException.at(file, number, index + 1, problem);
    }
  }

  /**
   * Visits every line.
   *
   * @throws DataFormatException if there is no file, or none of text, or no line with values
   */
  public static void read(Path file, LineVisitor visitor) throws IOException {
    int number = 0;
    int visited = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
        number++;
        if (!raw.isBlank() && !raw.startsWith("#")) {
          List<String> values = Arrays.stream(raw.split(",", -1)).map(String::strip).toList();
          visitor.visit(new Line(file.toString(), number, values));
          visited++;
        }
      }
    } catch (NoSuchFileException e) {
      throw new DataFormatException("%s: needed a table, got no such file".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new DataFormatException(
          "%s, behind line %d: needed text in UTF-8, got something else".formatted(file, number),
          e);
    }
    if (visited == 0) {
      throw new DataFormatException("%s: needed lines with values, got none".formatted(file));
    }
  }
}
