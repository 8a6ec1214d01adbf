package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.Detector;
import java.io.IOException;
import java.util.List;

/**
 * Looks with one detector on every n-th frame. Owns the detector. Not thread-safe.
 *
 * <p>Between, nothing is looked at, and what was said of the camera last still holds.
 */
final class DetectorObserver implements Observer {

  private final Detector detector;
  private final int every;
  private List<ConceptScore> scores = List.of();

  /**
   * @param every look at every n-th frame, counted by the frames' own index
   */
  DetectorObserver(Detector detector, int every) {
    this.detector = detector;
    this.every = every;
  }

  @Override
  public Observation observe(Frame frame) throws IOException {
    if (frame.index() % every != 0) {
      return new Observation(false, List.of(), scores);
    }
    List<Detection> detections = detector.detect(frame);
    scores = detector.concepts();
    return new Observation(true, detections, scores);
  }

  @Override
  public void close() {
    detector.close();
  }
}
