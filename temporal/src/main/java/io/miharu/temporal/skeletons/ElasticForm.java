package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A clip laid out to be compared with others while one of the two is stretched in time.
 *
 * <p>{@value #MOMENTS} moments, and five groups of numbers at each: {@link FrameFeatures}'
 * positions, distances, motion over one and over two moments, and the directions of the bones.
 * Lengths are in trunk lengths. Immutable.
 */
public final class ElasticForm {

  static final int MOMENTS = 20;

  /** Farther than this, in moments, no moment of one clip meets one of the other. */
  static final int BAND = 6;

  /** Positions, distances, two motions, directions. */
  public static final int GROUPS = 5;

  /** One array of {@code [MOMENTS][size]} for each group. */
  private final float[][] groups;

  private ElasticForm(float[][] groups) {
    this.groups = groups;
  }

  /** Of a clip of any length. */
  public static ElasticForm of(NormalMotion motion) {
    NormalMotion clip = motion.resampled(MOMENTS);
    BodyLayout layout = clip.layout();
    List<Integer> sizes = FrameFeatures.groups(layout, clip.bodies());
    float[] rows = new FrameFeatures(MOMENTS).of(clip);
    // Both motions are one group there.
    int motions = sizes.get(2) / 2;
    int[] each = {sizes.get(0), sizes.get(1), motions, motions};
    float[][] groups = new float[GROUPS][];
    int from = 0;
    for (int group = 0; group < each.length; group++) {
      groups[group] = byMoment(rows, from, each[group]);
      from += each[group];
    }
    groups[GROUPS - 1] = directions(clip);
    return new ElasticForm(groups);
  }

  /**
   * A clip as it may as well be seen: as it is, then in a mirror, then each with the persons in the
   * other order.
   */
  public static List<NormalMotion> looks(NormalMotion motion, boolean mirrored) {
    List<NormalMotion> looks = new ArrayList<>(List.of(motion));
    if (mirrored) {
      looks.add(motion.mirrored());
    }
    if (motion.bodies() == 2) {
      List.copyOf(looks).forEach(look -> looks.add(look.swapped()));
    }
    return looks;
  }

  /** From {@code [features][MOMENTS]} to {@code [MOMENTS][features]}. */
  private static float[] byMoment(float[] rows, int from, int size) {
    float[] moments = new float[MOMENTS * size];
    for (int i = 0; i < size; i++) {
      for (int t = 0; t < MOMENTS; t++) {
        moments[t * size + i] = rows[(from + i) * MOMENTS + t];
      }
    }
    return moments;
  }

  /** From each joint's neighbour nearer to the root to the joint, of length one. */
  private static float[] directions(NormalMotion clip) {
    int[] parents = MotionStream.parents(clip.layout());
    int row = clip.bodies() * parents.length * NormalMotion.AXES;
    float[] all = new float[MOMENTS * row];
    int at = 0;
    for (int t = 0; t < MOMENTS; t++) {
      for (int body = 0; body < clip.bodies(); body++) {
        for (int joint = 0; joint < parents.length; joint++) {
          double squares = 0;
          for (int axis = 0; axis < NormalMotion.AXES; axis++) {
            float along = clip.at(body, t, joint, axis) - clip.at(body, t, parents[joint], axis);
            all[at + axis] = along;
            squares += along * along;
          }
          // Of joints that lie on each other there is none.
          double length = squares > 0 ? Math.sqrt(squares) : 1;
          for (int axis = 0; axis < NormalMotion.AXES; axis++) {
            all[at++] /= (float) length;
          }
        }
      }
    }
    return all;
  }

  /**
   * How far two clips are apart in each group when time is stretched at best: the sum of squared
   * differences along the best path.
   *
   * <p>Source: Sakoe and Chiba, "Dynamic Programming Algorithm Optimization for Spoken Word
   * Recognition", IEEE Transactions on Acoustics, Speech, and Signal Processing 1978: steps (1,0),
   * (0,1) and (1,1) of equal weight, within a band.
   *
   * @param other of the same layout and number of bodies
   */
  public double[] distances(ElasticForm other) {
    double[] distances = new double[GROUPS];
    Arrays.setAll(distances, group -> distance(groups[group], other.groups[group]));
    return distances;
  }

  private static double distance(float[] one, float[] other) {
    int size = one.length / MOMENTS;
    double[] before = new double[MOMENTS];
    double[] now = new double[MOMENTS];
    for (int t = 0; t < MOMENTS; t++) {
      Arrays.fill(now, Double.POSITIVE_INFINITY);
      int last = Math.min(MOMENTS - 1, t + BAND);
      for (int u = Math.max(0, t - BAND); u <= last; u++) {
        double least = t == 0 && u == 0 ? 0 : Double.POSITIVE_INFINITY;
        if (t > 0) {
          least = before[u];
        }
        if (u > 0) {
          least = Math.min(least, now[u - 1]);
        }
        if (t > 0 && u > 0) {
          least = Math.min(least, before[u - 1]);
        }
        now[u] = least + squared(one, t * size, other, u * size, size);
      }
      double[] spare = before;
      before = now;
      now = spare;
    }
    return before[MOMENTS - 1];
  }

  /** Four sums beside each other, since one alone waits for every addition. */
  private static float squared(float[] a, int fromA, float[] b, int fromB, int size) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      float d0 = a[fromA + i] - b[fromB + i];
      float d1 = a[fromA + i + 1] - b[fromB + i + 1];
      float d2 = a[fromA + i + 2] - b[fromB + i + 2];
      float d3 = a[fromA + i + 3] - b[fromB + i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < size; i++) {
      float d = a[fromA + i] - b[fromB + i];
      s0 += d * d;
    }
    return s0 + s1 + s2 + s3;
  }
}
