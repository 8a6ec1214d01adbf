package io.miharu.events.index;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a segment's file. */
final class SegmentWriter {

  private SegmentWriter() {}

  /**
   * Writes a segment; its file has its name once it is whole.
   *
   * @param file name in the folder
   * @param firstStep a multiple of the steps of a minute
   */
  static Segment write(
      Path folder,
      String file,
      int firstStep,
      int endStep,
      int level,
      int stepsPerMinute,
      SegmentContent content)
      throws IOException {
    int columns = content.columns();
    long[] offsets = new long[columns + 1];
    long[] ranOffsets = new long[columns + 1];
    for (int column = 0; column < columns; column++) {
      offsets[column + 1] = offsets[column] + content.cells(column);
      ranOffsets[column + 1] = ranOffsets[column] + content.ran(column).length / 2;
    }
    int minutes = Segment.minutes(firstStep, endStep, stepsPerMinute);
    ArrayLayout layout =
        Segment.layout(
            columns, offsets[columns], ranOffsets[columns], minutes, content.trackRows());
    Path path = folder.resolve(file);
    try (ArrayFileWriter out = ArrayFileWriter.create(AtomicFile.unfinished(path), layout)) {
      out.longs(Segment.OFFSETS, offsets);
      out.longs(Segment.RAN_OFFSETS, ranOffsets);
      for (int column = 0; column < columns; column++) {
        Series series = content.series(column);
        out.ints(Segment.STEPS, offsets[column], series.steps(), series.size());
        out.bytes(Segment.PROBABILITIES, offsets[column], series.codes(), series.size());
        int[] ran = content.ran(column);
        out.ints(Segment.RAN, ranOffsets[column] * 2, ran, ran.length);
        byte[] maxima = maxima(series, firstStep, minutes, stepsPerMinute);
        out.bytes(Segment.MAXIMA, (long) column * minutes, maxima, minutes);
      }
      long row = 0;
      for (SegmentContent.TrackPiece piece : content.tracks()) {
        TrackTable tracks = piece.read();
        out.ints(Segment.TRACK_STEPS, row, tracks.steps(), tracks.size());
        out.ints(Segment.TRACK_IDS, row, tracks.ids(), tracks.size());
        out.shorts(Segment.TRACK_LABELS, row, tracks.labels(), tracks.size());
        out.floats(
            Segment.TRACK_BOXES,
            row * TrackTable.BOX,
            tracks.boxes(),
            tracks.size() * TrackTable.BOX);
        row += tracks.size();
      }
    }
    AtomicFile.publish(path);
    return new Segment(file, firstStep, endStep, level, columns, layout);
  }

  private static byte[] maxima(Series series, int firstStep, int minutes, int stepsPerMinute) {
    int[] largest = new int[minutes];
    for (int i = 0; i < series.size(); i++) {
      int minute = (series.steps()[i] - firstStep) / stepsPerMinute;
      largest[minute] = Math.max(largest[minute], series.code(i));
    }
    byte[] maxima = new byte[minutes];
    for (int minute = 0; minute < minutes; minute++) {
      maxima[minute] = (byte) largest[minute];
    }
    return maxima;
  }
}
