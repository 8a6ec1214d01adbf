package io.miharu.events.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.events.index.Shard.ShardVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitGridTest {

  private static final List<ShardVideo> VIDEOS =
      List.of(
          new ShardVideo("a", 0, 10, false),
          new ShardVideo("empty", 120, 0, false),
          new ShardVideo("b", 120, 3, false));

  @Test
  void windows_ofFourSteps_beginEveryTwoAndReachTheEnd() {
    UnitGrid grid = UnitGrid.windows(VIDEOS, 4);
    // a: [0, 4) [2, 6) [4, 8) [6, 10); b is shorter than a window: [0, 3).
    assertEquals(4 + 0 + 1, grid.units());
    assertEquals(6, grid.start(3));
    assertEquals(10, grid.end(3));
    assertEquals(120, grid.start(4));
    assertEquals(123, grid.end(4));
    assertTrue(grid.overlap(0, 1));
    assertFalse(grid.overlap(0, 2));
    assertFalse(grid.overlap(3, 4));
  }

  @Test
  void wholeVideos_giveEachVideoWithStepsOneUnit() {
    UnitGrid grid = UnitGrid.wholeVideos(VIDEOS);
    assertEquals(2, grid.units());
    assertEquals(2, grid.video(1));
    assertArrayEquals(new int[] {7, 3}, grid.covered(new int[] {3, 240}));
  }

  @Test
  void forEachAndCovered_agreeWithStartAndEnd() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 300; round++) {
      int window = random.nextInt(1, 12);
      List<ShardVideo> videos = new ArrayList<>();
      int base = 0;
      for (int v = 0; v < 4; v++) {
        int steps = random.nextInt(0, 30);
        videos.add(new ShardVideo("v" + v, base, steps, false));
        base += (steps + 9) / 10 * 10;
      }
      UnitGrid grid = UnitGrid.windows(videos, window);
      IntList inVideos = new IntList();
      RunList runs = new RunList();
      for (ShardVideo video : videos) {
        for (int step = video.base(); step < video.base() + video.steps(); step++) {
          if (random.nextInt(3) > 0) {
            inVideos.add(step);
            runs.add(step, step + 1);
          }
        }
      }
      int[] steps = inVideos.toArray();
      int[] expected = new int[grid.units()];
      for (int unit = 0; unit < expected.length; unit++) {
        for (int step : steps) {
          expected[unit] += step >= grid.start(unit) && step < grid.end(unit) ? 1 : 0;
        }
      }
      int[] visited = new int[grid.units()];
      grid.forEach(steps, (unit, i) -> visited[unit]++);
      assertArrayEquals(expected, visited, "round " + round);
      assertArrayEquals(expected, grid.covered(runs.toArray()), "round " + round);
    }
  }
}
