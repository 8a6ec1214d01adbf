package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockFlowTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @Test
  void between_pictureMovedAsAWhole_isThatShiftInEveryInnerBlock() {
    int[] before = noise();
    int[] now = new int[before.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        now[y * WIDTH + x] =
            before[Math.floorMod(y + 2, HEIGHT) * WIDTH + Math.floorMod(x - 5, WIDTH)];
      }
    }
    BlockFlow flow = BlockFlow.between(before, now, WIDTH, HEIGHT);
    for (int row = 1; row < flow.rows - 1; row++) {
      for (int column = 1; column < flow.columns - 1; column++) {
        int block = row * flow.columns + column;
        assertEquals(5, flow.dx[block]);
        assertEquals(-2, flow.dy[block]);
        assertEquals(0, flow.unexplained[block]);
      }
    }
  }

  @Test
  void between_wallWithoutTexture_standsStillAndKeepsTheDifference() {
    int[] before = new int[WIDTH * HEIGHT];
    int[] now = new int[WIDTH * HEIGHT];
    Arrays.fill(now, 7);
    BlockFlow flow = BlockFlow.between(before, now, WIDTH, HEIGHT);
    assertEquals(0, Arrays.stream(flow.dx).map(Math::abs).sum());
    assertFalse(flow.textured[0]);
    assertEquals(7, flow.unexplained[0]);
  }

  private static int[] noise() {
    return new Random(1).ints(WIDTH * HEIGHT, 0, 256).toArray();
  }
}
