package io.miharu.core;

import java.util.List;

/**
 * The whole path of one thing through a video, as truth files and finished runs know it. While the
 * video runs, a {@link TrackState} stands for it. Immutable.
 *
 * @param id from 1
 * @param label what it is
 * @param points where it was, in rising order of frames, at least one
 */
public record Track(int id, ConceptId label, List<Point> points) {

  /**
   * Where a track was in one frame.
   *
   * @param frame how many frames were decoded before this one, so that the first is 0
   * @param time of that frame
   * @param box in pixels of the decoded frame
   * @param confidence in [0, 1]; 1 in a truth
   */
  public record Point(long frame, MediaTime time, Box box, float confidence) {

    public Point {
      if (frame < 0) {
        throw new IllegalArgumentException("frames count from 0, got " + frame);
      }
      Probabilities.check("confidence", confidence);
    }
  }

  public Track {
    if (id < 1) {
      throw new IllegalArgumentException("track ids start at 1, got " + id);
    }
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("track %d has no points".formatted(id));
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).frame() <= points.get(i - 1).frame()) {
        throw new IllegalArgumentException(
            "track %d: frames must rise, got %d after %d"
                .formatted(id, points.get(i).frame(), points.get(i - 1).frame()));
      }
    }
  }

  /** From the first point to the last. */
  public TimeSpan span() {
    return new TimeSpan(points.get(0).time(), points.get(points.size() - 1).time());
  }
}
