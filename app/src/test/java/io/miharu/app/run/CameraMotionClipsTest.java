package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the network for camera movements says of real clips, by the way that {@code detect} goes.
 */
@Tag("slow")
class CameraMotionClipsTest {

  private static final double MOST_SECONDS = 8;

  /** What the pictures show, from the first to the last. */
  @ParameterizedTest
  @CsvSource({
    "dashcam/motorway-normal-1.mp4, camera-zooming-in",
    "people/v_WalkingWithDog_g15_c01.avi, camera-turning-left",
    "people/v_Biking_g01_c04.avi, camera-turning-left",
    "people/v_JavelinThrow_g05_c05.avi, camera-turning-right",
    "people/v_JavelinThrow_g21_c03.avi, camera-turning-right"
  })
  void moments_ofACameraThatDoesOneThing_sayThatAboveAll(String clip, String movement)
      throws IOException {
    Map<ConceptId, Integer> said = said(clip);
    int right = said.getOrDefault(ConceptId.of(movement), 0);
    int all = said.values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(right > 0 && right >= 0.9 * all, clip + ": " + said);
  }

  @ParameterizedTest
  @CsvSource({"vtest.avi", "traffic_camera.mp4", "highway-cctv-b.avi", "walking.mp4"})
  void moments_ofAFixedCamera_sayNothing(String clip) throws IOException {
    assertEquals(Map.of(), said("surveillance/" + clip));
  }

  @Test
  void movementsThatNoRealClipBoreOut_areSilent() throws IOException {
    try (ClipNetwork network = ClipNetwork.cameraMotion()) {
      List<ConceptId> silent = network.preparation().silent();
      assertEquals(9, network.labels().size());
      assertTrue(silent.contains(ConceptId.of("camera-zooming-out")));
      assertFalse(silent.contains(ConceptId.of("camera-zooming-in")));
    }
  }

  /** In how many frames each movement has a probability of a half or more. */
  private static Map<ConceptId, Integer> said(String clip) throws IOException {
    Path file = data("videos/" + clip);
    List<ConceptId> words = new ArrayList<>();
    try (ClipNetwork network = ClipNetwork.cameraMotion()) {
      words.addAll(network.labels());
    }
    Map<ConceptId, Integer> said = new TreeMap<>();
    try (FrameStream stream = VideoFileStream.open(file, clip, OpenOptions.DEFAULT)) {
      SourceInfo info = stream.info();
      try (Observer observer =
          DetectorChoice.observers(RunSettings.DEFAULT).open(info, List.of())) {
        Perception perception = new Perception(observer, info, List.of());
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Frame frame = next.get()) {
            if (frame.time().seconds() > MOST_SECONDS) {
              break;
            }
            for (ConceptScore score : perception.perceive(frame).scores()) {
              if (words.contains(score.concept()) && score.probability() >= 0.5) {
                said.merge(score.concept(), 1, Integer::sum);
              }
            }
          }
        }
      }
    }
    return said;
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve(name);
    assumeTrue(Files.exists(file), "needs " + name + " below -Dmiharu.data");
    return file;
  }
}
