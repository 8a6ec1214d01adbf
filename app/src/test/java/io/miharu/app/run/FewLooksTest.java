package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the camera travels, told from a few looks per second, as when frames are dropped. */
class FewLooksTest {

  private static final int FRAMES = 240;

  @ParameterizedTest
  @ValueSource(ints = {5, 8, 20})
  void crowdBeforeAFixedCamera_fewLooks_isNoTravellingCamera(int every) throws IOException {
    assertFalse(travels("surveillance/walking.mp4", every));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 8, 20})
  void driveThroughACity_fewLooks_isATravellingCamera(int every) throws IOException {
    assertTrue(travels("dashcam/dense-city.mp4", every));
  }

  /** Whether it was said of the clip at any look after the first two seconds. */
  private static boolean travels(String clip, int every) throws IOException {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve("videos/" + clip);
    assumeTrue(Files.exists(file), "needs videos/" + clip + " below -Dmiharu.data");
    boolean travels = false;
    try (FrameStream stream = VideoFileStream.open(file, clip, OpenOptions.DEFAULT);
        MotionDetector motion = new MotionDetector()) {
      Optional<Frame> next = stream.next();
      for (int i = 0; i < FRAMES && next.isPresent(); i++, next = stream.next()) {
        try (Frame frame = next.get()) {
          if (i % every == 0) {
            motion.detect(frame);
            travels |= frame.time().seconds() > 2 && motion.cameraMoving();
          }
        }
      }
    }
    return travels;
  }
}
