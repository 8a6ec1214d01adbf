package io.miharu.ingest.scenes;

import java.util.Arrays;

/**
 * Where shadows fall. They are gathered first and applied once, so that two shadows on one spot are
 * no darker than one. Not thread-safe.
 */
final class ShadowMap extends Rasteriser {

  private final byte[] shade;
  private int firstRow;
  private int lastRow;

  ShadowMap(int width, int height) {
    super(width, height, 3.5);
    shade = new byte[width * height];
    firstRow = height;
    lastRow = -1;
  }

  @Override
  void put(int index, int rgb, int cover, int light) {
    int value = cover - 1;
    if (value > (shade[index] & 0xFF)) {
      shade[index] = (byte) value;
      int row = index / width;
      firstRow = Math.min(firstRow, row);
      lastRow = Math.max(lastRow, row);
    }
  }

  /**
   * Darkens the picture where shadows were gathered, and forgets them.
   *
   * @param strength share of the light that a full shadow takes, 0 to 1
   */
  void applyTo(Canvas canvas, double strength) {
    int take = (int) (strength * 256);
    for (int i = firstRow * width; i < (lastRow + 1) * width; i++) {
      int value = shade[i] & 0xFF;
      if (value != 0) {
        int keep = 256 - ((value * take) >> 8);
        int rgb = canvas.pixels[i];
        // The sky still lights a shadow, so it keeps a little more blue.
        int blue = ((rgb & 0xFF) * Math.min(256, keep + ((value * take) >> 12))) >> 8;
        int red = ((rgb >> 16 & 0xFF) * keep) >> 8;
        int green = ((rgb >> 8 & 0xFF) * keep) >> 8;
        canvas.pixels[i] = red << 16 | green << 8 | blue;
      }
    }
    if (lastRow >= firstRow) {
      Arrays.fill(shade, firstRow * width, (lastRow + 1) * width, (byte) 0);
    }
    firstRow = height;
    lastRow = -1;
  }
}
