package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.Track;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.eval.MatchCounts;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The network that is built in, on scenes of a seed that it did not learn from. */
class EmbeddedNetworkTest {

  private static final long SEED = 1;
  private static final int LOOKS = 2;

  /** What is smaller has fewer than the network's own 8 px; of the longer side, px of a scene. */
  private static final double SMALLEST = 14;

  @Test
  void vocabulary_isWhatDashcamAndSurveillanceUsersAskFor() throws IOException {
    try (OnnxDetector detector = OnnxDetector.embedded()) {
      assertEquals(
          List.of("person", "bicycle", "car", "motorcycle", "bus", "truck"),
          detector.vocabulary().stream().map(ConceptId::toString).toList());
    }
  }

  /** The floor of issue and method: recall and precision of 0.75 at the confidence of a half. */
  @Test
  void detect_peopleOfSurveillanceScenes_areFound() throws IOException {
    MatchCounts counts = agreement(SceneCatalogue.surveillance(SEED));
    assertTrue(counts.recall() >= 0.75, "recall " + counts);
    assertTrue(counts.precision() >= 0.75, "precision " + counts);
  }

  @Test
  void detect_roadUsersOfDashcamScenes_areFound() throws IOException {
    MatchCounts counts = agreement(SceneCatalogue.dashcam(SEED));
    assertTrue(counts.recall() >= 0.75, "recall " + counts);
    assertTrue(counts.precision() >= 0.75, "precision " + counts);
  }

  private static MatchCounts agreement(List<Scene> scenes) throws IOException {
    DetectorAgreement agreement = new DetectorAgreement();
    try (OnnxDetector detector = OnnxDetector.embedded()) {
      for (Scene scene : scenes) {
        for (int look = 1; look <= LOOKS; look++) {
          long at = scene.frames() * look / (LOOKS + 1);
          look(scene, at, detector, agreement);
        }
      }
    }
    return agreement.counts();
  }

  private static void look(Scene scene, long at, OnnxDetector detector, DetectorAgreement agreement)
      throws IOException {
    List<Detection> truth = new ArrayList<>();
    for (Track track : scene.tracks(at, at + 1)) {
      if (detector.vocabulary().contains(track.label())) {
        track.points().stream()
            .filter(point -> point.frame() == at)
            .filter(point -> Math.max(point.box().width(), point.box().height()) >= SMALLEST)
            .forEach(point -> truth.add(new Detection(track.label(), point.box(), 1)));
      }
    }
    try (FrameStream stream = scene.open(at)) {
      Optional<Frame> lent = stream.next();
      try (Frame frame = lent.orElseThrow()) {
        agreement.add(
            truth, detector.detect(frame).stream().filter(one -> one.confidence() >= 0.5).toList());
      }
    }
  }
}
