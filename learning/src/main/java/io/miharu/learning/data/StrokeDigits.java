package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * Digits drawn as strokes, each a little different: the ends of the strokes are shaken, the whole
 * is turned by up to 15°, sheared by up to 0.2 and scaled by 0.8 to 1.2, and the pen is 1 to 2 px
 * wide on each side. For those who have no handwritten ones. Immutable.
 */
public final class StrokeDigits implements DigitGlyphs {

  /** Polylines in a square from −1 to 1, x right, y down; {x, y, x, y …} each. */
  private static final double[][][] STROKES = {
    {{0, -.9, -.4, -.7, -.55, 0, -.4, .7, 0, .9, .4, .7, .55, 0, .4, -.7, 0, -.9}},
    {{-.3, -.55, .05, -.9, .05, .9}},
    {{-.5, -.5, -.3, -.85, .2, -.9, .5, -.55, .35, -.1, -.5, .85, .55, .85}},
    {
      {-.5, -.8, .1, -.9, .5, -.6, .35, -.15, -.1, -.05},
      {-.1, -.05, .45, .15, .5, .6, .1, .9, -.5, .75}
    },
    {{.2, .9, .2, -.9, -.55, .3, .55, .3}},
    {{.5, -.9, -.4, -.9, -.45, -.1, .1, -.25, .5, .1, .45, .65, 0, .9, -.5, .7}},
    {{.35, -.9, -.2, -.5, -.5, .15, -.4, .7, .05, .9, .45, .65, .45, .2, .1, -.05, -.45, .2}},
    {{-.55, -.85, .55, -.85, .1, 0, -.15, .9}},
    {
      {0, -.05, -.4, -.3, -.35, -.75, 0, -.9, .35, -.75, .4, -.3, 0, -.05},
      {0, -.05, -.5, .3, -.4, .75, 0, .9, .4, .75, .5, .3, 0, -.05}
    },
    {{.45, -.35, .1, -.05, -.35, -.2, -.45, -.6, -.1, -.9, .35, -.8, .45, -.35, .35, .3, .05, .9}}
  };

  private final Seed seed;
  private final int perDigit;

  /**
   * As many digits as are wanted.
   *
   * @param perDigit above 0
   */
  public StrokeDigits(Seed seed, int perDigit) {
    this.seed = seed.of("stroke digits 1");
    this.perDigit = perDigit;
  }

  @Override
  public int count(int digit) {
    return perDigit;
  }

  @Override
  public float[] glyph(int digit, int number) {
    SplittableRandom random = seed.of(digit).of(number).stream();
    double turn = random.nextDouble(-15, 15) * StrictMath.PI / 180;
    double shear = random.nextDouble(-0.2, 0.2);
    double size = 9 * random.nextDouble(0.8, 1.2);
    double pen = random.nextDouble(1, 2);
    float[] ink = new float[SIDE * SIDE];
    for (double[] stroke : STROKES[digit]) {
      double[] points = new double[stroke.length];
      for (int i = 0; i < stroke.length; i += 2) {
        double x = stroke[i] + random.nextDouble(-0.07, 0.07);
        double y = stroke[i + 1] + random.nextDouble(-0.07, 0.07);
        x += shear * y;
        points[i] = 13.5 + size * (StrictMath.cos(turn) * x - StrictMath.sin(turn) * y);
        points[i + 1] = 13.5 + size * (StrictMath.sin(turn) * x + StrictMath.cos(turn) * y);
      }
      for (int i = 0; i + 3 < points.length; i += 2) {
        draw(ink, points[i], points[i + 1], points[i + 2], points[i + 3], pen);
      }
    }
    return ink;
  }

  /** A line with round ends, its edge one pixel soft. */
  private static void draw(float[] ink, double x0, double y0, double x1, double y1, double pen) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double squared = Math.max(dx * dx + dy * dy, 1e-9);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double along = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / squared));
        double px = x - x0 - along * dx;
        double py = y - y0 - along * dy;
        double value = Math.max(0, Math.min(1, pen + 0.5 - Math.sqrt(px * px + py * py)));
        ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], (float) value);
      }
    }
  }

  @Override
  public String source() {
    return "drawn strokes";
  }
}
