package io.miharu.eval.mot;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
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
    Collector rows = new Collector();
    MotText.read(file, false, rows);
    return rows.rows;
  }

  /**
   * Reads from {@code reader}, which stays open.
   *
   * @param name of the file, for messages
   */
  public static List<MotRow> read(String name, Reader reader) throws IOException {
    Collector rows = new Collector();
    MotText.read(name, reader, false, rows);
    return rows.rows;
  }

  /** Makes records of the rows, each track once a frame. */
  private static final class Collector implements MotText.Sink {

    private final List<MotRow> rows = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    @Override
    public void row(
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
        throws DataFormatException {
      if (id != MotRow.NO_ID && !seen.add(((long) frame << 32) | id)) {
        throw at.fault(
            2, "needed each track once a frame, got id %d again in frame %d".formatted(id, frame));
      }
      rows.add(new MotRow(frame, id, left, top, width, height, confidence, category, visibility));
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
