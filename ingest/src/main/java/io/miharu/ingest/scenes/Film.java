package io.miharu.ingest.scenes;

/**
 * What lens and sensor make of a clean picture: darker corners, a drifting exposure and noise that
 * is new in every frame. Thread-safe.
 *
 * <p>Noise is a tile of Gaussian values read from a place that depends on the frame and the row, so
 * it costs one addition per channel. σ is {@code noise} for luminance and a third of it for colour.
 */
final class Film {

  /** A power of two. */
  private static final int TILE = 1 << 16;

  private static final int LOWEST = 96;
  private static final byte[] CLAMP = new byte[256 + 3 * LOWEST];

  static {
    for (int i = 0; i < CLAMP.length; i++) {
      CLAMP[i] = (byte) Math.max(0, Math.min(255, i - LOWEST));
    }
  }

  private final long seed;
  private final double drift;
  private final byte[] noise = new byte[TILE];
  private final byte[] tint = new byte[TILE];
  private final short[] vignette;
  private final int width;
  private final int height;

  /**
   * @param noise σ in grey levels, 0 to 12
   * @param drift how much brightness swings, as a share: 0.02 is ± 2 %
   */
  Film(int width, int height, long seed, double noise, double drift) {
    this.width = width;
    this.height = height;
    this.seed = seed;
    this.drift = drift;
    for (int i = 0; i < TILE; i++) {
      this.noise[i] = (byte) Math.round(gauss(seed, i, 1) * noise);
      this.tint[i] = (byte) Math.round(gauss(seed, i, 2) * noise / 3);
    }
    vignette = new short[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double du = (column - width / 2.0) / (width / 2.0);
        double dv = (row - height / 2.0) / (width / 2.0);
        vignette[row * width + column] = (short) (1024 * (1 - 0.16 * (du * du + dv * dv)));
      }
    }
  }

  /** Nearly Gaussian: the sum of four uniform values has variance 1/3. */
  private static double gauss(long seed, long i, long salt) {
    double sum = -2;
    for (int k = 0; k < 4; k++) {
      sum += Chance.hash(seed + k, i, salt);
    }
    return Math.max(-3, Math.min(3, sum * Math.sqrt(3)));
  }

  /** Writes the picture as blue, green, red. */
  void expose(Canvas canvas, long frame, double time, byte[] bgr) {
    double swing = Math.sin(0.11 * time + seed % 5) + 0.5 * Math.sin(0.37 * time + seed % 3);
    int gain = (int) Math.round(1024 * (1 + drift * swing / 1.5));
    int[] pixels = canvas.pixels;
    int at = 0;
    for (int row = 0; row < height; row++) {
      int start = (int) (Chance.mix(seed * 31 + frame * 1021 + row) & 0x7FFFFFFF);
      for (int column = 0; column < width; column++) {
        int index = row * width + column;
        int rgb = pixels[index];
        int light = (vignette[index] * gain) >> 10;
        int grain = noise[(start + column) & (TILE - 1)] + LOWEST;
        int colour = tint[(start + 3 * column) & (TILE - 1)];
        bgr[at] = CLAMP[(((rgb & 0xFF) * light) >> 10) + grain + colour];
        bgr[at + 1] = CLAMP[(((rgb >> 8 & 0xFF) * light) >> 10) + grain];
        bgr[at + 2] = CLAMP[(((rgb >> 16 & 0xFF) * light) >> 10) + grain - colour];
        at += 3;
      }
    }
  }
}
