package io.miharu.eval.mot;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * MOTChallenge text: one box a line, {@code
 * frame,id,left,top,width,height,confidence,category,visibility}, frames from 1, pixels. Results
 * write {@code -1,-1,-1} after the confidence.
 *
 * <p>Source: Milan et al., "MOT16", arXiv:1603.00831, and the reader of TrackEval. Six columns are
 * enough; what is missing reads as confidence 1, no category, no visibility. Columns may be parted
 * by commas or blanks. Stricter than TrackEval: a size of 0 or below, NaN, and a track that is
 * twice in one frame are refused, with the line and the column.
 */
public final class MotFile {

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;]\\s*|\\s+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final List<String> COLUMNS =
      List.of(
          "frame", "id", "left", "top", "width", "height", "confidence", "category", "visibility");
  private static final int REQUIRED_COLUMNS = 6;

  private static final Comparator<MotRow> ORDER =
      Comparator.comparingLong(MotRow::frame).thenComparingInt(MotRow::id);

  private MotFile() {}

  /**
   * Reads a file of truths, results or detections.
   *
   * @return the rows in the order of the file
   * @throws DataFormatException where a line does not fit
   */
  public static List<MotRow> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), reader);
    } catch (MalformedInputException e) {
      throw new DataFormatException(
          file + ": needed MOTChallenge text, got bytes that are not UTF-8 text", e);
    }
  }

  /**
   * Reads from {@code reader}, which stays open.
   *
   * @param name of the file, for messages
   */
  public static List<MotRow> read(String name, Reader reader) throws IOException {
    List<MotRow> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    BufferedReader lines = new BufferedReader(reader);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      MotRow row = new Line(name, number, List.of(SEPARATOR.split(line.strip()))).row();
      if (row.id() != MotRow.NO_ID && !seen.add(row.frame() + "," + row.id())) {
        throw DataFormatException.at(
            name,
            number,
            2,
            "needed each track once a frame, got id %d again in frame %d"
                .formatted(row.id(), row.frame()));
      }
      rows.add(row);
    }
    return rows;
  }

  /** One line, cut into columns. */
  private record Line(String file, int number, List<String> cells) {

    MotRow row() throws DataFormatException {
      if (cells.size() < REQUIRED_COLUMNS) {
        throw DataFormatException.at(
            file,
            number,
            cells.size() + 1,
            "needed %s, got a line of %d column(s)"
                .formatted(COLUMNS.get(cells.size()), cells.size()));
      }
      long frame = whole(0, 1, Long.MAX_VALUE, "a frame number from 1");
      int id = (int) whole(1, MotRow.NO_ID, Integer.MAX_VALUE, "an id from 0, or -1 for none");
      return new MotRow(
          frame,
          id,
          decimal(2),
          decimal(3),
          size(4),
          size(5),
          cells.size() > 6 ? decimal(6) : 1,
          cells.size() > 7
              ? (int) whole(7, MotRow.NO_CATEGORY, Integer.MAX_VALUE, "a category from 0, or -1")
              : MotRow.NO_CATEGORY,
          cells.size() > 8 ? decimal(8) : -1);
    }

    /** A whole number, which many tools write with a point: {@code 12.0}. */
    private long whole(int column, long least, long most, String needed)
        throws DataFormatException {
      double value = decimal(column);
      if (value != Math.rint(value) || value < least || value > most) {
        throw fault(column, needed);
      }
      return (long) value;
    }

    private double size(int column) throws DataFormatException {
      double value = decimal(column);
      if (!(value > 0)) {
        throw fault(column, "a size above 0 px");
      }
      return value;
    }

    private double decimal(int column) throws DataFormatException {
      String cell = cells.get(column);
      // Double.parseDouble alone would also take "NaN", "Infinity" and "1f".
      double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
      if (!Double.isFinite(value)) {
        throw fault(column, "a finite number");
      }
      return value;
    }

    private DataFormatException fault(int column, String needed) {
      return DataFormatException.at(
          file,
          number,
          column + 1,
          "needed %s as %s, got \"%s\"".formatted(needed, COLUMNS.get(column), cells.get(column)));
    }
  }

  /** Writes a new file, or over an old one: the rows by frame, then by id, lines ending in LF. */
  public static void write(Path file, List<MotRow> rows) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(writer, rows);
    }
  }

  /** Writes to {@code writer}, which stays open: the rows by frame, then by id. */
  public static void write(Writer writer, List<MotRow> rows) throws IOException {
    for (MotRow row : rows.stream().sorted(ORDER).toList()) {
      writer.write(row.line());
      writer.write('\n');
    }
  }

  /** The rows of whole tracks, by frame, then by id, as a result writes them. */
  public static List<MotRow> rowsOf(List<Track> tracks) {
    List<MotRow> rows = new ArrayList<>();
    for (Track track : tracks) {
      for (Track.Point point : track.points()) {
        rows.add(MotRow.ofResult(point.frame(), track.id(), point.box(), point.confidence()));
      }
    }
    rows.sort(ORDER);
    return rows;
  }

  /**
   * The tracks that the rows make up, by id. Confidences outside [0, 1] are moved to the nearer
   * end: trackers write -1 for "none", and detectors scores of their own.
   *
   * @param label of every track, since the format has no names
   * @throws IllegalArgumentException where a row has no id or the id 0, which {@code core} does not
   *     know
   */
  public static List<Track> tracksOf(List<MotRow> rows, ConceptId label, FrameTimes times) {
    SortedMap<Integer, List<Track.Point>> points = new TreeMap<>();
    for (MotRow row : rows.stream().sorted(ORDER).toList()) {
      points
          .computeIfAbsent(row.id(), id -> new ArrayList<>())
          .add(
              new Track.Point(
                  row.frame() - 1,
                  times.timeOf(row.frame()),
                  row.box(),
                  (float) Math.max(0, Math.min(1, row.confidence()))));
    }
    List<Track> tracks = new ArrayList<>();
    points.forEach((id, path) -> tracks.add(new Track(id, label, path)));
    return tracks;
  }

  /** The boxes of each frame, by frame number from 1, in the order of the rows. */
  public static SortedMap<Long, List<Box>> boxesByFrame(List<MotRow> rows) {
    SortedMap<Long, List<Box>> boxes = new TreeMap<>();
    for (MotRow row : rows) {
      boxes.computeIfAbsent(row.frame(), frame -> new ArrayList<>()).add(row.box());
    }
    return boxes;
  }

  /** The rows of frames {@code first} to {@code last}, both from 1 and both included. */
  public static List<MotRow> between(List<MotRow> rows, long first, long last) {
    return rows.stream().filter(row -> row.frame() >= first && row.frame() <= last).toList();
  }
}
