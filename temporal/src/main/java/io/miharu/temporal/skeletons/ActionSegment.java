package io.miharu.temporal.skeletons;

import io.miharu.core.MediaTime;

/**
 * An action found in a stream.
 *
 * @param action its place among the network's actions
 * @param start of the action
 * @param end of the action, after its start
 * @param known when it was first likelier than anything else, so at the earliest when it could be
 *     told
 * @param score the mean share that the action had, in [0, 1]; it ranks, and is not calibrated
 */
public record ActionSegment(
    int action, MediaTime start, MediaTime end, MediaTime known, double score) {

  public ActionSegment {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException(
          "a segment ends after its start, got %s to %s".formatted(start, end));
    }
  }

  /** Length of the common time over that of both together, in [0, 1]. */
  public double iou(ActionSegment other) {
    double common =
        Math.min(end.seconds(), other.end.seconds())
            - Math.max(start.seconds(), other.start.seconds());
    double both =
        Math.max(end.seconds(), other.end.seconds())
            - Math.min(start.seconds(), other.start.seconds());
    return common <= 0 ? 0 : common / both;
  }
}
