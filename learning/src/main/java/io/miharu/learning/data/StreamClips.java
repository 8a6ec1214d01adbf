package io.miharu.learning.data;

import io.miharu.temporal.clips.ClipStream;
import java.util.List;
import java.util.SplittableRandom;

/** Clips as a network of one or more streams sees them. Immutable. */
public final class StreamClips extends RemadeClips {

  private final List<ClipStream> streams;
  private final int colours;

  /**
   * The same clips, seen so.
   *
   * @param clips brightness, and behind it two channels of motion where that is asked for
   */
  public StreamClips(ClipSet clips, List<ClipStream> streams) {
    super(clips, seen(clips.shape(), streams), new Seed(0));
    this.streams = List.copyOf(streams);
    this.colours = colours(clips.shape(), streams);
  }

  private static int colours(ClipShape whole, List<ClipStream> streams) {
    int colours = whole.channels() - (streams.contains(ClipStream.MOTION) ? 2 : 0);
    if (colours != 1 && colours != 3) {
      throw new IllegalArgumentException(
          "%s needs 1 or 3 channels of brightness%s, got %d; only videos know of their motion"
              .formatted(
                  ClipStream.join(streams),
                  streams.contains(ClipStream.MOTION) ? " and 2 of motion" : "",
                  whole.channels()));
    }
    return colours;
  }

  private static ClipShape seen(ClipShape whole, List<ClipStream> streams) {
    return whole.withChannels(ClipStream.channels(streams, colours(whole, streams)));
  }

  @Override
  void remake(float[] whole, SplittableRandom random, float[] into, int offset) {
    int plane = shape().plane();
    ClipStream.assemble(streams, whole, colours, shape().frames(), plane, into, offset);
  }
}
