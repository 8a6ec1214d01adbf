package io.miharu.eval.trec;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Walks the lines of a text file whose fields are parted by blanks or tabs. Lines may end in CR LF.
 *
 * <p>Bytes become characters one to one (ISO 8859-1), so that {@link String#compareTo} orders
 * document names by their bytes, as the C tools do; {@link #forPeople} turns a field back into the
 * UTF-8 it most likely was. Reads the whole file into memory. Not thread-safe.
 */
public final class FieldLines {

  private static final int MOST_FIELDS = 8;

  private final String file;
  private final byte[] bytes;
  private final boolean comments;
  private final int[] starts = new int[MOST_FIELDS];
  private final int[] ends = new int[MOST_FIELDS];
  private int at;
  private int line;
  private int fields;

  private FieldLines(String file, byte[] bytes, boolean comments) {
    this.file = file;
    this.bytes = bytes;
    this.comments = comments;
  }

  /**
   * @param comments whether lines that start with # are skipped
   */
  public static FieldLines open(Path file, boolean comments) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(file + ": no such file");
    }
    return new FieldLines(file.toString(), Files.readAllBytes(file), comments);
  }

  /** Goes to the next line that holds a field; false at the end of the file. */
  public boolean next() {
    while (at < bytes.length) {
      line++;
      fields = 0;
      boolean comment = comments && bytes[at] == '#';
      boolean inside = false;
      while (at < bytes.length && bytes[at] != '\n') {
        boolean blank = bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r');
        if (!blank && !inside) {
          if (fields < MOST_FIELDS) {
            starts[fields] = at;
          }
          fields++;
        }
        if (!blank && fields <= MOST_FIELDS) {
          ends[fields - 1] = at + 1;
        }
        inside = !blank;
        at++;
      }
      at++;
      if (fields > 0 && !comment) {
        return true;
      }
    }
    return false;
  }

  /** How many fields this line has. */
  public int count() {
    return fields;
  }

  /** Field {@code index}, from 0 and below both {@link #count} and {@value #MOST_FIELDS}. */
  public String field(int index) {
    return new String(
        bytes, starts[index], ends[index] - starts[index], StandardCharsets.ISO_8859_1);
  }

  /** Field {@code index}, or {@code known} itself where that says the same. */
  public String field(int index, String known) {
    int length = ends[index] - starts[index];
    if (known.length() == length) {
      int i = 0;
      while (i < length && (bytes[starts[index] + i] & 0xff) == known.charAt(i)) {
        i++;
      }
      if (i == length) {
        return known;
      }
    }
    return field(index);
  }

  /** Fails unless this line has {@code least} to {@code most} fields. */
  public void expect(int least, int most, String columns) throws DataFormatException {
    if (fields < least || fields > most) {
      throw DataFormatException.at(
          file,
          line,
          Math.min(fields, most) + 1,
          "needs the columns %s, got %d".formatted(columns, fields));
    }
  }

  /** The exception for a fault in field {@code index}, from 0. */
  public DataFormatException fault(int index, String problem) {
    return DataFormatException.at(file, line, index + 1, problem);
  }

  /** What to say of a document, in field {@code index}, that stands twice in a topic. */
  String repeat(int index, String document, String topic) {
    return String.valueOf(
        fault(
                index,
                "needs each document once per topic, %s stands there again for topic %s"
                    .formatted(forPeople(document), forPeople(topic)))
            .getMessage());
  }

  public String file() {
    return file;
  }

  /** The number of this line, from 1. */
  public int line() {
    return line;
  }

  /** A field as its writer meant it, for messages and reports. */
  public static String forPeople(String field) {
    return new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
