package io.miharu.events.index;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.List;

/** Gathers a segment in memory while its steps go by. Not thread-safe. */
final class SegmentBuilder implements SegmentContent {

  private static final class Column {
    private final IntList steps = new IntList();
    private final ByteList codes = new ByteList();
    private final RunList ran = new RunList();
  }

  private final List<Column> columns = new ArrayList<>();
  private TrackTable tracks = new TrackTable();

  /** Makes sure that columns up to {@code count} are there. */
  void columns(int count) {
    while (columns.size() < count) {
      columns.add(new Column());
    }
  }

  /**
   * The concept had this probability.
   *
   * @param step after all earlier steps of this column
   * @param code from 0 to 255; 0 is not stored
   */
  void put(int column, int step, int code) {
    if (code > 0) {
      columns.get(column).steps.add(step);
      columns.get(column).codes.add((byte) code);
    }
  }

  /** The concept's detector ran in the steps {@code [from, to)}. */
  void ran(int column, int from, int to) {
    columns.get(column).ran.add(from, to);
  }

  void track(int step, int id, int label, Box box) {
    tracks.add(step, id, label, box);
  }

  /** Forgets what was gathered; the columns stay. */
  void clear() {
    for (Column column : columns) {
      column.steps.clear();
      column.codes.clear();
      column.ran.clear();
    }
    tracks = new TrackTable();
  }

  @Override
  public int columns() {
    return columns.size();
  }

  @Override
  public long cells(int column) {
    return columns.get(column).steps.size();
  }

  @Override
  public int[] ran(int column) {
    return columns.get(column).ran.toArray();
  }

  @Override
  public Series series(int column) {
    Column found = columns.get(column);
    return new Series(found.steps.toArray(), found.codes.toArray(), found.ran.toArray());
  }

  @Override
  public long trackRows() {
    return tracks.size();
  }

  @Override
  public List<TrackPiece> tracks() {
    return List.of(() -> tracks);
  }
}
