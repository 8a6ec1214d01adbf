package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.BodyPart;
import java.util.Arrays;
import java.util.List;

/**
 * The bodies of one clip in units of their own size: the origin is the middle between the bodies'
 * roots in the first frame, the unit their mean trunk length over the clip, y up.
 *
 * <p>Shape of each body {@code [T][V][3]}, row-major, without holes. Moving or scaling the
 * recording changes nothing. Immutable.
 */
public final class NormalMotion {

  static final int AXES = BodyMotion.AXES;

  /** Whether the clip is turned to face the sensor. */
  public enum Heading {
    /** As the sensor saw it. */
    KEPT,
    /** About the vertical, so that the hips or shoulders of the first frame lie along x. */
    FRONTAL
  }

  private final BodyLayout layout;
  private final int joints; // of the layout, which takes longer to ask than to add
  private final int frames;
  private final float[][] bodies;

  /** Takes the arrays as they are; only this package makes them. */
  NormalMotion(BodyLayout layout, int frames, float[][] bodies) {
    this.layout = layout;
    this.joints = layout.size();
    this.frames = frames;
    this.bodies = bodies;
  }

  /**
   * Normalises bodies without holes.
   *
   * @param clean as {@link MotionCleaner} gives them
   */
  public static NormalMotion of(List<BodyMotion> clean, Heading heading) {
    BodyLayout layout = clean.get(0).layout();
    int frames = clean.get(0).frames();
    double[] origin = new double[AXES];
    double trunk = 0;
    for (BodyMotion body : clean) {
      for (int axis = 0; axis < AXES; axis++) {
        origin[axis] += body.at(0, layout.root(), axis) / (double) clean.size();
      }
      for (int t = 0; t < frames; t++) {
        double squares = 0;
        for (int axis = 0; axis < AXES; axis++) {
          double along = body.at(t, layout.neck(), axis) - (double) body.at(t, layout.root(), axis);
          squares += along * along;
        }
        trunk += Math.sqrt(squares) / (frames * clean.size());
      }
    }
    // A body whose joints all lie in one place has no size; it stays what it is.
    double unit = trunk > 0 ? trunk : 1;
    double[] turn = heading == Heading.FRONTAL ? facing(clean.get(0)) : new double[] {1, 0};
    float[][] bodies = new float[clean.size()][];
    for (int b = 0; b < bodies.length; b++) {
      float[] values = clean.get(b).values();
      for (int at = 0; at < values.length; at += AXES) {
        double x = (values[at] - origin[0]) / unit;
        double y = (values[at + 1] - origin[1]) / unit;
        double z = (values[at + 2] - origin[2]) / unit;
        values[at] = (float) (turn[0] * x + turn[1] * z);
        values[at + 1] = (float) y;
        values[at + 2] = (float) (turn[0] * z - turn[1] * x);
      }
      bodies[b] = values;
    }
    return new NormalMotion(layout, frames, bodies);
  }

  /** Cosine and sine of the turn that lays right shoulder to left shoulder along minus x. */
  private static double[] facing(BodyMotion body) {
    BodyLayout layout = body.layout();
    int left = layout.reference(BodyPart.LEFT_ARM);
    int right = layout.reference(BodyPart.RIGHT_ARM);
    // The first frames together: a single one is noisy.
    double x = 0;
    double z = 0;
    for (int t = 0; t < Math.min(5, body.frames()); t++) {
      x += body.at(t, right, 0) - body.at(t, left, 0);
      z += body.at(t, right, 2) - body.at(t, left, 2);
    }
    double length = Math.hypot(x, z);
    return length > 0 ? new double[] {x / length, z / length} : new double[] {1, 0};
  }

  public BodyLayout layout() {
    return layout;
  }

  public int frames() {
    return frames;
  }

  /** One or two. */
  public int bodies() {
    return bodies.length;
  }

  /** One coordinate in trunk lengths. */
  public float at(int body, int frame, int joint, int axis) {
    return bodies[body][(frame * joints + joint) * AXES + axis];
  }

  /**
   * As a camera far away on the z axis sees it: without depth, in trunk lengths as they look in the
   * picture.
   */
  public NormalMotion planar() {
    double trunk = 0;
    for (int b = 0; b < bodies.length; b++) {
      for (int t = 0; t < frames; t++) {
        trunk +=
            Math.hypot(
                    at(b, t, layout.neck(), 0) - (double) at(b, t, layout.root(), 0),
                    at(b, t, layout.neck(), 1) - (double) at(b, t, layout.root(), 1))
                / (frames * bodies.length);
      }
    }
    double unit = trunk > 0 ? trunk : 1;
    float[][] flat = values();
    for (float[] body : flat) {
      for (int at = 0; at < body.length; at += AXES) {
        body[at] = (float) (body[at] / unit);
        body[at + 1] = (float) (body[at + 1] / unit);
        body[at + 2] = 0;
      }
    }
    return new NormalMotion(layout, frames, flat);
  }

  /** The bodies in the other order; one body stays as it is. */
  public NormalMotion swapped() {
    float[][] swapped = new float[bodies.length][];
    for (int b = 0; b < bodies.length; b++) {
      swapped[b] = bodies[bodies.length - 1 - b];
    }
    return new NormalMotion(layout, frames, swapped);
  }

  /** Left and right exchanged, as a mirror shows it. */
  public NormalMotion mirrored() {
    int[] mirror = layout.mirror();
    float[][] mirrored = new float[bodies.length][];
    for (int b = 0; b < bodies.length; b++) {
      float[] values = new float[bodies[b].length];
      for (int t = 0; t < frames; t++) {
        for (int joint = 0; joint < joints; joint++) {
          int at = (t * joints + joint) * AXES;
          values[at] = -at(b, t, mirror[joint], 0);
          values[at + 1] = at(b, t, mirror[joint], 1);
          values[at + 2] = at(b, t, mirror[joint], 2);
        }
      }
      mirrored[b] = values;
    }
    return new NormalMotion(layout, frames, mirrored);
  }

  /**
   * The clip at other moments, each between two frames on the line.
   *
   * @param moments in frames, each in [0, frames() - 1]
   */
  public NormalMotion at(double[] moments) {
    int row = joints * AXES;
    float[][] sampled = new float[bodies.length][];
    for (int b = 0; b < bodies.length; b++) {
      float[] values = new float[moments.length * row];
      for (int i = 0; i < moments.length; i++) {
        double moment = Math.max(0, Math.min(frames - 1.0, moments[i]));
        int before = Math.min((int) moment, Math.max(0, frames - 2));
        int after = Math.min(before + 1, frames - 1);
        double share = moment - before;
        for (int k = 0; k < row; k++) {
          double from = bodies[b][before * row + k];
          double to = bodies[b][after * row + k];
          values[i * row + k] = (float) (from + share * (to - from));
        }
      }
      sampled[b] = values;
    }
    return new NormalMotion(layout, moments.length, sampled);
  }

  /** The clip stretched to so many frames; the first and the last stay what they are. */
  public NormalMotion resampled(int count) {
    double[] moments = new double[count];
    Arrays.setAll(moments, i -> count == 1 ? 0 : i * (frames - 1.0) / (count - 1));
    return at(moments);
  }

  /**
   * Without the sensor's tremble: each coordinate a parabola through five frames.
   *
   * <p>Source: Savitzky and Golay, "Smoothing and Differentiation of Data by Simplified Least
   * Squares Procedures", Analytical Chemistry 1964: weights (-3, 12, 17, 12, -3) / 35. At both ends
   * the first and last frame are repeated.
   *
   * @param times how often, 0 or more
   */
  public NormalMotion smoothed(int times) {
    return times == 0 ? this : smoothed().smoothed(times - 1);
  }

  private NormalMotion smoothed() {
    double[] weights = {-3 / 35.0, 12 / 35.0, 17 / 35.0, 12 / 35.0, -3 / 35.0};
    int row = joints * AXES;
    float[][] smooth = new float[bodies.length][];
    for (int b = 0; b < bodies.length; b++) {
      float[] values = new float[frames * row];
      for (int t = 0; t < frames; t++) {
        for (int k = 0; k < row; k++) {
          double sum = 0;
          for (int i = -2; i <= 2; i++) {
            int at = Math.max(0, Math.min(frames - 1, t + i));
            sum += weights[i + 2] * bodies[b][at * row + k];
          }
          values[t * row + k] = (float) sum;
        }
      }
      smooth[b] = values;
    }
    return new NormalMotion(layout, frames, smooth);
  }

  /** Copies of all values, one array of {@code [T][V][3]} for each body. */
  float[][] values() {
    float[][] copy = new float[bodies.length][];
    Arrays.setAll(copy, b -> bodies[b].clone());
    return copy;
  }
}
