package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The looking half of the engine for one source: every detector that sees its frames, as one.
 * Called with each frame in order. Not thread-safe.
 */
public interface Observer extends AutoCloseable {

  /**
   * What one frame shows.
   *
   * @param looked whether the detectors that carry the tracks ran on this frame
   * @param detections what they saw; empty where they did not run
   * @param scores about the frame as a whole, such as whether the camera moves
   */
  record Observation(boolean looked, List<Detection> detections, List<ConceptScore> scores) {

    public Observation {
      detections = List.copyOf(detections);
      scores = List.copyOf(scores);
    }
  }

  /**
   * Begins what can be done for a frame ahead of its turn. Every frame is begun, in order, before
   * it is observed, or none is.
   *
   * @param frame lent until the returned work is over, also to other threads
   * @return the work, over at once where there is none
   */
  default Future<?> begin(Frame frame) throws IOException {
    return CompletableFuture.completedFuture(frame);
  }

  Observation observe(Frame frame) throws IOException;

  /**
   * The frames of a stream in their order, each begun some frames ahead. The stream is borrowed;
   * close what this returns first.
   */
  default FrameStream ahead(FrameStream stream) {
    return new AheadStream(stream, this::begin, AheadStream.depthFor(stream.info()));
  }

  /** Where it keeps how long it takes; asked once. */
  default StageTimes times() {
    return new StageTimes();
  }

  /** From now on looks may be put off while frames are waiting that would be dropped. */
  default void giveWay(BooleanSupplier behind) {}

  /** How many looks were never made because frames were waiting. */
  default long looksSkipped() {
    return 0;
  }

  /** What looks closer at tracks and frames; borrowed, and gone when this is closed. */
  default Specialists specialists() {
    return Specialists.NONE;
  }

  @Override
  void close() throws IOException;
}
