package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.Detector;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Looks with one detector on every n-th frame, or as often as events need it. Owns the detector and
 * the specialists. Not thread-safe.
 *
 * <p>Between, nothing is looked at, and what was said of the camera last still holds.
 */
final class DetectorObserver implements Observer {

  /**
   * Events last tenths of a second at least, so that 30 looks a second are enough. A little less
   * than 1/30 s, because time stamps are rounded.
   */
  private static final double LOOK_EVERY_SECONDS = 0.9 / 30;

  private final Detector detector;
  private final Specialists specialists;
  private final OptionalInt every;
  private List<ConceptScore> scores = List.of();
  private @Nullable MediaTime lookedAt;

  /**
   * @param every look at every n-th frame, counted by the frames' own index; absent: at most 30
   *     times per second of video
   */
  DetectorObserver(Detector detector, Specialists specialists, OptionalInt every) {
    this.detector = detector;
    this.specialists = specialists;
    this.every = every;
  }

  @Override
  public Observation observe(Frame frame) throws IOException {
    if (!isDue(frame)) {
      return new Observation(false, List.of(), scores);
    }
    lookedAt = frame.time();
    List<Detection> detections = detector.detect(frame);
    scores = detector.concepts();
    return new Observation(true, detections, scores);
  }

  private boolean isDue(Frame frame) {
    if (every.isPresent()) {
      return frame.index() % every.getAsInt() == 0;
    }
    return lookedAt == null || frame.time().secondsSince(lookedAt) >= LOOK_EVERY_SECONDS;
  }

  @Override
  public Specialists specialists() {
    return specialists;
  }

  @Override
  public void close() {
    specialists.close();
    detector.close();
  }
}
