package io.miharu.detectors.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileScheduleTest {

  /** Eight tiles, two rows of four. */
  private final List<Tile> tiles = TileCover.of(1920, 1080);

  private List<Integer> next(TileSchedule schedule, List<Box> moving) {
    return schedule.next(moving, true).stream().map(tiles::indexOf).toList();
  }

  @Test
  void next_nothingMoves_givesEveryTileItsTurn() {
    TileSchedule schedule = new TileSchedule(tiles, 2);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      order.addAll(next(schedule, List.of()));
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7), order);
  }

  @Test
  void next_mostMotionFirst_upToTheBudget() {
    TileSchedule schedule = new TileSchedule(tiles, 2);
    // Tile 3 begins at 1280 and row 1 at 440; sides of 40, 80 and 60 px, each in one tile alone.
    List<Box> moving =
        List.of(
            Box.ofSize(200, 100, 40, 40), // tile 0
            Box.ofSize(1700, 900, 80, 80), // tile 7
            Box.ofSize(800, 100, 60, 60)); // tile 1
    assertEquals(List.of(0, 1, 7), next(schedule, moving), "7 and 1 by motion, 0 by its turn");
  }

  @Test
  void next_thingWhereTilesOverlap_takesOneTile() {
    TileSchedule schedule = new TileSchedule(tiles, 8);
    next(schedule, List.of()); // tile 0 has had its turn
    // Columns 512 to 640 belong to tiles 0 and 1; enlarged by 16 px the thing still does.
    List<Box> moving = List.of(Box.ofSize(560, 100, 30, 30));
    assertEquals(List.of(1, 2), next(schedule, moving), "1 waits longer than 0; 2 has its turn");
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080, 2", "3840, 2160, 3", "1280, 720, 1", "960, 540, 4"})
  void next_anyMotion_looksAtEveryTileWithinEightFrames(int width, int height, int budget) {
    List<Tile> all = TileCover.of(width, height);
    TileSchedule schedule = new TileSchedule(all, budget);
    Random random = new Random(3);
    int[] waited = new int[all.size()];
    for (int frame = 0; frame < 500; frame++) {
      List<Box> moving = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        double side = 5 + random.nextInt(200);
        moving.add(
            Box.ofSize(
                random.nextDouble() * (width - side),
                random.nextDouble() * (height - side),
                side,
                side));
      }
      List<Tile> looked = schedule.next(moving, random.nextInt(5) > 0);
      assertTrue(looked.size() <= budget + (all.size() + 7) / 8);
      for (int i = 0; i < waited.length; i++) {
        waited[i] = looked.contains(all.get(i)) ? 0 : waited[i] + 1;
        assertTrue(waited[i] < 8, "tile %d waits %d frames".formatted(i, waited[i]));
      }
    }
  }

  @Test
  void next_motionUnknown_spendsTheBudgetOnTurns() {
    TileSchedule schedule = new TileSchedule(tiles, 3);
    List<Tile> first = schedule.next(List.of(), false);
    List<Tile> second = schedule.next(List.of(), false);
    assertEquals(tiles.subList(0, 4), first);
    assertEquals(tiles.subList(4, 8), second);
    assertTrue(Collections.disjoint(first, second));
  }

  @Test
  void budget_auto_keepsToTwoFifthsOfTheTiles() {
    int[] most = Arrays.stream(new int[] {2, 6, 8, 32}).map(n -> TileBudget.AUTO.of(n)).toArray();
    // ⌊0.4 n⌋ less the ⌈n / 8⌉ that have their turn, but 1 at least.
    assertEquals(List.of(1, 1, 2, 8), Arrays.stream(most).boxed().toList());
    assertThrows(IllegalArgumentException.class, () -> TileBudget.atMost(0));
  }
}
