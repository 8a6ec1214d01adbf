package io.miharu.detectors.tiles;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which tiles are looked at in a detection frame: those with motion, most of it first, up to a
 * budget; and those not looked at for the longest, so many that each tile has its turn within
 * {@link #TURN} detection frames.
 *
 * <p>A moving region, enlarged by {@value #MARGIN} px, is worth its area; a tile that shows a share
 * of it adds what it shows more than the tiles chosen before. So of the tiles that overlap in a
 * thing, one is enough. Equal worth goes to the tile that has waited longer, then to the first. Not
 * thread-safe.
 *
 * <p>Source: methods/video-pipeline.md sections 2 and 3; the worth is ours.
 */
final class TileSchedule {

  /** Each tile is looked at within so many detection frames. */
  static final int TURN = 8;

  /** Added around each moving region, px. */
  static final int MARGIN = 16;

  private final List<Tile> tiles;
  private final int budget;

  /** Detection frames since each tile was looked at. */
  private final int[] waited;

  /**
   * @param budget how many tiles may be looked at for their motion in one detection frame, 0 or
   *     more
   */
  TileSchedule(List<Tile> tiles, int budget) {
    this.tiles = tiles;
    this.budget = budget;
    this.waited = new int[tiles.size()];
    Arrays.fill(waited, TURN);
  }

  /** How many tiles have their turn in every detection frame, whatever moves. */
  int refreshed() {
    return (tiles.size() + TURN - 1) / TURN;
  }

  /**
   * The tiles to look at now, in the order of their numbers.
   *
   * @param moving where something moves
   * @param known whether motion can be told; while it cannot, the budget goes by turns as well
   */
  List<Tile> next(List<Box> moving, boolean known) {
    boolean[] chosen = new boolean[tiles.size()];
    if (known) {
      chooseMoving(moving, chosen);
    }
    int turns = refreshed() + (known ? 0 : budget);
    for (int i = 0; i < turns; i++) {
      chooseLongestWaiting(chosen);
    }
    List<Tile> looked = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      waited[i]++;
      if (chosen[i]) {
        waited[i] = 0;
        looked.add(tiles.get(i));
      }
    }
    return looked;
  }

  private void chooseMoving(List<Box> moving, boolean[] chosen) {
    List<Box> regions = moving.stream().map(region -> region.padded(MARGIN)).toList();
    double[] shown = new double[regions.size()]; // the largest share of each, in the chosen tiles
    for (int spent = 0; spent < budget; spent++) {
      int best = -1;
      double bestWorth = 0;
      for (int i = 0; i < chosen.length; i++) {
        double worth = chosen[i] ? 0 : worth(tiles.get(i).box(), regions, shown);
        if (worth > bestWorth || (worth > 0 && worth == bestWorth && waited[i] > waited[best])) {
          best = i;
          bestWorth = worth;
        }
      }
      if (best < 0) {
        return;
      }
      chosen[best] = true;
      for (int r = 0; r < shown.length; r++) {
        shown[r] = Math.max(shown[r], regions.get(r).coveredBy(tiles.get(best).box()));
      }
    }
  }

  private static double worth(Box tile, List<Box> regions, double[] shown) {
    double worth = 0;
    for (int r = 0; r < shown.length; r++) {
      Box region = regions.get(r);
      worth += region.areaPx2() * Math.max(0, region.coveredBy(tile) - shown[r]);
    }
    return worth;
  }

  private void chooseLongestWaiting(boolean[] chosen) {
    int longest = -1;
    for (int i = 0; i < chosen.length; i++) {
      if (!chosen[i] && (longest < 0 || waited[i] > waited[longest])) {
        longest = i;
      }
    }
    if (longest >= 0) {
      chosen[longest] = true;
    }
  }
}
