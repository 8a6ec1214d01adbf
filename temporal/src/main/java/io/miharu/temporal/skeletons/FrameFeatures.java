package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What a clip is at every moment, as one vector: the food of one-dimensional networks.
 *
 * <p>After Yang et al., "Make Skeleton-based Action Recognition Model Smaller, Faster and Better",
 * ACM Multimedia Asia 2019, arXiv:1907.09658, whose features are the distances between all joints
 * and the motion at two speeds; we add the positions themselves. Three groups, each {@code
 * [features][frames]}, row-major:
 *
 * <ol>
 *   <li>positions against the root of each body (3V each), and of the roots against their middle in
 *       the first frame (3 each);
 *   <li>distances between joints, of one body all V(V-1)/2, of two bodies V x V from one to the
 *       other;
 *   <li>motion: differences over one and over two steps of every joint and body (6V each).
 * </ol>
 *
 * <p>Lengths are in trunk lengths.
 *
 * @param frames after resampling
 */
public record FrameFeatures(int frames) {

  public static final FrameFeatures DEFAULT = new FrameFeatures(32);

  /** Number of features of each group: positions, distances, motion. */
  public static List<Integer> groups(BodyLayout layout, int bodies) {
    int joints = layout.size();
    int distances = bodies == 1 ? joints * (joints - 1) / 2 : joints * joints;
    return List.of(bodies * (3 * joints + 3), distances, bodies * 6 * joints);
  }

  /** All groups one after the other. */
  public float[] of(NormalMotion motion) {
    NormalMotion clip = motion.resampled(frames);
    List<float[]> rows = new ArrayList<>();
    positions(clip, rows);
    distances(clip, rows);
    for (int step = 1; step <= 2; step++) {
      motions(clip, step, rows);
    }
    float[] all = new float[rows.size() * frames];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * frames, frames);
    }
    return all;
  }

  private void positions(NormalMotion clip, List<float[]> rows) {
    int joints = clip.layout().size();
    int root = clip.layout().root();
    for (int body = 0; body < clip.bodies(); body++) {
      for (int joint = 0; joint < joints; joint++) {
        for (int axis = 0; axis < NormalMotion.AXES; axis++) {
          float[] row = new float[frames];
          for (int t = 0; t < frames; t++) {
            row[t] = clip.at(body, t, joint, axis) - clip.at(body, t, root, axis);
          }
          rows.add(row);
        }
      }
      for (int axis = 0; axis < NormalMotion.AXES; axis++) {
        float[] row = new float[frames];
        float start = 0;
        for (int other = 0; other < clip.bodies(); other++) {
          start += clip.at(other, 0, root, axis) / clip.bodies();
        }
        for (int t = 0; t < frames; t++) {
          row[t] = clip.at(body, t, root, axis) - start;
        }
        rows.add(row);
      }
    }
  }

  private void distances(NormalMotion clip, List<float[]> rows) {
    int joints = clip.layout().size();
    int other = clip.bodies() - 1;
    for (int a = 0; a < joints; a++) {
      for (int b = other == 0 ? a + 1 : 0; b < joints; b++) {
        float[] row = new float[frames];
        for (int t = 0; t < frames; t++) {
          double squares = 0;
          for (int axis = 0; axis < NormalMotion.AXES; axis++) {
            double along = clip.at(0, t, a, axis) - (double) clip.at(other, t, b, axis);
            squares += along * along;
          }
          row[t] = (float) Math.sqrt(squares);
        }
        rows.add(row);
      }
    }
  }

  private void motions(NormalMotion clip, int step, List<float[]> rows) {
    int joints = clip.layout().size();
    for (int body = 0; body < clip.bodies(); body++) {
      for (int joint = 0; joint < joints; joint++) {
        for (int axis = 0; axis < NormalMotion.AXES; axis++) {
          float[] row = new float[frames];
          for (int t = 0; t < frames; t++) {
            int from = Math.max(0, Math.min(t, frames - 1 - step));
            int to = Math.min(from + step, frames - 1);
            row[t] = clip.at(body, to, joint, axis) - clip.at(body, from, joint, axis);
          }
          rows.add(row);
        }
      }
    }
  }

  /** Number of values of a clip. */
  public int size(BodyLayout layout, int bodies) {
    return frames * groups(layout, bodies).stream().mapToInt(Integer::intValue).sum();
  }
}
