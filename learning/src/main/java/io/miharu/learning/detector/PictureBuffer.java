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

  /** Of a thing of which less is left at an edge, nobody can say what it is. */
  private static final double ENOUGH = 0.4;

  /** A thing of which less than this is left is gone. */
  private static final double GONE = 0.05;

  /** A thing whose longer side is shorter is too small to be learnt, px. */
  private static final double SMALLEST = 8;

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
  record Placement(double scale, double left, double top, boolean mirrored) {}

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
      Box box = labelled.box();
      Box turned =
          how.mirrored()
              ? new Box(
                  frame.width() - box.right(), box.top(), frame.width() - box.left(), box.bottom())
              : box;
      Box placed = turned.scaled(how.scale(), how.scale()).translated(how.left(), how.top());
      add(labelled, placed, window, confidences);
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
    // Where it shrinks, each pixel is a mean over several places, or fine lines would flicker.
    int taps = scale < 0.34 ? 3 : scale < 0.75 ? 2 : 1;
    int[] sums = new int[3];
    for (int y = firstY; y < lastY; y++) {
      for (int x = firstX; x < lastX; x++) {
        Arrays.fill(sums, 0);
        for (int ty = 0; ty < taps; ty++) {
          double sourceY = (y + (ty + 0.5) / taps - how.top()) / scale - 0.5;
          for (int tx = 0; tx < taps; tx++) {
            double sourceX = (x + (tx + 0.5) / taps - how.left()) / scale - 0.5;
            sample(
                frame,
                pixels,
                how.mirrored() ? frame.width() - 1 - sourceX : sourceX,
                sourceY,
                sums);
          }
        }
        int at = 3 * (y * width + x);
        int all = taps * taps * 1024;
        for (int c = 0; c < 3; c++) {
          bgr[at + c] = (byte) ((sums[c] + all / 2) / all);
        }
      }
    }
  }

  /** Adds 1024 times the value between four neighbours. */
  private static void sample(LabelledFrame frame, byte[] pixels, double x, double y, int[] sums) {
    double insideX = Math.max(0, Math.min(frame.width() - 1.001, x));
    double insideY = Math.max(0, Math.min(frame.height() - 1.001, y));
    int column = (int) insideX;
    int row = (int) insideY;
    int right = (int) (32 * (insideX - column));
    int below = (int) (32 * (insideY - row));
    int at = 3 * (row * frame.width() + column);
    int down = row + 1 < frame.height() ? 3 * frame.width() : 0;
    int next = column + 1 < frame.width() ? 3 : 0;
    for (int c = 0; c < 3; c++, at++) {
      int top = (pixels[at] & 0xFF) * (32 - right) + (pixels[at + next] & 0xFF) * right;
      int bottom =
          (pixels[at + down] & 0xFF) * (32 - right) + (pixels[at + down + next] & 0xFF) * right;
      sums[c] += top * (32 - below) + bottom * below;
    }
  }

  /** Writes planes of {@code (byte / 255 - 0.5) / 0.25}, then the targets. */
  void write(float[] into, int offset) {
    int plane = width * height;
    for (int c = 0; c < 3; c++) {
      int at = offset + c * plane;
      for (int i = 0; i < plane; i++) {
        into[at + i] = (float) (((bgr[3 * i + c] & 0xFF) / 255.0 - 0.5) / 0.25);
      }
    }
    TargetBoxes.write(targets, into, offset + 3 * plane);
  }
}
