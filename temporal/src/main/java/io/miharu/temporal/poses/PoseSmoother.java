package io.miharu.temporal.poses;

import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Smooths the joints of every track over time, each coordinate with a {@link OneEuroFilter} of its
 * own.
 *
 * <p>Coordinates are measured in body heights, so that the near and the far are smoothed alike: at
 * rest with 1 Hz, and 4 Hz more for each body height per second. A joint that was missing for more
 * than a second, and a track whose time goes back, begin afresh; a missing joint stays missing.
 * Memory is bounded by the tracks of the last {@value #KEPT_SECONDS} s. Not thread-safe.
 */
public final class PoseSmoother {

  private static final double MIN_CUTOFF_HZ = 1;
  private static final double BETA = 4;
  private static final double LONGEST_GAP_SECONDS = 1;
  private static final double KEPT_SECONDS = 10;

  private static final class Trace {
    private OneEuroFilter x = new OneEuroFilter(MIN_CUTOFF_HZ, BETA);
    private OneEuroFilter y = new OneEuroFilter(MIN_CUTOFF_HZ, BETA);
    private MediaTime last = MediaTime.ZERO;
    private boolean begun;

    Joint next(Joint joint, MediaTime time, double height) {
      double gap = time.secondsSince(last);
      if (!begun || gap <= 0 || gap > LONGEST_GAP_SECONDS) {
        x = new OneEuroFilter(MIN_CUTOFF_HZ, BETA);
        y = new OneEuroFilter(MIN_CUTOFF_HZ, BETA);
      }
      begun = true;
      last = time;
      return new Joint(
          (float) (x.next(joint.x() / height, gap) * height),
          (float) (y.next(joint.y() / height, gap) * height),
          joint.confidence());
    }
  }

  private static final class Body {
    private final Trace[] traces;
    private final double height;
    private MediaTime last;

    Body(int joints, double height, MediaTime time) {
      traces = new Trace[joints];
      Arrays.setAll(traces, joint -> new Trace());
      this.height = height;
      last = time;
    }
  }

  private final SortedMap<Integer, Body> bodies = new TreeMap<>();

  /**
   * The pose with the noise taken out.
   *
   * @param track whose pose it is
   * @param time of the pose, after that of the track's last one
   * @param bodyHeightPx of the person, above 0; the first one of a track counts for all its life
   */
  public Pose smooth(int track, MediaTime time, double bodyHeightPx, Pose pose) {
    if (!(bodyHeightPx > 0)) {
      throw new IllegalArgumentException("a body height must be above 0, got " + bodyHeightPx);
    }
    bodies.values().removeIf(body -> time.secondsSince(body.last) > KEPT_SECONDS);
    Body body =
        bodies.computeIfAbsent(track, id -> new Body(pose.joints().size(), bodyHeightPx, time));
    body.last = time;
    List<Joint> smooth = new ArrayList<>();
    for (int i = 0; i < pose.joints().size(); i++) {
      Joint joint = pose.joints().get(i);
      smooth.add(joint.found() ? body.traces[i].next(joint, time, body.height) : joint);
    }
    return new Pose(pose.layout(), smooth);
  }

  /** Forgets every track, because time jumped or the scene was cut. */
  public void reset() {
    bodies.clear();
  }
}
