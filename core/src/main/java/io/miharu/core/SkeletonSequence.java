package io.miharu.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The joints of one person over time, in two dimensions.
 *
 * <p>Shape {@code [T][V][3]}, row-major: T moments in rising order, V joints in the order of {@link
 * #layout()}, then x and y in pixels of the decoded frame and the confidence in [0, 1]. A joint
 * that was not found is NaN, NaN, 0. Immutable.
 */
public final class SkeletonSequence {

  /** Values of one joint at one moment. */
  public static final int CHANNELS = 3;

  private final SkeletonLayout layout;
  private final List<MediaTime> times;
  private final float[] values;

  /**
   * Copies {@code values} in.
   *
   * @param values {@code [times][joints][3]}, row-major
   */
  public SkeletonSequence(SkeletonLayout layout, List<MediaTime> times, float[] values) {
    this.layout = layout;
    this.times = List.copyOf(times);
    this.values = values.clone();
    int joints = layout.joints().size();
    if (values.length != times.size() * joints * CHANNELS) {
      throw new IllegalArgumentException(
          "%d moments of %d joints need %d values, got %d"
              .formatted(times.size(), joints, times.size() * joints * CHANNELS, values.length));
    }
    for (int t = 1; t < times.size(); t++) {
      if (!times.get(t).isAfter(times.get(t - 1))) {
        throw new IllegalArgumentException(
            "times of a skeleton must rise, got %s after %s"
                .formatted(times.get(t), times.get(t - 1)));
      }
    }
    for (int at = 0; at < values.length; at += CHANNELS) {
      // The record checks what a joint may be.
      new Joint(values[at], values[at + 1], values[at + 2]);
    }
  }

  /** The poses one after the other, all of one layout. */
  public static SkeletonSequence of(
      SkeletonLayout layout, List<MediaTime> times, List<Pose> poses) {
    float[] values = new float[poses.size() * layout.joints().size() * CHANNELS];
    int at = 0;
    for (Pose pose : poses) {
      if (!pose.layout().equals(layout)) {
        throw new IllegalArgumentException(
            "a sequence of layout %s cannot hold a pose of layout %s"
                .formatted(layout.name(), pose.layout().name()));
      }
      for (Joint joint : pose.joints()) {
        values[at++] = joint.x();
        values[at++] = joint.y();
        values[at++] = joint.confidence();
      }
    }
    return new SkeletonSequence(layout, times, values);
  }

  public SkeletonLayout layout() {
    return layout;
  }

  public List<MediaTime> times() {
    return times;
  }

  /** The pose at moment {@code t}, from 0. */
  public Pose pose(int t) {
    List<Joint> joints = new ArrayList<>();
    for (int joint = 0; joint < layout.joints().size(); joint++) {
      int at = (t * layout.joints().size() + joint) * CHANNELS;
      joints.add(new Joint(values[at], values[at + 1], values[at + 2]));
    }
    return new Pose(layout, joints);
  }

  /** A copy of all values, in the shape above. */
  public float[] values() {
    return values.clone();
  }
}
