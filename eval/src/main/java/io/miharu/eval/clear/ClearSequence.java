package io.miharu.eval.clear;

import java.util.List;

/**
 * One kind of object in one video, scored frame by scored frame: what is there, what is found, and
 * what nobody is asked for.
 *
 * @param truthFile the truth's file name
 * @param systemFile the system's file name
 * @param video the video's name without folders
 * @param object such as {@code FACE}; empty where neither file has any object
 * @param measure what pairs are judged by
 * @param pictureWidth in pixels
 * @param pictureHeight in pixels
 * @param frames in order of time, only those that count
 */
public record ClearSequence(
    String truthFile,
    String systemFile,
    String video,
    String object,
    ClearMeasure measure,
    double pictureWidth,
    double pictureHeight,
    List<ClearFrame> frames) {

  public ClearSequence {
    if (!(pictureWidth > 0 && pictureHeight > 0)) {
      throw new IllegalArgumentException(
          "needed a picture with width and height, got %s x %s"
              .formatted(pictureWidth, pictureHeight));
    }
    frames = List.copyOf(frames);
  }

  Likeness likeness(double threshold, boolean binary) {
    return new Likeness(measure, pictureWidth, pictureHeight, threshold, binary);
  }
}
