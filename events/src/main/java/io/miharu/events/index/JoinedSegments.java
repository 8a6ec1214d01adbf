package io.miharu.events.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several segments of one video, one after the other, seen as one. Owns their files. */
final class JoinedSegments implements SegmentContent, AutoCloseable {

  private final List<SegmentFile> parts = new ArrayList<>();

  private JoinedSegments() {}

  static JoinedSegments open(Path folder, List<Segment> segments) throws IOException {
    JoinedSegments joined = new JoinedSegments();
    try {
      for (Segment segment : segments) {
        joined.parts.add(SegmentFile.open(folder, segment));
      }
      return joined;
    } catch (IOException unreadable) {
      joined.close();
      throw unreadable;
    }
  }

  @Override
  public int columns() {
    return parts.stream().mapToInt(SegmentFile::columns).max().orElse(0);
  }

  /** The parts that know the column: concepts are added, never taken away. */
  private List<SegmentFile> having(int column) {
    return parts.stream().filter(part -> column < part.columns()).toList();
  }

  @Override
  public long cells(int column) {
    return having(column).stream().mapToLong(part -> part.cells(column)).sum();
  }

  @Override
  public int[] ran(int column) throws IOException {
    RunList runs = new RunList();
    for (SegmentFile part : having(column)) {
      runs.addAll(part.ran(column), 0);
    }
    return runs.toArray();
  }

  @Override
  public Series series(int column) throws IOException {
    List<SegmentFile> having = having(column);
    if (having.size() == 1) {
      return having.get(0).series(column);
    }
    IntList steps = new IntList();
    ByteList codes = new ByteList();
    RunList runs = new RunList();
    for (SegmentFile part : having) {
      Series series = part.series(column);
      steps.addAll(series.steps(), 0);
      codes.addAll(series.codes());
      runs.addAll(series.ran(), 0);
    }
    return new Series(steps.toArray(), codes.toArray(), runs.toArray());
  }

  @Override
  public long trackRows() throws IOException {
    long rows = 0;
    for (SegmentFile part : parts) {
      rows += part.trackRows();
    }
    return rows;
  }

  @Override
  public List<TrackPiece> tracks() throws IOException {
    List<TrackPiece> pieces = new ArrayList<>();
    for (SegmentFile part : parts) {
      pieces.addAll(part.tracks());
    }
    return pieces;
  }

  @Override
  public void close() throws IOException {
    for (SegmentFile part : parts) {
      part.close();
    }
  }
}
