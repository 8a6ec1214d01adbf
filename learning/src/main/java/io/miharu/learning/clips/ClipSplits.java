package io.miharu.learning.clips;

import io.miharu.learning.data.ClipSet;
import io.miharu.learning.data.ReorderedClips;
import io.miharu.learning.data.Seed;

/**
 * Clips to learn from, to choose the epoch by, and to be judged on.
 *
 * @param description what they are, in words that change when the clips do
 * @param pictureSide width and height that a frame is shrunk to before its middle is cut, px; that
 *     of the clips where nothing is cut
 */
public record ClipSplits(
    ClipSet training, ClipSet validation, ClipSet test, String description, int pictureSide) {

  public ClipSplits {
    if (!training.shape().equals(test.shape())
        || !training.shape().equals(validation.shape())
        || !training.classes().equals(test.classes())) {
      throw new IllegalArgumentException(
          "the parts of a data set need one shape and one list of classes, got %s and %s"
              .formatted(training.shape(), test.shape()));
    }
  }

  /** One random frame of each clip: what can be known without time. */
  public ClipSplits singleFrames(Seed seed) {
    return new ClipSplits(
        ReorderedClips.single(training, seed),
        ReorderedClips.single(validation, seed),
        ReorderedClips.single(test, seed),
        description + ", single frames",
        pictureSide);
  }
}
