package io.miharu.detectors.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileCoverTest {

  /** By hand: (1920 - 128) / 512 = 3.5, (1080 - 128) / 512 = 1.86, and so on; each rounded up. */
  @ParameterizedTest
  @CsvSource({
    "640, 360, 1, 360",
    "640, 640, 1, 640",
    "641, 640, 2, 640",
    "960, 540, 2, 540",
    "1280, 720, 6, 640",
    "1920, 1080, 8, 640",
    "3840, 2160, 32, 640"
  })
  void of_frameSize_hasSoManyTiles(int width, int height, int tiles, int tileHeight) {
    List<Tile> cover = TileCover.of(width, height);
    assertEquals(tiles, cover.size());
    assertEquals(tileHeight, cover.get(0).height());
    assertEquals(width, cover.get(tiles - 1).right());
    assertEquals(height, cover.get(tiles - 1).bottom());
  }

  /** V1. Tiles are products of spans, so that a side alone decides; every side from 640 to 4096. */
  @Test
  void of_anySide_showsEveryPixelAndEveryBoxOf128Whole() {
    for (int side = 640; side <= 4096; side++) {
      List<Tile> cover = TileCover.of(side, TileCover.SIDE);
      for (int left = 0; left + TileCover.OVERLAP <= side; left++) {
        Box box = new Box(left, 0, left + TileCover.OVERLAP, TileCover.OVERLAP);
        assertTrue(
            cover.stream().anyMatch(tile -> tile.holds(box)), "side " + side + " has no " + box);
      }
      assertTrue(cover.stream().allMatch(tile -> tile.left() >= 0));
    }
  }

  /** V1, both sides at once and positions between pixels. */
  @Test
  void of_randomFrames_showRandomBoxesWhole() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int width = 640 + random.nextInt(3457);
      int height = 640 + random.nextInt(3457);
      double w = 1 + random.nextDouble() * 127;
      double h = 1 + random.nextDouble() * 127;
      Box box =
          Box.ofSize(random.nextDouble() * (width - w), random.nextDouble() * (height - h), w, h)
              .clipped(width, height)
              .orElseThrow();
      assertTrue(TileCover.of(width, height).stream().anyMatch(tile -> tile.holds(box)));
    }
  }
}
