package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Statement V7b: a real campus clip with public detections, frames 1-69 at 10 frames/s. */
class KalmanTrackerVtestTest {

  @Test
  void update_onTheCampusClip_reachesTheReferenceModel() throws IOException {
    Path folder = Path.of(System.getProperty("miharu.data", ""), "videos", "surveillance");
    Path truthFile = folder.resolve("vtest.gt-frames1-69.txt");
    assumeTrue(
        Files.exists(truthFile),
        "skipped: needs the development data; set -Dmiharu.data=FOLDER, none at " + folder);
    Map<Integer, Map<Integer, Box>> truth = new TreeMap<>();
    for (String line : Files.readAllLines(truthFile)) {
      String[] cells = line.split(",", -1);
      truth
          .computeIfAbsent(Integer.parseInt(cells[0]), frame -> new TreeMap<>())
          .put(Integer.parseInt(cells[1]), box(cells));
    }
    Map<Integer, List<Detection>> detections = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("vtest.public-detections.txt"))) {
      String[] cells = line.split(",", -1);
      detections
          .computeIfAbsent(Integer.parseInt(cells[0]), frame -> new ArrayList<>())
          .add(new Detection(ConceptId.of("person"), box(cells), Float.parseFloat(cells[6])));
    }

    KalmanTracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
    ClearScore score = new ClearScore();
    for (int frame = 1; frame <= 69; frame++) {
      Map<Integer, Box> found = new TreeMap<>();
      for (TrackState state :
          tracker.update(
              MediaTime.ofSeconds((frame - 1) / 10.0), detections.getOrDefault(frame, List.of()))) {
        found.put(state.id(), state.box());
      }
      score.add(truth.getOrDefault(frame, Map.of()), found);
    }
    // The reference model of the methods text: MOTA 0.647, IDF1 0.659, 4 switches.
    assertTrue(score.mota() >= 0.62, score::toString);
    assertTrue(score.idf1() >= 0.63, score::toString);
  }

  private static Box box(String[] cells) {
    return Box.ofSize(
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]));
  }
}
