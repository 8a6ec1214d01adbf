package io.miharu.eval.actev;

import io.miharu.core.Box;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that takes part in an activity, and where it is. Immutable.
 *
 * @param type what it is: {@code person}
 * @param id its number, the same in every activity it takes part in
 * @param path where it is from each frame on, in rising order of frames
 */
public record ActivityObject(String type, int id, List<Step> path) {

  /**
   * A box in whole pixels from the top-left corner. Sizes are 0 and more; a reader by {@linkplain
   * ActivityRules#lenient lenient} rules alone lets negative ones through.
   */
  public record PixelBox(int x, int y, int width, int height) {

    /** Whether it is no box at all, and only the reference has a use for it. */
    public boolean isReversed() {
      return width < 0 || height < 0;
    }
  }

  /**
   * Where the object is from {@code frame} to the next step.
   *
   * @param frame as the file counts, from 1 where we write it
   * @param box absent where the object is not in the picture
   * @param presenceConf of a system output, the score that ranks it; absent in a truth
   * @param wholeConf whether that score was written without fraction
   */
  public record Step(
      long frame, Optional<PixelBox> box, OptionalDouble presenceConf, boolean wholeConf) {

    /** A step of a truth. */
    public Step(long frame, Optional<PixelBox> box) {
      this(frame, box, OptionalDouble.empty(), false);
    }
  }

  public ActivityObject {
    path = List.copyOf(path);
    for (int i = 1; i < path.size(); i++) {
      if (path.get(i).frame() <= path.get(i - 1).frame()) {
        throw new IllegalArgumentException(
            "object %d: frames must rise, got %d after %d"
                .formatted(id, path.get(i).frame(), path.get(i - 1).frame()));
      }
    }
  }

  /**
   * The object of a track while an activity lasts, with an empty step wherever the track has no
   * box. Boxes are rounded to whole pixels, as the format wants them, and have one at least.
   *
   * @param track frames from 0, as {@code core} counts them
   * @param active frames from 1
   */
  public static ActivityObject of(String type, int id, List<Track.Point> track, FrameSpan active) {
    List<Step> path = new ArrayList<>();
    long next = Long.MIN_VALUE; // the frame after the last box
    for (Track.Point point : track) {
      long frame = point.frame() + 1;
      if (frame < active.first() || frame >= active.end()) {
        continue;
      }
      if (!path.isEmpty() && frame > next) {
        path.add(new Step(next, Optional.empty()));
      }
      path.add(new Step(frame, Optional.of(pixels(point.box()))));
      next = frame + 1;
    }
    if (!path.isEmpty()) {
      path.add(new Step(next, Optional.empty()));
    }
    return new ActivityObject(type, id, path);
  }

  private static PixelBox pixels(Box box) {
    int x = Math.round(box.left());
    int y = Math.round(box.top());
    return new PixelBox(
        x, y, Math.max(1, Math.round(box.right()) - x), Math.max(1, Math.round(box.bottom()) - y));
  }

  /** What holds in a frame: the last step up to it; empty before the first. */
  public Optional<Step> at(long frame) {
    int last = -1;
    for (int from = 0, to = path.size() - 1; from <= to; ) {
      int middle = (from + to) / 2;
      if (path.get(middle).frame() <= frame) {
        last = middle;
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return last < 0 ? Optional.empty() : Optional.of(path.get(last));
  }
}
