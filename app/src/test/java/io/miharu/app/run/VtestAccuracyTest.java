package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.TrackState;
import io.miharu.detectors.Detector;
import io.miharu.eval.MatchCounts;
import io.miharu.eval.detection.DetectionMatching;
import io.miharu.eval.mot.MotFile;
import io.miharu.eval.mot.MotRow;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.temporal.tracking.KalmanTracker;
import io.miharu.temporal.tracking.TrackerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What both detectors see on the campus clip, frames 1 to 69, against its hand-read truth (337
 * boxes of 6 people). Prints the figures that {@code docs/results/tracking.md} reports.
 *
 * <p>The floors: an independent script with OpenCV's people detector on the whole picture enlarged
 * twice has recall 0.62 at precision 0.7; ours looks only where something moves and must not be
 * worse at either. The network is at least as good.
 */
class VtestAccuracyTest {

  private static final int FRAMES = 69;
  private static final ConceptId PERSON = ConceptId.of("person");

  /** What a viewer would call seen: the tracker's limit for starting a track. */
  private static final float SEEN = 0.5f;

  private record Accuracy(MatchCounts detection, TrackingScores tracking) {}

  @Test
  void embeddedDetector_onTheCampusClip_isNoWorseThanTheWholePictureEnlarged() throws IOException {
    Accuracy accuracy = measure("embedded", RunSettings.DEFAULT);
    assertTrue(accuracy.detection().recall() >= 0.62, "recall");
    assertTrue(accuracy.detection().precision() >= 0.70, "precision");
  }

  @Test
  void hogDetector_onTheCampusClip_isNoWorseThanTheWholePictureEnlarged() throws IOException {
    RunSettings hog = RunSettings.DEFAULT.withDetector(new DetectorSetting.People());
    Accuracy accuracy = measure("hog", hog);
    assertTrue(accuracy.detection().recall() >= 0.62, "recall");
    assertTrue(accuracy.detection().precision() >= 0.70, "precision");
  }

  @Test
  void yoloxNano_onTheCampusClip_isNoWorseThanTheEmbeddedDetector() throws IOException {
    Path model = data("models/yolox_nano.onnx");
    Accuracy accuracy = measure("yolox_nano", RunSettings.DEFAULT.withDetector(model));
    assertTrue(accuracy.detection().recall() >= 0.62, "recall");
    assertTrue(accuracy.detection().precision() >= 0.70, "precision");
  }

  /** A box in the wrong place, or of the wrong class, would be no hit: half of them must be. */
  @ParameterizedTest
  @ValueSource(
      strings = {"nanodet_m_416.onnx", "fastestdet.onnx", "person_192.onnx", "yolo-fastest.cfg"})
  void otherNetworks_onTheCampusClip_putTheirBoxesOnPeople(String name) throws IOException {
    Path model = data("models/" + name);
    Accuracy accuracy = measure(name, RunSettings.DEFAULT.withDetector(model));
    assertTrue(accuracy.detection().hits() >= FRAMES, "at least one person a frame");
    assertTrue(accuracy.detection().precision() >= 0.5, "precision");
  }

  private static Accuracy measure(String name, RunSettings settings) throws IOException {
    List<MotRow> truth = MotFile.read(data("videos/surveillance/vtest.gt-frames1-69.txt"));
    Path video = data("videos/surveillance/vtest.avi");
    KalmanTracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
    List<MotRow> detections = new ArrayList<>();
    List<MotRow> tracks = new ArrayList<>();
    try (FrameStream stream = VideoFileStream.open(video, "vtest.avi", OpenOptions.DEFAULT);
        Detector detector = DetectorChoice.detector(settings)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Frame frame = next.get()) {
          if (frame.index() >= FRAMES) {
            break;
          }
          List<Detection> seen = detector.detect(frame);
          for (Detection one : seen) {
            if (one.label().equals(PERSON) && one.confidence() >= SEEN) {
              detections.add(row(frame, MotRow.NO_ID, one.box(), one.confidence()));
            }
          }
          for (TrackState track : tracker.update(frame.time(), seen)) {
            if (track.label().equals(PERSON)) {
              tracks.add(row(frame, track.id(), track.box(), track.confidence()));
            }
          }
        }
      }
    }
    MatchCounts detection =
        DetectionMatching.DEFAULT.match(
            MotFile.boxesByFrame(truth), MotFile.boxesByFrame(detections));
    TrackingScores tracking = TrackingScores.of(truth, tracks);
    System.out.printf(
        Locale.ROOT,
        "vtest 1-69, %s: precision %.3f, recall %.3f; MOTA %.3f, IDF1 %.3f, HOTA %.3f%n",
        name,
        detection.precision(),
        detection.recall(),
        tracking.clear().mota(),
        tracking.identity().idf1(),
        tracking.hota().hota());
    return new Accuracy(detection, tracking);
  }

  private static MotRow row(Frame frame, int id, Box box, float confidence) {
    return MotRow.ofResult(frame.index(), id, box, confidence);
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve(name);
    assumeTrue(Files.exists(file), "needs " + name + " below -Dmiharu.data");
    return file;
  }
}
