package io.miharu.temporal.skeletons;

import io.miharu.core.BodyMotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes the holes out of a clip: frames in which a body is missing go, lost joints are filled.
 *
 * <p>A gap of up to {@value #LONGEST_FILLED_GAP} frames is filled on the line between its ends; a
 * longer one, and one at an end, holds the nearest value. A clip is refused when more than {@value
 * #MOST_MISSING} of its joints are lost in the frames that stay, or one is never seen.
 */
public final class MotionCleaner {

  static final int LONGEST_FILLED_GAP = 5;
  static final double MOST_MISSING = 0.3;

  /** Why a clip cannot be used. */
  public static final class UnusableMotionException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableMotionException(String reason) {
      super(reason);
    }
  }

  private MotionCleaner() {}

  /**
   * The bodies without holes, all with the same frames.
   *
   * @param bodies of one clip, with the same times
   * @throws UnusableMotionException saying why, when too much is missing
   */
  public static List<BodyMotion> clean(List<BodyMotion> bodies) throws UnusableMotionException {
    int[] kept =
        IntStream.range(0, bodies.get(0).frames())
            .filter(t -> bodies.stream().noneMatch(body -> body.empty(t)))
            .toArray();
    if (kept.length == 0) {
      throw new UnusableMotionException(
          "no frame of %d has every body".formatted(bodies.get(0).frames()));
    }
    List<BodyMotion> clean = new ArrayList<>();
    for (BodyMotion body : bodies) {
      clean.add(filled(body, kept));
    }
    return clean;
  }

  private static BodyMotion filled(BodyMotion body, int[] kept) throws UnusableMotionException {
    int joints = body.layout().size();
    float[] values = new float[kept.length * joints * BodyMotion.AXES];
    int missing = 0;
    for (int joint = 0; joint < joints; joint++) {
      final int column = joint;
      int[] seen =
          IntStream.range(0, kept.length)
              .filter(i -> !Float.isNaN(body.at(kept[i], column, 0)))
              .toArray();
      missing += kept.length - seen.length;
      if (seen.length == 0) {
        throw new UnusableMotionException(
            "joint %s is never seen".formatted(body.layout().skeleton().joints().get(joint)));
      }
      for (int t = 0; t < kept.length; t++) {
        for (int axis = 0; axis < BodyMotion.AXES; axis++) {
          values[(t * joints + joint) * BodyMotion.AXES + axis] =
              value(body, kept, seen, t, joint, axis);
        }
      }
    }
    double share = (double) missing / (kept.length * joints);
    if (share > MOST_MISSING) {
      throw new UnusableMotionException(
          "%.0f %% of the joints are lost, more than %.0f %%"
              .formatted(100 * share, 100 * MOST_MISSING));
    }
    return new BodyMotion(
        body.layout(), Arrays.stream(kept).mapToObj(body.times()::get).toList(), values);
  }

  private static float value(BodyMotion body, int[] kept, int[] seen, int t, int joint, int axis) {
    int place = Arrays.binarySearch(seen, t);
    if (place >= 0) {
      return body.at(kept[t], joint, axis);
    }
    int next = -place - 1;
    if (next == 0) {
      return body.at(kept[seen[0]], joint, axis);
    }
    float before = body.at(kept[seen[next - 1]], joint, axis);
    if (next == seen.length) {
      return before;
    }
    int gap = seen[next] - seen[next - 1] - 1;
    float after = body.at(kept[seen[next]], joint, axis);
    double share = (double) (t - seen[next - 1]) / (gap + 1);
    if (gap > LONGEST_FILLED_GAP) {
      return share < 0.5 ? before : after;
    }
    return (float) (before + share * (after - before));
  }
}
