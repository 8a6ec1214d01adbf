package io.miharu.learning.clips;

import io.miharu.learning.data.ClipSet;
import io.miharu.learning.data.ClipShape;
import io.miharu.learning.data.ReorderedClips;
import io.miharu.learning.data.Seed;
import io.miharu.learning.data.StreamClips;
import io.miharu.temporal.clips.ClipStream;
import io.miharu.temporal.models.ClipInput;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Clips to learn from, to choose the epoch by, and to be judged on, as they were filmed, and what a
 * network sees of them.
 *
 * @param description what they are, in words that change when the clips do
 * @param pictureSide width and height that a frame is shrunk to before its middle is cut, px; that
 *     of the clips where nothing is cut
 * @param streams what is seen of the frames
 */
public record ClipSplits(
    ClipSet training,
    ClipSet validation,
    ClipSet test,
    String description,
    int pictureSide,
    List<ClipStream> streams) {

  /** Clips of which brightness is seen. */
  public ClipSplits(
      ClipSet training, ClipSet validation, ClipSet test, String description, int pictureSide) {
    this(training, validation, test, description, pictureSide, List.of(ClipStream.PICTURE));
  }

  public ClipSplits {
    streams = List.copyOf(streams);
    if (!training.shape().equals(test.shape())
        || !training.shape().equals(validation.shape())
        || !training.classes().equals(test.classes())) {
      throw new IllegalArgumentException(
          "the parts of a data set need one shape and one list of classes, got %s and %s"
              .formatted(training.shape(), test.shape()));
    }
  }

  /** Clips of the same kind as a network sees them. */
  public ClipSet seen(ClipSet clips) {
    return streams.equals(List.of(ClipStream.PICTURE)) ? clips : new StreamClips(clips, streams);
  }

  /** What a network is fed. */
  public ClipInput input() {
    ClipShape shape = training.shape();
    int colours = shape.channels() - (streams.contains(ClipStream.MOTION) ? 2 : 0);
    return new ClipInput(
        streams.stream()
            .map(stream -> new ClipInput.Stream(stream.channels(colours), stream.signed()))
            .toList(),
        shape.frames(),
        shape.width());
  }

  /** One random frame of each clip: what can be known without time. */
  public ClipSplits singleFrames(Seed seed) {
    return with(clips -> ReorderedClips.single(clips, seed), "single frames");
  }

  /** The same clips remade, all parts alike. */
  public ClipSplits with(UnaryOperator<ClipSet> remade, String words) {
    return new ClipSplits(
        remade.apply(training),
        remade.apply(validation),
        remade.apply(test),
        description + ", " + words,
        pictureSide,
        streams);
  }

  /** The same with more said of it, so that a checkpoint of it fits nothing else. */
  public ClipSplits described(String words) {
    return new ClipSplits(
        training, validation, test, description + ", " + words, pictureSide, streams);
  }

  /** The same clips, other streams of them seen. */
  public ClipSplits seenAs(List<ClipStream> wanted) {
    String words = wanted.equals(streams) ? "" : ", seen as " + ClipStream.join(wanted);
    ClipSplits splits =
        new ClipSplits(training, validation, test, description + words, pictureSide, wanted);
    splits.seen(training); // refuses streams that these clips have not
    return splits;
  }
}
