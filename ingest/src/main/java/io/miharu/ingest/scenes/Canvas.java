package io.miharu.ingest.scenes;

/** A picture in colour: {@code pixels[row * width + column]} is 0xRRGGBB. Not thread-safe. */
final class Canvas extends Rasteriser {

  final int[] pixels;

  Canvas(int width, int height) {
    super(width, height, 1.3);
    pixels = new int[width * height];
  }

  @Override
  void put(int index, int rgb, int cover, int light) {
    int under = pixels[index];
    int red = mix(under >> 16 & 0xFF, ((rgb >> 16 & 0xFF) * light) >> 8, cover);
    int green = mix(under >> 8 & 0xFF, ((rgb >> 8 & 0xFF) * light) >> 8, cover);
    int blue = mix(under & 0xFF, ((rgb & 0xFF) * light) >> 8, cover);
    pixels[index] = red << 16 | green << 8 | blue;
  }

  private static int mix(int under, int over, int cover) {
    return under + (((Math.min(255, over) - under) * cover) >> 8);
  }
}
