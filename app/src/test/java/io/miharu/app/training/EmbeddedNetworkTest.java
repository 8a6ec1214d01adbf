package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.Track;
import io.miharu.detectors.Detector;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.detectors.opencv.FramePart;
import io.miharu.detectors.opencv.PictureCut;
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

  /** Buffers are made anew when the shape changes, and nothing of the last frame is left. */
  @Test
  void detect_framesOfSeveralShapesInTurn_isWhatAFreshDetectorSees() throws IOException {
    Scene scene = SceneCatalogue.surveillance(SEED).get(0);
    try (FrameStream stream = scene.open(scene.frames() / 2);
        Frame frame = stream.next().orElseThrow();
        OnnxDetector detector = OnnxDetector.embedded();
        Detector twin = detector.twin().orElseThrow()) {
      PictureCut cut = new PictureCut();
      int height = frame.height();
      List<Frame> shapes =
          List.of(
              frame,
              new FramePart(frame, 0, 0, 4 * height / 3, height, cut),
              new FramePart(frame, height / 3, 0, 9 * height / 16, height, cut),
              frame);
      for (Frame shape : shapes) {
        List<Detection> fresh;
        try (OnnxDetector other = OnnxDetector.embedded()) {
          fresh = other.detect(shape);
        }
        assertEquals(fresh, detector.detect(shape));
        assertEquals(fresh, twin.detect(shape));
      }
    }
  }

  /** A part of 9:16 around each person: the network looks at 256 x 416 px instead of 416 x 256. */
  @Test
  void detect_peopleOfPortraitFilms_areFound() throws IOException {
    DetectorAgreement agreement = new DetectorAgreement();
    PictureCut cut = new PictureCut();
    try (OnnxDetector detector = OnnxDetector.embedded()) {
      for (Scene scene : SceneCatalogue.surveillance(SEED)) {
        long at = scene.frames() / 2;
        try (FrameStream stream = scene.open(at);
            Frame frame = stream.next().orElseThrow()) {
          int width = 9 * frame.height() / 16;
          for (Detection person : truth(scene, at, detector)) {
            int left = (int) person.box().centreX() - width / 2;
            if (person.label().value().equals("person")
                && person.box().height() >= 2 * SMALLEST
                && left >= 0
                && left + width <= frame.width()) {
              Frame part = new FramePart(frame, left, 0, width, frame.height(), cut);
              Box there = person.box().translated(-left, 0);
              agreement.add(
                  List.of(new Detection(person.label(), there, 1)),
                  List.of(),
                  detector.detect(part).stream()
                      .filter(one -> one.confidence() >= 0.5 && one.box().iou(there) >= 0.5)
                      .toList());
            }
          }
        }
      }
    }
    MatchCounts counts = agreement.counts();
    assertTrue(counts.truths() >= 5 && counts.recall() >= 0.75, "recall " + counts);
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
    List<Detection> truth = truth(scene, at, detector);
    try (FrameStream stream = scene.open(at)) {
      Optional<Frame> lent = stream.next();
      try (Frame frame = lent.orElseThrow()) {
        agreement.add(
            truth, detector.detect(frame).stream().filter(one -> one.confidence() >= 0.5).toList());
      }
    }
  }

  private static List<Detection> truth(Scene scene, long at, OnnxDetector detector) {
    List<Detection> truth = new ArrayList<>();
    for (Track track : scene.tracks(at, at + 1)) {
      if (detector.vocabulary().contains(track.label())) {
        track.points().stream()
            .filter(point -> point.frame() == at)
            .filter(point -> Math.max(point.box().width(), point.box().height()) >= SMALLEST)
            .forEach(point -> truth.add(new Detection(track.label(), point.box(), 1)));
      }
    }
    return truth;
  }
}
