package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.onnx.FrameClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a classifier what the frame as a whole shows, every {@value #EVERY_SECONDS} s of video, and
 * says its {@value #MOST} surest concepts as scores of source {@code frame}. Between two looks the
 * last scores hold. Owns the classifier. Not thread-safe.
 */
final class FrameLook implements AutoCloseable {

  static final double EVERY_SECONDS = 1;
  static final int MOST = 5;
  static final String SOURCE = "frame";

  /** Time stamps are rounded, so a little less than the time between two looks. */
  private static final double DUE_SECONDS = 0.98 * EVERY_SECONDS;

  private static final float LEAST = 0.05f;

  private final FrameClassifier classifier;
  private final FrameCalibration calibration;
  private @Nullable MediaTime lookedAt;
  private List<FrameClassifier.Claim> held = List.of();

  FrameLook(FrameClassifier classifier, FrameCalibration calibration) {
    this.classifier = classifier;
    this.calibration = calibration;
  }

  List<ConceptId> vocabulary() {
    return classifier.vocabulary();
  }

  /** What the frame shows, or what the last one that was looked at showed; the surest first. */
  List<ConceptScore> look(Frame frame) throws IOException {
    MediaTime time = frame.time();
    if (lookedAt == null || time.isBefore(lookedAt) || time.secondsSince(lookedAt) >= DUE_SECONDS) {
      lookedAt = time;
      held = classifier.classify(frame, MOST);
    }
    List<ConceptScore> scores = new ArrayList<>();
    for (FrameClassifier.Claim claim : held) {
      double probability = calibration.probability(claim.concept(), claim.confidence());
      if (probability >= LEAST) {
        scores.add(ConceptScore.ofScene(claim.concept(), time, probability, SOURCE));
      }
    }
    return scores;
  }

  @Override
  public void close() {
    classifier.close();
  }
}
