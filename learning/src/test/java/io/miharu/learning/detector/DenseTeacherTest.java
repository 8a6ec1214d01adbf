package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.OnnxExporter;
import io.miharu.nets.graph.onnx.OnnxForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTeacherTest {

  /** Sees 64 x 32 px: 32 + 8 + 2 cells. */
  private static final DetectorNetwork PUPIL = new DetectorNetwork(64, 32, 6);

  /** Sees 64 x 64 px, 64 + 16 + 4 cells, and knows three classes. */
  private static final DetectorNetwork LARGER = new DetectorNetwork(64, 64, 3);

  @TempDir private Path folder;

  /** A detector of the YOLOX layout with random weights, as a file. */
  static Path teacher(DetectorNetwork network, Path file) throws IOException {
    return teacher(network, new OnnxForm(true, OnnxForm.Weights.FULL), file);
  }

  private static Path teacher(DetectorNetwork network, OnnxForm form, Path file)
      throws IOException {
    try (DetectorTrainee any = new DetectorTrainee(network, 7, 0.9, Optional.empty())) {
      Map<String, float[]> weights = network.folded(any.weights(), 0);
      Files.write(file, OnnxExporter.bytes(network.served(), weights, Map.of(), form));
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-5f, 0.001f, 0.5f, 0.70710f, 0.70711f, 1, 1.41421f, 1.41422f, 3, 1e5f})
  void logarithm_ofAnyRatio_isTheLibrarysToAPartInAMillion(float ratio) {
    double expected = Math.log(ratio);
    assertEquals(expected, DenseTeacher.logarithm(ratio), 1e-6 * Math.max(0.1, Math.abs(expected)));
  }

  /** The picture fills the upper half of what the teacher sees, grey the lower one. */
  @Test
  void look_ofAPictureInTheCorner_givesTheLogitsOfItsOwnCells() throws IOException {
    Path file = teacher(LARGER, folder.resolve("larger.onnx"));
    float[] picture = picture();
    float[] seen = new float[3 * 64 * 64];
    Arrays.fill(seen, 114);
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < 64 * 32; i++) {
        seen[channel * 64 * 64 + i] = Math.round((picture[channel * 64 * 32 + i] / 4 + 0.5f) * 255);
      }
    }
    float[] all;
    try (TrainableNetwork served = TrainableNetwork.of(LARGER.served());
        DetectorTrainee any = new DetectorTrainee(LARGER, 7, 0.9, Optional.empty())) {
      served.setParameters(LARGER.folded(any.weights(), 0));
      all = served.output(Map.of(DetectorNetwork.INPUT, seen), 1, DetectorNetwork.OUTPUT);
    }
    try (DenseTeacher teacher = DenseTeacher.open(file, PUPIL)) {
      assertEquals(4, teacher.values(), "object and three classes");
      assertEquals(42 * 4, teacher.length());
      float[] hints = new float[5 + teacher.length()];
      teacher.look(picture, 0, hints, 5);
      // The teacher's cells: of stride 8 the first 32 of 64, of 16 from 64 on, of 32 from 80 on.
      int[] first = {0, 64, 80};
      int[] count = {32, 8, 2};
      int at = 5;
      for (int level = 0; level < 3; level++) {
        for (int cell = first[level]; cell < first[level] + count[level]; cell++) {
          for (int k = 4; k < 8; k++, at++) {
            double p = Math.max(1e-5, Math.min(1 - 1e-5, all[cell * 8 + k]));
            // What float32 leaves of a probability near 0 or 1.
            double near = Math.max(1e-3, 1e-6 / p / (1 - p));
            assertEquals(Math.log(p / (1 - p)), hints[at], near, cell + " " + k);
          }
        }
      }
    }
  }

  /** The network that learned with 64 x 64 px, and the same for any size. */
  @Test
  void look_ofATeacherThatTakesAnySize_isTheSame() throws IOException {
    OnnxForm any = new OnnxForm(true, OnnxForm.Weights.FULL).withAnySize();
    try (DenseTeacher one = DenseTeacher.open(teacher(LARGER, folder.resolve("one.onnx")), PUPIL);
        DenseTeacher open =
            DenseTeacher.open(teacher(LARGER, any, folder.resolve("any.onnx")), PUPIL)) {
      float[] wanted = new float[one.length()];
      float[] got = new float[open.length()];
      one.look(picture(), 0, wanted, 0);
      open.look(picture(), 0, got, 0);
      assertArrayEquals(wanted, got, 1e-3f);
    }
  }

  @Test
  void calibrated_numbersOfTheSamePictures_haveMean0AndDeviation1() throws IOException {
    Path file = teacher(LARGER, folder.resolve("larger.onnx"));
    DetectorNetwork pupil = new DetectorNetwork(64, 64, DetectorLabels.ALL.size());
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DenseTeacher teacher = DenseTeacher.open(file, pupil)) {
      VariedFrames frames = VariedFrames.once(store, store.frames(), pupil);
      teacher.calibrate(frames, 100);
      float[] example = new float[frames.values()];
      float[] hints = new float[teacher.length()];
      double[] sum = new double[teacher.values()];
      double[] squares = new double[teacher.values()];
      for (int i = 0; i < frames.size(); i++) {
        frames.read(i, example, 0);
        teacher.look(example, 0, hints, 0);
        for (int k = 0; k < hints.length; k++) {
          sum[k % sum.length] += hints[k];
          squares[k % sum.length] += hints[k] * hints[k];
        }
      }
      double count = frames.size() * (double) pupil.cells();
      for (int k = 0; k < sum.length; k++) {
        assertEquals(0, sum[k] / count, 1e-3, "mean of " + k);
        assertEquals(1, squares[k] / count, 0.02, "square of " + k);
      }
    }
  }

  @Test
  void open_aTeacherThatSeesLess_isRefused() throws IOException {
    Path file = teacher(new DetectorNetwork(32, 32, 3), folder.resolve("smaller.onnx"));
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> DenseTeacher.open(file, PUPIL));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("at least 64 px wide"), refused.toString());
  }

  @Test
  void open_somethingElse_isRefused() throws IOException {
    Path file = teacher(new DetectorNetwork(96, 64, 3), folder.resolve("wide.onnx"));
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> DenseTeacher.open(file, PUPIL));
    assertTrue(String.valueOf(refused.getMessage()).contains("square"), refused.toString());
  }

  private static float[] picture() {
    float[] picture = new float[3 * 64 * 32];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) (2 * Math.sin(i * 0.37));
    }
    return picture;
  }
}
