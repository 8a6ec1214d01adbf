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

  /**
   * V1, for every side from 640 to 4096. Tiles are products of spans, so a side alone decides; and
   * spans that begin at 0, end at the side and overlap by 128 px hold every span of 128 px.
   */
  @Test
  void of_anySide_showsEveryPixelAndEveryBoxOf128Whole() {
    for (int side = 640; side <= 4096; side++) {
      List<Tile> cover = TileCover.of(side, TileCover.SIDE);
      assertEquals(0, cover.get(0).left());
      assertEquals(side, cover.get(cover.size() - 1).right());
      for (int i = 1; i < cover.size(); i++) {
        int shared = cover.get(i - 1).right() - cover.get(i).left();
        assertTrue(shared >= 128, "side %d shares %d px".formatted(side, shared));
      }
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
