package io.miharu.detectors.crops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.Box;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.detectors.ImageFrame;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoseNetworkTest {

  private static final int JOINTS = 17;
  private static final int COLUMNS = 12;
  private static final int ROWS = 16;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private static Frame grey(int width, int height) {
    return new ImageFrame(MediaTime.ZERO, 0, width, height, new byte[3 * width * height]);
  }

  /** A network of 48 x 64 px that always sees the nose, and nothing else, in one cell. */
  private Path noseAt(int column, int row, float value) throws IOException {
    float[] maps = new float[JOINTS * COLUMNS * ROWS];
    maps[row * COLUMNS + column] = value;
    Path file = folder.resolve("pose.onnx");
    Files.write(
        file, TinyOnnx.constant(Map.of(), 4 * ROWS, 4 * COLUMNS, maps, 1, JOINTS, ROWS, COLUMNS));
    return file;
  }

  @Test
  void pose_peakInACell_comesBackToTheFrame() throws IOException {
    try (PoseNetwork network = PoseNetwork.open(noseAt(5, 4, 0.75f))) {
      // 120 px tall and narrow: grown to 150 px and its three quarters, around (100, 100).
      Pose pose = network.pose(grey(200, 200), Box.centred(100, 100, 40, 120));
      double scale = 150 / (4.0 * ROWS);
      double left = 100 - 150 * 0.75 / 2;
      double top = 100 - 150 / 2.0;
      // Cell i means input pixel 4 i, whose centre is at 4 i + 0.5.
      assertEquals(left + (4 * 5 + 0.5) * scale, pose.joint("nose").x(), 1e-3);
      assertEquals(top + (4 * 4 + 0.5) * scale, pose.joint("nose").y(), 1e-3);
      assertEquals(0.75f, pose.joint("nose").confidence());
      assertFalse(pose.joint("left-ankle").found());
    }
  }

  @Test
  void pose_weakPeakOrOneOutsideTheFrame_isMissing() throws IOException {
    try (PoseNetwork network = PoseNetwork.open(noseAt(5, 4, 0.1f))) {
      Pose weak = network.pose(grey(200, 200), Box.centred(100, 100, 40, 120));
      assertFalse(weak.joint("nose").found());
    }
    try (PoseNetwork network = PoseNetwork.open(noseAt(0, 4, 0.9f))) {
      Pose outside = network.pose(grey(200, 200), Box.centred(20, 100, 40, 120));
      assertFalse(outside.joint("nose").found());
    }
  }

  @Test
  void open_networkOfAnotherShape_isRefusedAndSaysWhatToDo() throws IOException {
    Path file = folder.resolve("other.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, new float[5], 1, 5));
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> PoseNetwork.open(file));
    assertTrue(refused.toString().contains("other.card.json"), refused.toString());
  }

  @Test
  void open_publicSimplePose_passesItsSelfTest() throws IOException {
    Path file =
        Path.of(System.getProperty("miharu.data", "")).resolve("models/simplepose_coco17.onnx");
    assumeTrue(Files.exists(file), "needs models/simplepose_coco17.onnx below -Dmiharu.data");
    try (PoseNetwork network = PoseNetwork.open(file)) {
      assertEquals("simplepose", network.card().name());
      assertEquals(JOINTS, network.pose(grey(64, 48), new Box(0, 0, 20, 40)).joints().size());
    }
  }
}
