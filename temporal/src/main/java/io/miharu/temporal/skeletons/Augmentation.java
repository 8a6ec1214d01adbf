package io.miharu.temporal.skeletons;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random changes that leave an action what it is; a new one for every look at a clip in training.
 *
 * @param turn largest rotation about the vertical, radians
 * @param tilt largest rotation about each other axis, radians
 * @param scale largest change of size, as a share
 * @param mirror whether half of the looks exchange left and right; not for classes that name a side
 * @param jitter standard deviation of the noise on every coordinate, trunk lengths
 * @param shortest least share of the time that is looked at
 * @param warp largest change of the speed at each of four knots, as a share
 * @param dropout share of the joints that hold their last place at some moment
 */
public record Augmentation(
    double turn,
    double tilt,
    double scale,
    boolean mirror,
    double jitter,
    double shortest,
    double warp,
    double dropout) {

  /** Of the method's table. */
  public static final Augmentation DEFAULT =
      new Augmentation(0.3, Math.toRadians(5), 0.1, true, 0.01, 0.8, 0.15, 0.05);

  /** Changes nothing. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, false, 0, 1, 0, 0);

  private static final int KNOTS = 4;

  public Augmentation withMirror(boolean on) {
    return new Augmentation(turn, tilt, scale, on, jitter, shortest, warp, dropout);
  }

  public Augmentation withTurn(double radians) {
    return new Augmentation(radians, tilt, scale, mirror, jitter, shortest, warp, dropout);
  }

  /** The same random numbers give the same clip. */
  public NormalMotion apply(NormalMotion motion, SplittableRandom random) {
    NormalMotion seen = warped(motion, random);
    if (mirror && random.nextBoolean()) {
      seen = seen.mirrored();
    }
    float[][] bodies = seen.values();
    turnAndScale(bodies, random);
    for (float[] body : bodies) {
      if (dropout > 0) {
        hold(body, seen.layout().size(), random);
      }
      if (jitter > 0) {
        for (int i = 0; i < body.length; i++) {
          body[i] += (float) (jitter * random.nextGaussian());
        }
      }
    }
    return new NormalMotion(seen.layout(), seen.frames(), bodies);
  }

  /** Cuts out a part and changes the speed within; the number of frames stays. */
  private NormalMotion warped(NormalMotion motion, SplittableRandom random) {
    if (shortest >= 1 && warp == 0) {
      return motion;
    }
    double part = shortest + (1 - shortest) * random.nextDouble();
    double start = (1 - part) * random.nextDouble();
    double[] speeds = new double[KNOTS];
    Arrays.setAll(speeds, k -> 1 + warp * (2 * random.nextDouble() - 1));
    int frames = motion.frames();
    double[] moments = new double[frames];
    double passed = 0;
    for (int t = 1; t < frames; t++) {
      double place = (t - 0.5) / (frames - 1) * (KNOTS - 1);
      int knot = Math.min((int) place, KNOTS - 2);
      passed += speeds[knot] + (place - knot) * (speeds[knot + 1] - speeds[knot]);
      moments[t] = passed;
    }
    for (int t = 0; t < frames; t++) {
      double share = passed > 0 ? moments[t] / passed : 0;
      moments[t] = (start + part * share) * (frames - 1);
    }
    return motion.at(moments);
  }

  private void turnAndScale(float[][] bodies, SplittableRandom random) {
    if (turn == 0 && tilt == 0 && scale == 0) {
      return;
    }
    double[][] about = {
      rotation(1, symmetric(random, turn)),
      rotation(0, symmetric(random, tilt)),
      rotation(2, symmetric(random, tilt))
    };
    double[] matrix = product(product(about[0], about[1]), about[2]);
    double size = 1 + symmetric(random, scale);
    for (float[] body : bodies) {
      for (int at = 0; at < body.length; at += NormalMotion.AXES) {
        double x = body[at];
        double y = body[at + 1];
        double z = body[at + 2];
        for (int row = 0; row < 3; row++) {
          body[at + row] =
              (float)
                  (size
                      * (matrix[3 * row] * x + matrix[3 * row + 1] * y + matrix[3 * row + 2] * z));
        }
      }
    }
  }

  /** Each run of a held joint lasts three frames on average. */
  private void hold(float[] body, int joints, SplittableRandom random) {
    int row = joints * NormalMotion.AXES;
    for (int joint = 0; joint < joints; joint++) {
      int left = 0;
      for (int at = row + joint * NormalMotion.AXES; at < body.length; at += row) {
        if (left == 0 && random.nextDouble() < dropout / 3) {
          left = 1 + random.nextInt(5);
        }
        if (left > 0) {
          left--;
          System.arraycopy(body, at - row, body, at, NormalMotion.AXES);
        }
      }
    }
  }

  private static double symmetric(SplittableRandom random, double largest) {
    return largest * (2 * random.nextDouble() - 1);
  }

  /** Row-major 3 x 3. */
  private static double[] rotation(int axis, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return switch (axis) {
      case 0 -> new double[] {1, 0, 0, 0, c, -s, 0, s, c};
      case 1 -> new double[] {c, 0, s, 0, 1, 0, -s, 0, c};
      default -> new double[] {c, -s, 0, s, c, 0, 0, 0, 1};
    };
  }

  private static double[] product(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          c[3 * i + j] += a[3 * i + k] * b[3 * k + j];
        }
      }
    }
    return c;
  }
}
