package io.miharu.events.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A segment on disk, open for reading. Owns its file. Thread-safe. */
final class SegmentFile implements SegmentContent, AutoCloseable {

  /** Track rows that are in memory at a time: 26 bytes each. */
  private static final int TRACK_CHUNK = 1 << 20;

  private final Segment segment;
  private final ArrayFile file;
  private final long[] offsets;
  private final long[] ranOffsets;

  private SegmentFile(Segment segment, ArrayFile file, long[] offsets, long[] ranOffsets) {
    this.segment = segment;
    this.file = file;
    this.offsets = offsets;
    this.ranOffsets = ranOffsets;
  }

  static SegmentFile open(Path folder, Segment segment) throws IOException {
    ArrayFile file = ArrayFile.open(folder.resolve(segment.file()), segment.layout());
    try {
      return new SegmentFile(
          segment, file, file.longs(Segment.OFFSETS), file.longs(Segment.RAN_OFFSETS));
    } catch (IOException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  @Override
  public int columns() {
    return segment.columns();
  }

  @Override
  public long cells(int column) {
    return offsets[column + 1] - offsets[column];
  }

  @Override
  public int[] ran(int column) throws IOException {
    int runs = Math.toIntExact(ranOffsets[column + 1] - ranOffsets[column]);
    return file.ints(Segment.RAN, ranOffsets[column] * 2, runs * 2);
  }

  @Override
  public Series series(int column) throws IOException {
    int cells = Math.toIntExact(cells(column));
    return new Series(
        file.ints(Segment.STEPS, offsets[column], cells),
        file.bytes(Segment.PROBABILITIES, offsets[column], cells),
        ran(column));
  }

  @Override
  public long trackRows() throws IOException {
    return file.count(Segment.TRACK_IDS);
  }

  @Override
  public List<TrackPiece> tracks() throws IOException {
    List<TrackPiece> pieces = new ArrayList<>();
    for (long from = 0; from < trackRows(); from += TRACK_CHUNK) {
      long first = from;
      int count = (int) Math.min(TRACK_CHUNK, trackRows() - from);
      pieces.add(
          () ->
              TrackTable.of(
                  file.ints(Segment.TRACK_STEPS, first, count),
                  file.ints(Segment.TRACK_IDS, first, count),
                  file.shorts(Segment.TRACK_LABELS, first, count),
                  file.floats(
                      Segment.TRACK_BOXES, first * TrackTable.BOX, count * TrackTable.BOX)));
    }
    return pieces;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
