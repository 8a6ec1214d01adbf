package io.miharu.core;

import java.util.List;

/**
 * A long recording of one person with the intervals of their actions. Immutable.
 *
 * @param name of the recording: {@code s01_e01}
 * @param subject who acts
 * @param motion all of it
 * @param intervals in the order of the label file, which need not be that of time
 */
public record LabelledStream(
    String name, String subject, BodyMotion motion, List<Interval> intervals) {

  /**
   * One action in a stream.
   *
   * @param action its place among the set's actions
   * @param from its first frame, by place in the motion
   * @param to behind its last frame
   */
  public record Interval(int action, int from, int to) {

    public Interval {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException(
            "an interval has frames, got [%d, %d)".formatted(from, to));
      }
    }
  }

  public LabelledStream {
    intervals = List.copyOf(intervals);
  }
}
