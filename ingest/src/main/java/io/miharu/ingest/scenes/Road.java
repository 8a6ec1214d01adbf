package io.miharu.ingest.scenes;

/**
 * A straight street seen from a car on it: sky, pavements, kerbs, asphalt and lane lines, row by
 * row. The own lane's middle is at x = 0; on side {@code side} lies the oncoming lane, on the other
 * a lane of our direction, then a parking strip. Not thread-safe.
 */
final class Road implements Backdrop {

  /** Width of a lane in metres. */
  static final double LANE = 3.4;

  private static final int GRAIN = 256;
  private static final int[] SURFACES = {0x7D8A62, 0x9A968C, 0x6F7072, 0x9A968C, 0x7D8A62};

  private final int side;
  private final byte[] grain = new byte[GRAIN * GRAIN];
  private final double[] edges;
  private final long seed;

  /** How high the hills at the horizon reach, px, by column. */
  private final double[] hills = new double[Scene.WIDTH];

  Road(int side, long seed) {
    this.side = side;
    this.seed = seed;
    // Pavement, road and pavement again, from left to right as the mirrored road has them.
    double[] plain = {-11.5, -2.5 * LANE + 1.1, 1.5 * LANE, 1.5 * LANE + 3.2};
    edges = new double[4];
    for (int i = 0; i < 4; i++) {
      edges[i] = side > 0 ? plain[i] : -plain[3 - i];
    }
    for (int i = 0; i < hills.length; i++) {
      hills[i] = 9 + 8 * Chance.smooth(i / 60.0, 0.5, seed);
    }
    for (int i = 0; i < grain.length; i++) {
      grain[i] = (byte) (34 * (Chance.hash(seed, i, 3) - 0.5));
    }
  }

  @Override
  public void paint(double time, Camera camera, Canvas canvas) {
    double[] ray = new double[3];
    double[] below = new double[3];
    for (int row = 0; row < canvas.height; row++) {
      camera.ray(camera.centreU, row + 0.5, ray);
      if (ray[1] >= -0.6) {
        sky(canvas, row, ray[1]);
        continue;
      }
      camera.ray(camera.centreU, row + 1.5, below);
      double reach = camera.y / -ray[1];
      double z = camera.z + reach * ray[2];
      double rowDepth = reach * ray[2] - camera.y / -below[1] * below[2];
      surfaces(canvas, row, camera, reach, z);
      double haze = Math.min(0.75, reach * camera.focal * 0.006);
      double wide = 0.075;
      line(canvas, row, camera, reach, side * LANE / 2, wide, haze, dash(z, rowDepth, 3, 8));
      line(canvas, row, camera, reach, -side * LANE / 2, wide, haze, dash(z, rowDepth, 3, 8));
      line(canvas, row, camera, reach, -side * LANE * 1.5, wide, haze, 1);
      line(canvas, row, camera, reach, edges[1], 0.1, haze, 0.7);
      line(canvas, row, camera, reach, edges[2], 0.1, haze, 0.7);
    }
  }

  private void sky(Canvas canvas, int row, double up) {
    int rgb = Colours.mix(0xC4CDD3, 0x8CA6C2, Math.max(0, Math.min(1, up / 170)));
    for (int column = 0; column < canvas.width; column++) {
      canvas.pixels[row * canvas.width + column] = up < hills[column] ? 0x9AA8A8 : rgb;
    }
  }

  private void surfaces(Canvas canvas, int row, Camera camera, double reach, double z) {
    double haze = Math.min(0.75, reach * camera.focal * 0.006);
    // Grain finer than a pixel averages out.
    int strength = (int) (256 * Math.min(1, 0.03 / reach));
    int grainRow = ((int) Math.floor(z * 45) & (GRAIN - 1)) * GRAIN;
    double seam = Math.abs(Math.floorMod((long) Math.floor(z * 10), 23L)) < 1 ? -6 : 0;
    int at = row * canvas.width;
    int column = 0;
    for (int surface = 0; surface < SURFACES.length; surface++) {
      double edge = surface < 4 ? edges[surface] : 1e6;
      int until =
          (int)
              Math.max(
                  column,
                  Math.min(canvas.width, Math.round(camera.centreU + (edge - camera.x) / reach)));
      int rgb = Colours.mix(SURFACES[surface], 0xBCC6CB, haze);
      int red = rgb >> 16 & 0xFF;
      int green = rgb >> 8 & 0xFF;
      int blue = rgb & 0xFF;
      int extra = surface == 1 || surface == 3 ? (int) (seam * strength / 256) : 0;
      for (; column < until; column++) {
        double x = camera.x + reach * (column + 0.5 - camera.centreU);
        int noise = grain[grainRow + ((int) (x * 45 + 4096) & (GRAIN - 1))];
        int light = ((noise * strength) >> 8) + extra;
        canvas.pixels[at + column] =
            Math.max(0, Math.min(255, red + light)) << 16
                | Math.max(0, Math.min(255, green + light)) << 8
                | Math.max(0, Math.min(255, blue + light));
      }
    }
  }

  /** Which share of a row's stretch of road a dashed line covers. */
  private double dash(double z, double depth, double on, double period) {
    double from = z - depth / 2 + seed % 8;
    return Math.max(
        0, Math.min(1, (covered(from + depth, on, period) - covered(from, on, period)) / depth));
  }

  private static double covered(double z, double on, double period) {
    double whole = Math.floor(z / period);
    return whole * on + Math.min(on, z - whole * period);
  }

  private static void line(
      Canvas canvas,
      int row,
      Camera camera,
      double reach,
      double x,
      double half,
      double haze,
      double share) {
    double left = camera.centreU + (x - half - camera.x) / reach;
    double right = camera.centreU + (x + half - camera.x) / reach;
    int rgb = Colours.mix(0xDCDCD4, 0xBCC6CB, haze);
    int first = (int) Math.max(0, Math.floor(left));
    int last = (int) Math.min(canvas.width - 1, Math.floor(right));
    for (int column = first; column <= last; column++) {
      double cover = Math.min(right, column + 1) - Math.max(left, column);
      int index = row * canvas.width + column;
      canvas.put(index, rgb, (int) (256 * Math.max(0, cover) * share), 256);
    }
  }
}
