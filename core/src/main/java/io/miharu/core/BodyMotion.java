package io.miharu.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The joints of one person over time, in three dimensions; joints in the picture are a {@link
 * SkeletonSequence}.
 *
 * <p>Shape {@code [T][V][3]}, row-major: T moments in rising order, V joints in the order of {@link
 * #layout()}, then x, y and z in metres as a depth sensor has them: y up, z away from the sensor, x
 * to the sensor's left, which makes the axes right-handed. A person who faces the sensor has the
 * left hand at the smaller x. A joint that was lost is NaN in all three. Immutable.
 */
public final class BodyMotion {

  /** Values of one joint at one moment. */
  public static final int AXES = 3;

  private final BodyLayout layout;
  private final List<MediaTime> times;
  private final float[] values;

  /**
   * Copies {@code values} in.
   *
   * @param values {@code [times][joints][3]}, row-major, metres
   */
  public BodyMotion(BodyLayout layout, List<MediaTime> times, float[] values) {
    this.layout = layout;
    this.times = List.copyOf(times);
    this.values = values.clone();
    if (values.length != times.size() * layout.size() * AXES) {
      throw new IllegalArgumentException(
          "%d moments of %d joints need %d values, got %d"
              .formatted(
                  times.size(), layout.size(), times.size() * layout.size() * AXES, values.length));
    }
    for (int t = 1; t < times.size(); t++) {
      if (!times.get(t).isAfter(times.get(t - 1))) {
        throw new IllegalArgumentException(
            "times of a motion must rise, got %s after %s"
                .formatted(times.get(t), times.get(t - 1)));
      }
    }
    for (int at = 0; at < values.length; at += AXES) {
      boolean lost = Float.isNaN(values[at]);
      for (int axis = 0; axis < AXES; axis++) {
        float value = values[at + axis];
        if (lost != Float.isNaN(value) || Float.isInfinite(value)) {
          throw new IllegalArgumentException(
              "a joint is three finite numbers, or NaN in all three when lost, got %s"
                  .formatted(Arrays.toString(Arrays.copyOfRange(values, at, at + AXES))));
        }
      }
    }
  }

  /** A motion with one moment every {@code 1 / framesPerSecond} from zero. */
  public static BodyMotion atRate(BodyLayout layout, double framesPerSecond, float[] values) {
    int frames = values.length / (layout.size() * AXES);
    return new BodyMotion(
        layout,
        IntStream.range(0, frames).mapToObj(t -> MediaTime.ofSeconds(t / framesPerSecond)).toList(),
        values);
  }

  public BodyLayout layout() {
    return layout;
  }

  public List<MediaTime> times() {
    return times;
  }

  /** Number of moments. */
  public int frames() {
    return times.size();
  }

  /** One coordinate, metres; NaN when the joint was lost. */
  public float at(int frame, int joint, int axis) {
    return values[(frame * layout.size() + joint) * AXES + axis];
  }

  /** Whether no joint was found at that moment. */
  public boolean empty(int frame) {
    return IntStream.range(0, layout.size()).allMatch(joint -> Float.isNaN(at(frame, joint, 0)));
  }

  /** A copy of all values, in the shape above. */
  public float[] values() {
    return values.clone();
  }

  /** The moments from {@code from} to {@code to}, exclusive. */
  public BodyMotion part(int from, int to) {
    int row = layout.size() * AXES;
    return new BodyMotion(
        layout, times.subList(from, to), Arrays.copyOfRange(values, from * row, to * row));
  }
}
