package io.miharu.detectors.tiles;

import java.util.OptionalInt;

/**
 * How many tiles are looked at for their motion in one detection frame, besides those whose turn it
 * is. Immutable.
 *
 * @param most a number, 1 or more; absent: with those whose turn it is, at most {@value
 *     #AUTO_SHARE} of all tiles, but one at least
 */
public record TileBudget(OptionalInt most) {

  /** From methods/video-pipeline.md section 2: the gate opens for at most 40 % of tiles. */
  static final double AUTO_SHARE = 0.4;

  /** By the size of the frame. */
  public static final TileBudget AUTO = new TileBudget(OptionalInt.empty());

  public TileBudget {
    if (most.isPresent() && most.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "tiles per detection frame must be 1 or more, got " + most.getAsInt());
    }
  }

  /** At most {@code tiles} of them for their motion. */
  public static TileBudget atMost(int tiles) {
    return new TileBudget(OptionalInt.of(tiles));
  }

  /** How many of {@code tiles} may be looked at for their motion. */
  int of(int tiles) {
    int turns = (tiles + TileSchedule.TURN - 1) / TileSchedule.TURN;
    return most.orElse(Math.max(1, (int) (AUTO_SHARE * tiles) - turns));
  }
}
