package io.miharu.events.index;

import java.io.IOException;
import java.util.List;

/**
 * What a segment shall hold, column by column, so that it can be written without being in memory as
 * a whole.
 */
interface SegmentContent {

  int columns();

  /** How many steps of a column have a probability above 0. */
  long cells(int column) throws IOException;

  /** The runs of steps in which a column's detector ran, as {@link Series#ran()} has them. */
  int[] ran(int column) throws IOException;

  Series series(int column) throws IOException;

  long trackRows() throws IOException;

  /** The track rows in pieces, by rising steps. */
  List<TrackPiece> tracks() throws IOException;

  /** Some of the track rows, read when their turn comes. */
  @FunctionalInterface
  interface TrackPiece {
    TrackTable read() throws IOException;
  }
}
