package io.miharu.temporal.falls;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What one tracked person's box does, as numbers: {@value #PER_SECOND} looks a second, whatever the
 * rate of frames, at whole tenths of media time. Between two sights the box goes straight.
 *
 * <p>All lengths are in the person's own height: the median of the last second, or what it was
 * before while it is lower now, forgotten with a time constant of 10 s. {@link #NAMES} are, in
 * their order:
 *
 * <ul>
 *   <li>height, width: of the box;
 *   <li>aspect: ln(w/h);
 *   <li>top-speed, bottom-speed, drift, width-speed: downwards, downwards, sideways (without its
 *       direction) and growing, own heights per second over 0.2 s, within ±5;
 *   <li>cut-top, cut-bottom, cut-side: 1 where the box touches the border of the picture;
 *   <li>gap: seconds since the sight before, at most 1;
 *   <li>age: half the seconds since the first sight, at most 1;
 *   <li>person: how sure the track is of being a person, [0, 1];
 *   <li>whole: 1 where boxes keep the shape of a body up to the border, 0 for moving regions;
 *   <li>torso: cosine of the torso's angle to the vertical, 0 where it is not known;
 *   <li>torso-known: 1 where it is.
 * </ul>
 *
 * Memory is bounded. Not thread-safe.
 */
public final class BodyLooks {

  /** Looks in a second. */
  public static final int PER_SECOND = 10;

  /** What the numbers of a look are. */
  public static final List<String> NAMES =
      List.of(
          "height",
          "width",
          "aspect",
          "top-speed",
          "bottom-speed",
          "drift",
          "width-speed",
          "cut-top",
          "cut-bottom",
          "cut-side",
          "gap",
          "age",
          "person",
          "whole",
          "torso",
          "torso-known");

  /** Looks between the two that give a speed. */
  private static final int LAG = 2;

  /** After a gap, no more looks than these are made up for. */
  private static final int MOST_AT_ONCE = 10;

  private static final double HEIGHT_MEMORY_SECONDS = 10;
  private static final double FASTEST = 5;

  private final int width;
  private final int height;
  private final MediaTime since;
  private final Deque<Box> past = new ArrayDeque<>();
  private MediaTime lastTime;
  private Box lastBox;
  private long lastLook;
  private double ownHeight;

  /**
   * Begins with a person's first sight, of which there is no look yet.
   *
   * @param width of the picture, px
   * @param height of the picture, px
   */
  public BodyLooks(int width, int height, MediaTime time, Box box) {
    this.width = width;
    this.height = height;
    since = time;
    lastTime = time;
    lastBox = box;
    lastLook = place(time);
    ownHeight = box.height();
  }

  private static long place(MediaTime time) {
    return Math.floorDiv(time.micros() * PER_SECOND, 1_000_000L);
  }

  /**
   * Takes the next sight.
   *
   * @param time after that of the last sight
   * @param whole whether the box keeps the shape of a body up to the picture's border
   * @param person how sure the track is of being a person, [0, 1]
   * @param torsoDegrees of the torso to the vertical, 0 upright, 180 head down; NaN if unknown
   * @return the looks that are complete now, the earliest first, each as long as {@link #NAMES};
   *     often none
   */
  public List<float[]> see(
      MediaTime time, Box box, boolean whole, double person, double torsoDegrees) {
    double gap = time.secondsSince(lastTime);
    long place = place(time);
    List<float[]> looks = new ArrayList<>();
    for (long look = Math.max(lastLook + 1, place - MOST_AT_ONCE + 1); look <= place; look++) {
      double at = (double) look / PER_SECOND;
      double share = gap > 0 ? (at - lastTime.seconds()) / gap : 1;
      Box then = between(lastBox, box, Math.min(1, Math.max(0, share)));
      past.addLast(then);
      if (past.size() > PER_SECOND) {
        past.removeFirst();
      }
      looks.add(look(then, at - since.seconds(), gap, whole, person, torsoDegrees));
    }
    lastTime = time;
    lastBox = box;
    lastLook = place;
    return looks;
  }

  private float[] look(
      Box box, double age, double gap, boolean whole, double person, double torsoDegrees) {
    double[] heights = past.stream().mapToDouble(Box::height).sorted().toArray();
    ownHeight =
        Math.max(
            heights[heights.length / 2],
            ownHeight * Math.exp(-1.0 / PER_SECOND / HEIGHT_MEMORY_SECONDS));
    Box[] boxes = past.toArray(new Box[0]);
    int lag = Math.min(LAG, boxes.length - 1);
    Box before = boxes[boxes.length - 1 - lag];
    double perSecond = lag == 0 ? 0 : (double) PER_SECOND / lag / ownHeight;
    double marginX = Math.max(2, 0.005 * width);
    double marginY = Math.max(2, 0.005 * height);
    boolean known = !Double.isNaN(torsoDegrees);
    double[] values = {
      Math.min(2, box.height() / ownHeight),
      Math.min(3, box.width() / ownHeight),
      clamp(Math.log(box.width() / box.height()), 2),
      clamp((box.top() - before.top()) * perSecond, FASTEST),
      clamp((box.bottom() - before.bottom()) * perSecond, FASTEST),
      clamp(Math.abs(box.centreX() - before.centreX()) * perSecond, FASTEST),
      clamp((box.width() - before.width()) * perSecond, FASTEST),
      box.top() < marginY ? 1 : 0,
      box.bottom() > height - marginY ? 1 : 0,
      box.left() < marginX || box.right() > width - marginX ? 1 : 0,
      Math.min(1, gap),
      Math.min(1, age / 2),
      person,
      whole ? 1 : 0,
      known ? Math.cos(Math.toRadians(torsoDegrees)) : 0,
      known ? 1 : 0
    };
    float[] look = new float[values.length];
    for (int i = 0; i < look.length; i++) {
      look[i] = (float) values[i];
    }
    return look;
  }

  private static double clamp(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  private static Box between(Box one, Box other, double share) {
    return new Box(
        (float) (one.left() + share * (other.left() - one.left())),
        (float) (one.top() + share * (other.top() - one.top())),
        (float) (one.right() + share * (other.right() - one.right())),
        (float) (one.bottom() + share * (other.bottom() - one.bottom())));
  }
}
