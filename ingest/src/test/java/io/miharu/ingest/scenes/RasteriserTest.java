package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RasteriserTest {

  @Test
  void polygon_aRectangleOnWholePixels_coversExactlyThem() {
    Canvas canvas = new Canvas(8, 6);
    canvas.polygon(new double[] {2, 5, 5, 2}, new double[] {1, 1, 3, 3}, 4, 0x8040C0);
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 8; column++) {
        boolean inside = column >= 2 && column < 5 && row >= 1 && row < 3;
        assertEquals(inside ? 0x8040C0 : 0, canvas.pixels[row * 8 + column]);
      }
    }
  }

  @Test
  void polygon_aQuarterOfAPixelWide_countsForALittleMore() {
    Canvas canvas = new Canvas(4, 2);
    canvas.polygon(new double[] {1, 1.25, 1.25, 1}, new double[] {0, 0, 1, 1}, 4, 0x808080);
    int share = Math.round(0.25f * 1.6f * 256);
    assertEquals((0x80 * share) >> 8, canvas.pixels[1] & 0xFF);
  }

  @Test
  void strokes_beyondThePicture_areCutOff() {
    Canvas canvas = new Canvas(8, 6);
    canvas.polygon(new double[] {-9, 99, 99, -9}, new double[] {-9, -9, 99, 99}, 4, 0x010203);
    canvas.capsule(-50, -50, 3, 50, 50, 3, 0xFFFFFF);
    canvas.polygon(new double[] {20, 30, 30}, new double[] {1, 1, 3}, 3, 0xFFFFFF);
    assertEquals(0x010203, canvas.pixels[7]);
  }

  @Test
  void extent_ofACapsule_isTheHullOfItsDiscs() {
    Extent extent = new Extent();
    extent.capsule(10, 20, 2, 30, 25, 4, 0);
    var box = extent.box().orElseThrow();
    assertEquals(8, box.left());
    assertEquals(18, box.top());
    assertEquals(34, box.right());
    assertEquals(29, box.bottom());
  }

  @Test
  void mask_whatIsHidden_isNotCounted() {
    Mask mask = new Mask(20, 20);
    Extent within = new Extent();
    within.include(0, 0, 20, 20);
    mask.polygon(new double[] {2, 12, 12, 2}, new double[] {2, 2, 12, 12}, 4, 0);
    assertEquals(100, mask.extent(within).pixels);
    mask.hide();
    mask.polygon(new double[] {0, 20, 20, 0}, new double[] {8, 8, 20, 20}, 4, 0);
    assertEquals(60, mask.extent(within).pixels);
    assertEquals(8, mask.extent(within).box().orElseThrow().bottom());
    mask.clear(within);
    assertEquals(0, mask.extent(within).pixels);
    assertTrue(mask.extent(within).box().isEmpty());
  }
}
