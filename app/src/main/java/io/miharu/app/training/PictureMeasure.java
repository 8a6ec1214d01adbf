package io.miharu.app.training;

import io.miharu.core.FrameStream;
import io.miharu.detectors.motion.MotionStatistics;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.motion.BlockedTrial.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link MotionStatistics} of the whole picture. */
final class PictureMeasure implements ClipMeasure {

  @Override
  public String concept() {
    return "agitation";
  }

  @Override
  public String task() {
    return "how agitated the motion of the whole picture is";
  }

  @Override
  public String options() {
    return "";
  }

  @Override
  public List<String> names() {
    return MotionStatistics.NAMES;
  }

  /** All; five that do not change with the distance of the camera; and one of each sort. */
  @Override
  public List<Candidate> candidates() {
    return List.of(
        candidate("all", MotionStatistics.NAMES.toArray(String[]::new)),
        candidate(
            "free of scale",
            "direction-entropy",
            "jerk-ratio",
            "concentration",
            "extent",
            "incoherence"),
        candidate(
            "one of each sort",
            "speed",
            "direction-entropy",
            "jerk-ratio",
            "concentration",
            "unexplained"));
  }

  @Override
  public List<Reading> readings(Source source) throws IOException {
    MotionStatistics statistics = new MotionStatistics();
    List<Reading> readings = new ArrayList<>();
    try (FrameStream frames = Sources.open(source, OpenOptions.DEFAULT)) {
      frames.forEach(
          frame -> {
            if (statistics.look(frame) && statistics.ready()) {
              readings.add(Reading.of(frame.time(), true, statistics.values()));
            }
          });
    }
    return readings;
  }

  @Override
  public void close() {}
}
