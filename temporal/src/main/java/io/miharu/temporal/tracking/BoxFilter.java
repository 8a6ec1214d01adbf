package io.miharu.temporal.tracking;

import io.miharu.core.Box;
import io.miharu.core.PictureMotion;
import org.jspecify.annotations.Nullable;

/**
 * A Kalman filter of one box with constant velocity.
 *
 * <p>State: centre x and y, aspect a = w/h, height h, and their velocities per frame of 1/30 s. All
 * noise is diagonal and depends only on h, so the eight-dimensional filter of the paper falls apart
 * into four of two dimensions, exactly. Standard deviations: position h/20, its velocity h/160, a
 * 1e-2 (measured 1e-1), its velocity 1e-5; at the start twice the position's and ten times the
 * velocity's. Source: authors' code of ByteTrack, arXiv:2110.06864. Ours: a step lasts any number
 * of frames, and F and Q are scaled by it.
 */
final class BoxFilter {

  /** The rate that the noise above is meant for, frames per second. */
  static final double BASE_RATE = 30;

  private static final int ASPECT = 2;
  private static final int HEIGHT = 3;
  private static final double MIN_ASPECT = 0.05;

  private final double[] position = new double[4];
  private final double[] velocity = new double[4];
  // The covariance of each pair: position, both, velocity.
  private final double[] varPosition = new double[4];
  private final double[] covariance = new double[4];
  private final double[] varVelocity = new double[4];

  /** Where the box is now: asked for every pair of tracks and boxes. Null until then. */
  private @Nullable Box box;

  BoxFilter(Box first) {
    measure(first, position);
    double height = position[HEIGHT];
    for (int axis = 0; axis < 4; axis++) {
      double stdPosition = axis == ASPECT ? 1e-2 : 2 * height / 20;
      double stdVelocity = axis == ASPECT ? 1e-5 : 10 * height / 160;
      varPosition[axis] = stdPosition * stdPosition;
      varVelocity[axis] = stdVelocity * stdVelocity;
    }
  }

  /** Moves the state on by {@code frames} of 1/30 s, above 0; not necessarily whole ones. */
  void advance(double frames) {
    box = null;
    double height = position[HEIGHT];
    for (int axis = 0; axis < 4; axis++) {
      double stdPosition = axis == ASPECT ? 1e-2 : height / 20;
      double stdVelocity = axis == ASPECT ? 1e-5 : height / 160;
      position[axis] += frames * velocity[axis];
      varPosition[axis] +=
          2 * frames * covariance[axis]
              + frames * frames * varVelocity[axis]
              + frames * stdPosition * stdPosition;
      covariance[axis] += frames * varVelocity[axis];
      varVelocity[axis] += frames * stdVelocity * stdVelocity;
    }
    position[ASPECT] = Math.max(MIN_ASPECT, position[ASPECT]);
    position[HEIGHT] = Math.max(1, position[HEIGHT]);
  }

  /** Moves the state as a standing thing moves in the picture of a moving camera. */
  void carry(PictureMotion motion) {
    box = null;
    position[0] = motion.scale() * position[0] + motion.dx();
    position[1] = motion.scale() * position[1] + motion.dy();
    position[HEIGHT] = Math.max(1, motion.scale() * position[HEIGHT]);
    for (int axis = 0; axis < 4; axis++) {
      if (axis != ASPECT) {
        velocity[axis] *= motion.scale();
        varPosition[axis] *= motion.scale() * motion.scale();
        covariance[axis] *= motion.scale() * motion.scale();
        varVelocity[axis] *= motion.scale() * motion.scale();
      }
    }
  }

  /** Corrects the state by a measured box. */
  void correct(Box measured) {
    box = null;
    double[] seen = new double[4];
    measure(measured, seen);
    double stdPosition = position[HEIGHT] / 20;
    for (int axis = 0; axis < 4; axis++) {
      double noise = axis == ASPECT ? 1e-1 * 1e-1 : stdPosition * stdPosition;
      double total = varPosition[axis] + noise;
      double gain = varPosition[axis] / total;
      double velocityGain = covariance[axis] / total;
      double residual = seen[axis] - position[axis];
      position[axis] += gain * residual;
      velocity[axis] += velocityGain * residual;
      varVelocity[axis] -= velocityGain * covariance[axis];
      covariance[axis] -= gain * covariance[axis];
      varPosition[axis] -= gain * varPosition[axis];
    }
    position[ASPECT] = Math.max(MIN_ASPECT, position[ASPECT]);
    position[HEIGHT] = Math.max(1, position[HEIGHT]);
  }

  /** Keeps the size from growing or shrinking on, as nothing is seen of the thing any more. */
  void holdSize() {
    velocity[HEIGHT] = 0;
    velocity[ASPECT] = 0;
  }

  /** Where the box is now. */
  Box box() {
    Box known = box == null ? boxAfter(0) : box;
    box = known;
    return known;
  }

  /** Where the box will be after {@code frames} of 1/30 s, 0 or more, if nothing changes. */
  Box boxAfter(double frames) {
    double height = Math.max(1, position[HEIGHT] + frames * velocity[HEIGHT]);
    double aspect = Math.max(MIN_ASPECT, position[ASPECT] + frames * velocity[ASPECT]);
    return Box.centred(
        position[0] + frames * velocity[0],
        position[1] + frames * velocity[1],
        aspect * height,
        height);
  }

  private static void measure(Box box, double[] into) {
    into[0] = box.centreX();
    into[1] = box.centreY();
    into[ASPECT] = box.width() / box.height();
    into[HEIGHT] = box.height();
  }
}
