package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.util.Random;

/** Paints grey frames for tests: a ground with texture, noise of the sensor, and flat boxes. */
public final class PaintedScene {

  public static final int WIDTH = 640;
  public static final int HEIGHT = 360;

  private final int[] ground = new int[2 * WIDTH * HEIGHT];
  private final Random noise;
  private int[] picture;
  private long index;

  public PaintedScene(long seed) {
    Random random = new Random(seed);
    noise = new Random(seed + 1);
    // Slabs of 20 px with a grey of their own, twice as wide as the picture, to pan over.
    int[] slabs = random.ints(64 * 18, 95, 135).toArray();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 2 * WIDTH; x++) {
        ground[y * 2 * WIDTH + x] = slabs[y / 20 * 64 + x / 20];
      }
    }
    picture = pan(0);
  }

  private int[] pan(int shift) {
    int[] shown = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        shown[y * WIDTH + x] = ground[y * 2 * WIDTH + (x + shift) % (2 * WIDTH)];
      }
    }
    return shown;
  }

  /** An empty picture, seen from a camera turned by {@code shift} px, 0 or more. */
  public PaintedScene empty(int shift) {
    picture = pan(shift);
    return this;
  }

  /** Paints a box, which may reach outside, in one grey with a few darker rows for texture. */
  public PaintedScene box(Box box, int grey) {
    for (int y = Math.max(0, (int) box.top()); y < Math.min(HEIGHT, box.bottom()); y++) {
      for (int x = Math.max(0, (int) box.left()); x < Math.min(WIDTH, box.right()); x++) {
        picture[y * WIDTH + x] = grey - (y % 8 < 2 ? 12 : 0);
      }
    }
    return this;
  }

  /** Multiplies what is painted so far: a change of light, or a shadow within {@code box}. */
  public PaintedScene darken(Box box, double factor) {
    for (int y = Math.max(0, (int) box.top()); y < Math.min(HEIGHT, box.bottom()); y++) {
      for (int x = Math.max(0, (int) box.left()); x < Math.min(WIDTH, box.right()); x++) {
        picture[y * WIDTH + x] = (int) (factor * picture[y * WIDTH + x]);
      }
    }
    return this;
  }

  /** The picture with noise of a deviation of 3 grey levels. */
  public ImageFrame frame(double seconds) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < picture.length; i++) {
      // Sum of four, near enough to a Gaussian and much quicker.
      int bits = noise.nextInt();
      int jitter = ((bits & 7) + (bits >> 3 & 7) + (bits >> 6 & 7) + (bits >> 9 & 7) - 14) * 2 / 3;
      byte value = (byte) Math.max(0, Math.min(255, picture[i] + jitter));
      bgr[3 * i] = value;
      bgr[3 * i + 1] = value;
      bgr[3 * i + 2] = value;
    }
    return new ImageFrame(MediaTime.ofSeconds(seconds), index++, WIDTH, HEIGHT, bgr);
  }
}
