package io.miharu.detectors.motion;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How things move in the picture as a whole, over the last {@value #WINDOW_S} s: numbers that a
 * person can read, for telling a scuffle from a walk.
 *
 * <p>About ten times a second ({@value #STEP_S} s or more apart), a grey picture of {@value #WIDTH}
 * px width is compared with the one before by {@link BlockFlow}. Speeds are in picture widths per
 * second, relative to the median block of those with texture, which is the camera's own motion.
 * {@link #NAMES} are the statistics of one step; {@link #values} are their means over the window,
 * then their standard deviations. Speeds and grey levels, which span decades, enter as ln(1 + scale
 * · x).
 *
 * <p>Ours, after the optical-flow statistics usual for crowds and fights (mean and spread of
 * magnitude, entropy of direction, change over time). O(steps of the window) memory. Not
 * thread-safe.
 */
public final class MotionStatistics {

  static final int WIDTH = 160;

  /** Steps are so far apart at least. */
  public static final double STEP_S = 0.075;

  static final double WINDOW_S = 2;

  /** A longer silence starts anew. */
  static final double MAX_GAP_S = 1;

  /** So much must have been seen before anything is said. */
  static final double LEAST_S = 1;

  /** Picture widths per second. */
  private static final double BRISK = 0.1;

  private static final double STRONG = 0.3;

  private static final int DIRECTIONS = 8;

  /** What {@link #values} are the means of, in their order. */
  public static final List<String> NAMES =
      List.of(
          "speed",
          "speed-spread",
          "brisk-share",
          "strong-share",
          "direction-entropy",
          "jerk",
          "jerk-ratio",
          "concentration",
          "extent",
          "camera-speed",
          "unexplained",
          "incoherence",
          "difference");

  private static final class Step {
    final MediaTime time;
    final double[] values;

    Step(MediaTime time, double[] values) {
      this.time = time;
      this.values = values;
    }
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private int @Nullable [] before;
  private int height;
  private MediaTime last = MediaTime.ZERO;
  private double @Nullable [] lastU;
  private double @Nullable [] lastV;

  /**
   * Takes the next frame.
   *
   * @return whether it was looked at: those that come too soon after another are passed over
   */
  public boolean look(Frame frame) {
    int rows =
        Math.max(BlockFlow.BLOCK, Math.round((float) WIDTH * frame.height() / frame.width()));
    double dt = frame.time().secondsSince(last);
    int[] old = before;
    boolean anew = old == null || rows != height || dt < 0 || dt > MAX_GAP_S;
    if (!anew && dt < STEP_S) {
      return false;
    }
    int[] grey = GreyView.of(frame, WIDTH, rows);
    if (old == null || anew) {
      reset();
    } else {
      steps.addLast(new Step(frame.time(), measure(old, grey, dt)));
    }
    before = grey;
    height = rows;
    last = frame.time();
    while (!steps.isEmpty() && last.secondsSince(steps.getFirst().time) >= WINDOW_S) {
      steps.removeFirst();
    }
    return true;
  }

  private void reset() {
    steps.clear();
    lastU = null;
    lastV = null;
  }

  /** Whether enough was seen for {@link #values}. */
  public boolean ready() {
    return !steps.isEmpty() && last.secondsSince(steps.getFirst().time) >= LEAST_S;
  }

  /**
   * The statistics of the last {@value #WINDOW_S} s, as many as {@link #NAMES}.
   *
   * @throws IllegalStateException unless {@link #ready}
   */
  public double[] values() {
    if (!ready()) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "less than %.1f s were seen", LEAST_S));
    }
    int n = NAMES.size();
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      for (Step step : steps) {
        values[i] += step.values[i] / steps.size();
      }
    }
    return values;
  }

  private double[] measure(int[] from, int[] to, double dt) {
    BlockFlow flow = BlockFlow.between(from, to, WIDTH, to.length / WIDTH);
    double perSecond = 1 / (WIDTH * dt);
    int blocks = flow.dx.length;
    double cameraX = median(flow.dx, flow.textured) * perSecond;
    double cameraY = median(flow.dy, flow.textured) * perSecond;
    double[] u = new double[blocks];
    double[] v = new double[blocks];
    double[] speed = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      // Nothing is known of a block without texture: it goes with the camera.
      u[i] = flow.textured[i] ? flow.dx[i] * perSecond - cameraX : 0;
      v[i] = flow.textured[i] ? flow.dy[i] * perSecond - cameraY : 0;
      speed[i] = Math.hypot(u[i], v[i]);
    }
    double total = Arrays.stream(speed).sum();
    double mean = total / blocks;
    double squares = Arrays.stream(speed).map(s -> s * s).sum() / blocks;
    double jerk = jerk(u, v);
    lastU = u;
    lastV = v;
    double unexplained = Arrays.stream(flow.unexplained).sum() / blocks;
    return new double[] {
      Math.log1p(100 * mean),
      Math.log1p(100 * Math.sqrt(Math.max(0, squares - mean * mean))),
      share(speed, BRISK),
      share(speed, STRONG),
      entropy(u, v, speed),
      Math.log1p(100 * jerk),
      total > 0 ? Math.min(2, jerk / mean) : 0,
      total > 0 ? largest(speed, blocks / 10) / total : 0,
      total > 0 ? extent(speed, flow.columns) : 0,
      Math.log1p(100 * Math.hypot(cameraX, cameraY)),
      Math.log1p(unexplained),
      total > 0 ? incoherence(u, v, flow.columns, flow.rows) / mean : 0,
      Math.log1p(difference(from, to))
    };
  }

  /** The mean change of a block's velocity since the step before. */
  private double jerk(double[] u, double[] v) {
    double[] oldU = lastU;
    double[] oldV = lastV;
    if (oldU == null || oldV == null) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += Math.hypot(u[i] - oldU[i], v[i] - oldV[i]);
    }
    return sum / u.length;
  }

  private static double median(int[] values, boolean[] chosen) {
    int[] sorted = new int[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (chosen[i]) {
        sorted[n++] = values[i];
      }
    }
    Arrays.sort(sorted, 0, n);
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
  }

  private static double share(double[] speed, double least) {
    return Arrays.stream(speed).filter(s -> s > least).count() / (double) speed.length;
  }

  /** Of the directions, weighted by speed; 1 when all of {@value #DIRECTIONS} are alike. */
  private static double entropy(double[] u, double[] v, double[] speed) {
    double[] bins = new double[DIRECTIONS];
    double total = 0;
    for (int i = 0; i < speed.length; i++) {
      double turn = Math.atan2(v[i], u[i]) / (2 * Math.PI) + 0.5;
      bins[Math.min(DIRECTIONS - 1, (int) (turn * DIRECTIONS))] += speed[i];
      total += speed[i];
    }
    double entropy = 0;
    for (double bin : bins) {
      entropy -= bin > 0 ? bin / total * Math.log(bin / total) : 0;
    }
    return entropy / Math.log(DIRECTIONS);
  }

  private static double largest(double[] speed, int count) {
    double[] sorted = speed.clone();
    Arrays.sort(sorted);
    return Arrays.stream(sorted, sorted.length - Math.max(1, count), sorted.length).sum();
  }

  /** How far from its own middle the motion reaches, in picture widths: root of the variance. */
  private static double extent(double[] speed, int columns) {
    double total = 0;
    double sumX = 0;
    double sumY = 0;
    double squares = 0;
    for (int i = 0; i < speed.length; i++) {
      double x = (double) (i % columns) / columns;
      int row = i / columns;
      double y = (double) row / columns;
      total += speed[i];
      sumX += speed[i] * x;
      sumY += speed[i] * y;
      squares += speed[i] * (x * x + y * y);
    }
    double variance = squares / total - (sumX * sumX + sumY * sumY) / (total * total);
    return Math.sqrt(Math.max(0, variance));
  }

  /** The mean difference between neighbours, to the right and below. */
  private static double incoherence(double[] u, double[] v, int columns, int rows) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < u.length; i++) {
      if (i % columns + 1 < columns) {
        sum += Math.hypot(u[i] - u[i + 1], v[i] - v[i + 1]);
        pairs++;
      }
      if (i / columns + 1 < rows) {
        sum += Math.hypot(u[i] - u[i + columns], v[i] - v[i + columns]);
        pairs++;
      }
    }
    return sum / Math.max(1, pairs);
  }

  private static double difference(int[] from, int[] to) {
    long sum = 0;
    for (int i = 0; i < to.length; i++) {
      sum += Math.abs(to[i] - from[i]);
    }
    return (double) sum / to.length;
  }
}
