package io.miharu.ingest.scenes;

/** Arithmetic on colours 0xRRGGBB. */
final class Colours {

  private Colours() {}

  /** The colour with every channel multiplied, cut at white. */
  static int times(int rgb, double factor) {
    return rgb((rgb >> 16 & 0xFF) * factor, (rgb >> 8 & 0xFF) * factor, (rgb & 0xFF) * factor);
  }

  /** {@code share} of {@code over}, the rest {@code under}; share in [0, 1]. */
  static int mix(int under, int over, double share) {
    return rgb(
        (under >> 16 & 0xFF) + ((over >> 16 & 0xFF) - (under >> 16 & 0xFF)) * share,
        (under >> 8 & 0xFF) + ((over >> 8 & 0xFF) - (under >> 8 & 0xFF)) * share,
        (under & 0xFF) + ((over & 0xFF) - (under & 0xFF)) * share);
  }

  private static int rgb(double red, double green, double blue) {
    return channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
