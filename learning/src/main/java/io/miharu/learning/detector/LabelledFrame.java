package io.miharu.learning.detector;

import io.miharu.core.MediaTime;
import java.util.List;

/**
 * One frame of a clip with what it shows, and where its pixels are kept. Immutable.
 *
 * @param clip the clip's name
 * @param index how many frames of the clip were decoded before
 * @param time in the clip
 * @param width of the kept picture, to which the boxes refer, px
 * @param height of the kept picture, px
 * @param offset of its first byte in the file of pixels
 */
public record LabelledFrame(
    String clip,
    long index,
    MediaTime time,
    int width,
    int height,
    long offset,
    List<LabelledBox> boxes) {

  public LabelledFrame {
    boxes = List.copyOf(boxes);
  }

  /** Bytes of its picture, three a pixel. */
  public int bytes() {
    return 3 * width * height;
  }
}
