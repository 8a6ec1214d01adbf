package io.miharu.app.training;

import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.ScuffleLook;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.detectors.Detector;
import io.miharu.detectors.crops.PoseNetwork;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.motion.BlockedTrial.Candidate;
import io.miharu.temporal.scuffle.PeopleUnrest;
import io.miharu.temporal.scuffle.Scuffle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link ScuffleLook} measures of people. Owns the networks. */
final class PeopleMeasure implements ClipMeasure {

  private final Detector detector;
  private final PoseNetwork poses;

  private PeopleMeasure(Detector detector, PoseNetwork poses) {
    this.detector = detector;
    this.poses = poses;
  }

  /**
   * Opens the networks.
   *
   * @throws IOException when one is refused
   */
  static PeopleMeasure open(Path detector, Path poses) throws IOException {
    Detector opened = DetectorChoice.open(detector);
    try {
      return new PeopleMeasure(opened, PoseNetwork.open(poses));
    } catch (IOException | RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  @Override
  public String concept() {
    return "scuffle";
  }

  @Override
  public String task() {
    return "whether people scuffle, by how restless they are";
  }

  @Override
  public String options() {
    return " --detector yolox_nano.onnx --pose simplepose_coco17.onnx";
  }

  @Override
  public List<String> names() {
    return Scuffle.NAMES;
  }

  /** What boxes say; and what skeletons add. */
  @Override
  public List<Candidate> candidates() {
    return List.of(
        candidate(
            "boxes",
            "people",
            "width-change",
            "height-change",
            "height-burst",
            "drift",
            "nearness",
            "closing"),
        candidate("boxes and skeletons", PeopleUnrest.NAMES.toArray(String[]::new)));
  }

  @Override
  public List<Reading> readings(Source source) throws IOException {
    ScuffleLook look = new ScuffleLook();
    List<Reading> readings = new ArrayList<>();
    try (FrameStream frames = Sources.open(source, OpenOptions.DEFAULT)) {
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (Frame frame = next.get()) {
          if (look.isDue(frame.time())) {
            look.people(frame, detector.detect(frame), poses::pose);
            look.values()
                .ifPresent(values -> readings.add(Reading.of(frame.time(), look.alerts(), values)));
          }
        }
      }
    }
    return readings;
  }

  @Override
  public void close() {
    poses.close();
    detector.close();
  }
}
