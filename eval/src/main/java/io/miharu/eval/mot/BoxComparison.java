package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * Lays the boxes of two sides next to each other. Overlaps are found again whenever a frame is
 * shown: that costs less than keeping them, of which a crowd has many more than boxes.
 *
 * <p>O(F·log F + T·n) time a frame for T true and F found boxes, of which n share columns of pixels
 * with a true one. Not thread-safe.
 */
final class BoxComparison implements TrackComparison {

  private static final double EPSILON = Math.ulp(1.0);

  private final TrackBoxes truth;
  private final TrackBoxes found;
  private final int[] truthFrames; // by index of the frame shown: index of the side's frame, or -1
  private final int[] foundFrames;
  private long[] byLeft = new long[64];

  BoxComparison(TrackBoxes truth, TrackBoxes found) {
    this.truth = truth;
    this.found = found;
    int[] truths = new int[truth.frames() + found.frames()];
    int[] founds = new int[truths.length];
    int count = 0;
    for (int t = 0, f = 0; t < truth.frames() || f < found.frames(); count++) {
      int truthFrame = t < truth.frames() ? truth.frame(t) : Integer.MAX_VALUE;
      int foundFrame = f < found.frames() ? found.frame(f) : Integer.MAX_VALUE;
      truths[count] = t < truth.frames() && truthFrame <= foundFrame ? t++ : -1;
      founds[count] = f < found.frames() && foundFrame <= truthFrame ? f++ : -1;
    }
    truthFrames = Arrays.copyOf(truths, count);
    foundFrames = Arrays.copyOf(founds, count);
  }

  @Override
  public int frames() {
    return truthFrames.length;
  }

  @Override
  public int[] truthLengths() {
    return truth.lengths();
  }

  @Override
  public int[] foundLengths() {
    return found.lengths();
  }

  /** The first box of the truths shown in a frame. */
  int firstTruth(int index) {
    return truthFrames[index] < 0 ? 0 : truth.start(truthFrames[index]);
  }

  /** The first box of the founds shown in a frame. */
  int firstFound(int index) {
    return foundFrames[index] < 0 ? 0 : found.start(foundFrames[index]);
  }

  @Override
  public void showTracks(int index, FrameOverlap into) {
    int t0 = firstTruth(index);
    int f0 = firstFound(index);
    into.size(endOfTruths(index) - t0, endOfFounds(index) - f0);
    for (int t = 0; t < into.truths; t++) {
      into.truth[t] = truth.track(t0 + t);
    }
    for (int f = 0; f < into.founds; f++) {
      into.found[f] = found.track(f0 + f);
    }
  }

  private int endOfTruths(int index) {
    return truthFrames[index] < 0 ? 0 : truth.start(truthFrames[index] + 1);
  }

  private int endOfFounds(int index) {
    return foundFrames[index] < 0 ? 0 : found.start(foundFrames[index] + 1);
  }

  @Override
  public void show(int index, FrameOverlap into) {
    showTracks(index, into);
    int t0 = firstTruth(index);
    int t1 = endOfTruths(index);
    int f0 = firstFound(index);
    int f1 = endOfFounds(index);
    double widest = sortByLeft(f0, f1);
    int place = 0;
    for (int t = t0; t < t1; t++) {
      long first = (long) Math.floor(truth.left(t) - widest) - 1;
      double right = truth.right(t);
      int count = f1 - f0;
      for (int i = firstFrom(first, count); i < count; i++) {
        int f = f0 + (int) (byLeft[i] & 0xFFFF_FFFFL);
        if ((byLeft[i] >> 32) >= right) { // whole pixels, rounded down
          break;
        }
        double iou = iou(t, f);
        if (iou > 0) {
          into.pair(place++, f - f0, iou);
        }
      }
      into.starts[t - t0 + 1] = place;
    }
  }

  /** Puts the founds in order of their left edges; returns the largest width. */
  private double sortByLeft(int f0, int f1) {
    if (byLeft.length < f1 - f0) {
      byLeft = new long[2 * (f1 - f0)];
    }
    double widest = 0;
    for (int f = f0; f < f1; f++) {
      // Beyond 2^31 pixels, edges count as equal: only the speed would notice.
      byLeft[f - f0] = ((long) (int) Math.floor(found.left(f)) << 32) | (f - f0);
      widest = Math.max(widest, found.right(f) - found.left(f));
    }
    Arrays.sort(byLeft, 0, f1 - f0);
    return widest;
  }

  private int firstFrom(long left, int count) {
    if (left <= Integer.MIN_VALUE) {
      return 0;
    }
    int place = Arrays.binarySearch(byLeft, 0, count, Math.min(left, Integer.MAX_VALUE) << 32);
    return place < 0 ? -place - 1 : place;
  }

  private double iou(int t, int f) {
    double width =
        Math.min(truth.right(t), found.right(f)) - Math.max(truth.left(t), found.left(f));
    double height =
        Math.min(truth.bottom(t), found.bottom(f)) - Math.max(truth.top(t), found.top(f));
    if (!(width > 0 && height > 0)) {
      return 0;
    }
    double shared = width * height;
    // Sizes are taken from the edges, so that a box overlaps with itself by exactly 1.
    double truthArea = (truth.right(t) - truth.left(t)) * (truth.bottom(t) - truth.top(t));
    double foundArea = (found.right(f) - found.left(f)) * (found.bottom(f) - found.top(f));
    double union = truthArea + foundArea - shared;
    return truthArea <= EPSILON || foundArea <= EPSILON || union <= EPSILON ? 0 : shared / union;
  }
}
