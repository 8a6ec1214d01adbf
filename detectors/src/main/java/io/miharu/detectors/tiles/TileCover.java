package io.miharu.detectors.tiles;

import java.util.ArrayList;
import java.util.List;

/**
 * Square tiles that cover a frame and overlap, so that whatever is no larger than the overlap lies
 * wholly within one.
 *
 * <p>{@code n = ⌈(W - o) / (t - o)⌉} across, for tiles of t px that overlap by o, the last one
 * shifted back to the border; the same down. A side that is no longer than a tile has one.
 */
final class TileCover {

  /** Side of a tile, px. */
  static final int SIDE = 640;

  /** At least twice the largest thing that COCO calls small (32 px), and that twice; px. */
  static final int OVERLAP = 128;

  private TileCover() {}

  /** The tiles of a frame, row by row; one when it is no larger than a tile. */
  static List<Tile> of(int frameWidth, int frameHeight) {
    int width = Math.min(SIDE, frameWidth);
    int height = Math.min(SIDE, frameHeight);
    List<Tile> tiles = new ArrayList<>();
    for (int top : starts(frameHeight)) {
      for (int left : starts(frameWidth)) {
        tiles.add(new Tile(left, top, width, height));
      }
    }
    return List.copyOf(tiles);
  }

  private static List<Integer> starts(int length) {
    if (length <= SIDE) {
      return List.of(0);
    }
    int step = SIDE - OVERLAP;
    int count = (length - OVERLAP + step - 1) / step;
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(Math.min(i * step, length - SIDE));
    }
    return starts;
  }
}
