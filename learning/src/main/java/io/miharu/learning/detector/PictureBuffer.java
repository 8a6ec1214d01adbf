package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.learning.detector.TargetBoxes.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A picture of the network's size being put together from parts of frames, with what it shows.
 * Bytes blue, green and red, from 0 to 255. Not thread-safe.
 */
final class PictureBuffer {

  /** The grey around pictures, that of the card. */
  static final int GREY = 114;

  /** Of each channel from 0 to 1, by which its values are put into the input; the card's. */
  static final double MEAN = 0.5;

  static final double DEVIATION = 0.25;

  /** Of a thing of which less is left at an edge, nobody can say what it is. */
  private static final double ENOUGH = 0.4;

  /** A thing of which less than this is left is gone. */
  private static final double GONE = 0.05;

  /** A thing whose longer side is shorter is too small to be learnt, px. */
  private static final double SMALLEST = 8;

  /** How much of another thing may be hidden by what is pasted. */
  private static final double HIDDEN = 0.3;

  /** A thing of which more than this is hidden by what is drawn is gone. */
  private static final double COVERED = 0.85;

  /** What is drawn counts less than what was filmed. */
  private static final float DRAWN = 0.7f;

  /** How wide the margin is that comes along with what is pasted, of its longer side. */
  private static final double MARGIN = 0.08;

  private final int width;
  private final int height;
  private final byte[] bgr;
  private final List<Target> targets = new ArrayList<>();

  PictureBuffer(int width, int height) {
    this.width = width;
    this.height = height;
    this.bgr = new byte[3 * width * height];
    Arrays.fill(bgr, (byte) GREY);
  }

  /**
   * How a frame is laid into the picture.
   *
   * @param scale px of the picture per px of the frame
   * @param left where the frame's left edge comes to lie, px of the picture
   * @param top where its top edge does
   * @param mirrored whether left and right of the frame are swapped
   */
  record Placement(double scale, double left, double top, boolean mirrored) {

    /** Where a box of the frame comes to lie, px of the picture. */
    Box of(LabelledFrame frame, Box box) {
      Box turned =
          mirrored
              ? new Box(
                  frame.width() - box.right(), box.top(), frame.width() - box.left(), box.bottom())
              : box;
      return turned.scaled(scale, scale).translated(left, top);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte[] bgr() {
    return bgr;
  }

  List<Target> targets() {
    return targets;
  }

  /**
   * Lays a frame into a window of the picture.
   *
   * @param confidences whether what the labeller is less sure of counts less
   */
  void lay(LabelledFrame frame, byte[] pixels, Placement how, Box window, boolean confidences) {
    paint(frame, pixels, how, window);
    for (LabelledBox labelled : frame.boxes()) {
      add(labelled, how.of(frame, labelled.box()), window, confidences);
    }
  }

  private void add(LabelledBox labelled, Box placed, Box window, boolean confidences) {
    Optional<Box> seen = cut(placed, window);
    if (seen.isEmpty()) {
      return;
    }
    double left = seen.get().areaPx2() / placed.areaPx2();
    if (left < GONE) {
      return;
    }
    boolean small = Math.max(seen.get().width(), seen.get().height()) < SMALLEST;
    boolean known = labelled.isThing() && left >= ENOUGH && !small;
    int kind = known ? DetectorLabels.ALL.indexOf(labelled.label()) : TargetBoxes.UNSURE;
    float counts = confidences ? labelled.confidence() : 1;
    targets.add(new Target(kind, seen.get(), counts, confidences ? labelled.share() : 1));
  }

  /**
   * How a frame must be laid for a box of it to have its left and top edges at a place.
   *
   * @param left px of the picture
   * @param top px of the picture
   */
  static Placement placed(
      LabelledFrame frame, Box box, double scale, double left, double top, boolean mirrored) {
    double first = mirrored ? frame.width() - box.right() : box.left();
    return new Placement(scale, left - first * scale, top - box.top() * scale, mirrored);
  }

  /**
   * Pastes one thing of a frame over what is there, with a margin that fades, unless it would hide
   * much of another thing. Whether it did.
   *
   * @param confidences whether what the labeller is less sure of counts less
   */
  boolean paste(
      LabelledFrame frame, byte[] pixels, LabelledBox thing, Placement how, boolean confidences) {
    Box placed = how.of(frame, thing.box());
    if (targets.stream().anyMatch(target -> target.box().coveredBy(placed) > HIDDEN)) {
      return false;
    }
    double margin = MARGIN * Math.max(placed.width(), placed.height());
    Box whole = new Box(0, 0, width, height);
    Optional<Box> seen = cut(placed.padded(margin), whole);
    if (seen.isEmpty()) {
      return false;
    }
    byte[] under = bgr.clone();
    paint(frame, pixels, how, seen.get());
    fade(under, placed, seen.get(), margin);
    add(thing, placed, whole, confidences);
    return true;
  }

  /** Draws things over what is there; of what they hide much of, nobody can say what it is. */
  void sketch(Sketcher sketcher, long seed) {
    List<LabelledBox> drawn = sketcher.over(bgr, width, height, seed);
    List<Target> before = List.copyOf(targets);
    targets.clear();
    for (Target target : before) {
      double hidden =
          drawn.stream().mapToDouble(thing -> target.box().coveredBy(thing.box())).max().orElse(0);
      if (hidden <= HIDDEN) {
        targets.add(target);
      } else if (hidden <= COVERED) {
        targets.add(
            new Target(TargetBoxes.UNSURE, target.box(), target.confidence(), target.share()));
      }
    }
    for (LabelledBox thing : drawn) {
      boolean small = Math.max(thing.box().width(), thing.box().height()) < SMALLEST;
      int kind = small ? TargetBoxes.UNSURE : DetectorLabels.ALL.indexOf(thing.label());
      targets.add(new Target(kind, thing.box(), DRAWN, 1));
    }
  }

  /** Lets what was there come back, the more the farther outside of the box. */
  private void fade(byte[] under, Box box, Box window, double margin) {
    for (int y = (int) window.top(); y < Math.min(height, Math.ceil(window.bottom())); y++) {
      double above = Math.max(box.top() - (y + 0.5), y + 0.5 - box.bottom());
      for (int x = (int) window.left(); x < Math.min(width, Math.ceil(window.right())); x++) {
        double beside = Math.max(box.left() - (x + 0.5), x + 0.5 - box.right());
        double outside = Math.max(0, Math.max(above, beside)) / margin;
        if (outside > 0 && outside < 1) {
          for (int i = 3 * (y * width + x); i < 3 * (y * width + x + 1); i++) {
            double old = under[i] & 0xFF;
            bgr[i] = (byte) Math.round((1 - outside) * (bgr[i] & 0xFF) + outside * old);
          }
        }
      }
    }
  }

  private static Optional<Box> cut(Box box, Box window) {
    float left = Math.max(box.left(), window.left());
    float top = Math.max(box.top(), window.top());
    float right = Math.min(box.right(), window.right());
    float bottom = Math.min(box.bottom(), window.bottom());
    return left < right && top < bottom
        ? Optional.of(new Box(left, top, right, bottom))
        : Optional.empty();
  }

  private void paint(LabelledFrame frame, byte[] pixels, Placement how, Box window) {
    double scale = how.scale();
    int firstX = (int) Math.max(window.left(), Math.ceil(how.left()));
    int firstY = (int) Math.max(window.top(), Math.ceil(how.top()));
    int lastX = (int) Math.min(window.right(), Math.floor(how.left() + frame.width() * scale));
    int lastY = (int) Math.min(window.bottom(), Math.floor(how.top() + frame.height() * scale));
    if (firstX >= lastX || firstY >= lastY) {
      return;
    }
    // Where it shrinks, each pixel is a mean over several places, or fine lines would flicker.
    int taps = scale < 0.34 ? 3 : scale < 0.75 ? 2 : 1;
    Places columns =
        new Places(firstX, lastX, taps, how.left(), scale, frame.width(), how.mirrored());
    Places rows = new Places(firstY, lastY, taps, how.top(), scale, frame.height(), false);
    int[] sums = new int[3 * (lastX - firstX)];
    int all = taps * taps * ONE * ONE;
    for (int y = firstY; y < lastY; y++) {
      Arrays.fill(sums, 0);
      for (int tap = 0; tap < taps; tap++) {
        int row = (y - firstY) * taps + tap;
        addRow(pixels, 3 * frame.width() * rows.first[row], ONE - rows.share[row], columns, sums);
        addRow(pixels, 3 * frame.width() * rows.second[row], rows.share[row], columns, sums);
      }
      int at = 3 * (y * width + firstX);
      for (int i = 0; i < sums.length; i++) {
        bgr[at + i] = (byte) ((sums[i] + all / 2) / all);
      }
    }
  }

  /** Shares of two neighbours are counted in such parts. */
  private static final int ONE = 32;

  /** Between which pixels of a frame the places along one axis of the picture lie. */
  private static final class Places {

    private final int taps;
    private final int[] first;
    private final int[] second;
    private final int[] share;

    Places(int from, int to, int taps, double origin, double scale, int size, boolean mirrored) {
      this.taps = taps;
      first = new int[(to - from) * taps];
      second = new int[first.length];
      share = new int[first.length];
      for (int i = 0; i < first.length; i++) {
        double place = from + (i + 0.5) / taps;
        double source = (place - origin) / scale - 0.5;
        double inside = Math.max(0, Math.min(size - 1, mirrored ? size - 1 - source : source));
        first[i] = (int) inside;
        second[i] = Math.min(size - 1, first[i] + 1);
        share[i] = (int) (ONE * (inside - first[i]));
      }
    }
  }

  /** Adds a row of a frame, seen at the places, times a weight. */
  private static void addRow(byte[] pixels, int row, int weight, Places columns, int[] sums) {
    if (weight == 0) {
      return;
    }
    for (int i = 0; i < columns.first.length; i++) {
      int left = row + 3 * columns.first[i];
      int right = row + 3 * columns.second[i];
      int near = weight * (ONE - columns.share[i]);
      int far = weight * columns.share[i];
      int at = 3 * (i / columns.taps);
      sums[at] += near * (pixels[left] & 0xFF) + far * (pixels[right] & 0xFF);
      sums[at + 1] += near * (pixels[left + 1] & 0xFF) + far * (pixels[right + 1] & 0xFF);
      sums[at + 2] += near * (pixels[left + 2] & 0xFF) + far * (pixels[right + 2] & 0xFF);
    }
  }

  /** Writes planes of {@code (byte / 255 - 0.5) / 0.25}, then the targets. */
  void write(float[] into, int offset) {
    int plane = width * height;
    float[] valueOf = new float[256];
    for (int value = 0; value < 256; value++) {
      valueOf[value] = (float) ((value / 255.0 - MEAN) / DEVIATION);
    }
    for (int c = 0; c < 3; c++) {
      int at = offset + c * plane;
      for (int i = 0; i < plane; i++) {
        into[at + i] = valueOf[bgr[3 * i + c] & 0xFF];
      }
    }
    TargetBoxes.write(targets, into, offset + 3 * plane);
  }

  /** The byte, from 0 to 255, that became a value of the input. */
  static int byteOf(float value) {
    return (int) Math.round((value * DEVIATION + MEAN) * 255);
  }
}
