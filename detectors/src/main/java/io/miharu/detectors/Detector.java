package io.miharu.detectors;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at frames: a frame in, the things seen in it out.
 *
 * <p>Some remember earlier frames, so one detector serves one source, in the order of time. The
 * frame is borrowed. Closing twice does nothing; any other use after closing throws {@link
 * IllegalStateException}. Not thread-safe.
 */
public interface Detector extends AutoCloseable {

  /** Short and in kebab case, for reports and as the source of concept scores. */
  String name();

  /** Every label it can give, in a fixed order. */
  Set<ConceptId> vocabulary();

  /**
   * What is seen in {@code frame}, in the order of {@link Detections#ORDER}. Boxes lie inside the
   * frame. Weak detections (confidence from 0.1 on) are among them, for the second round of a
   * tracker.
   *
   * @throws IOException when the detector itself is broken; an empty scene is an empty list
   */
  List<Detection> detect(Frame frame) throws IOException;

  /**
   * What the frame given to {@link #detect} last says of the scene as a whole; none for most
   * detectors and before the first frame.
   */
  default List<ConceptScore> concepts() {
    return List.of();
  }

  /**
   * Another detector that gives the same answers and may look at other frames at the same time, in
   * another thread; whoever asks closes it, before or after this one. Empty for detectors that
   * remember earlier frames, for those whose library cannot, and for those that are closed.
   */
  default Optional<Detector> twin() throws IOException {
    return Optional.empty();
  }

  @Override
  void close();
}
