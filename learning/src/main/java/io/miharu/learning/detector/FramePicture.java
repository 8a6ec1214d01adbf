package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;

/**
 * A labelled frame with its pixels, which can be turned by a quarter: who stood in it lies then.
 * People who lie are what an alarm is about, and what hardly anybody films. Borrows the pixels.
 */
final class FramePicture {

  private final LabelledFrame frame;
  private final byte[] pixels;

  /**
   * @param pixels of the frame, three bytes each, and perhaps more behind them
   */
  FramePicture(LabelledFrame frame, byte[] pixels) {
    this.frame = frame;
    this.pixels = pixels;
  }

  LabelledFrame frame() {
    return frame;
  }

  /** Not a copy. */
  byte[] pixels() {
    return pixels;
  }

  /** Whether it shows people, and no vehicle, which would drive up a wall. */
  boolean showsPeopleAlone() {
    return frame.boxes().stream().anyMatch(LabelledBox::isThing)
        && frame.boxes().stream().allMatch(box -> box.label().equals(PeopleDetector.PERSON));
  }

  /** The same on its side, as high as it was wide. */
  FramePicture turned(boolean clockwise) {
    int across = frame.width();
    int down = frame.height();
    byte[] turned = new byte[frame.bytes()];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int column = clockwise ? down - 1 - y : y;
        int row = clockwise ? x : across - 1 - x;
        System.arraycopy(pixels, 3 * (y * across + x), turned, 3 * (row * down + column), 3);
      }
    }
    List<LabelledBox> boxes =
        frame.boxes().stream()
            .map(labelled -> labelled.at(turned(labelled.box(), clockwise)))
            .toList();
    return new FramePicture(
        new LabelledFrame(
            frame.clip(), frame.index(), frame.time(), down, across, frame.offset(), boxes),
        turned);
  }

  private Box turned(Box box, boolean clockwise) {
    return clockwise
        ? new Box(
            frame.height() - box.bottom(), box.left(), frame.height() - box.top(), box.right())
        : new Box(box.top(), frame.width() - box.right(), box.bottom(), frame.width() - box.left());
  }
}
