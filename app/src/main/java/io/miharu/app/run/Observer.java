package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.io.IOException;
import java.util.List;

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

  Observation observe(Frame frame) throws IOException;

  /** What looks closer at tracks and frames; borrowed, and gone when this is closed. */
  default Specialists specialists() {
    return Specialists.NONE;
  }

  @Override
  void close() throws IOException;
}
