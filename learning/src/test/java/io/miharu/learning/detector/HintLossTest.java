package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintLossTest {

  @TempDir private Path folder;

  /**
   * Two cells with two numbers each. The first's object is even, p = ½, so it counts 0.1 + 0.5; the
   * second's is certain that nothing is there, 0.1 + 0. Off by 1 in one number of the first: 0.6 /
   * 0.7 x 1 / 2. Off by 2 in both of the second: 0.1 / 0.7 x (4 + 4) / 2.
   */
  @Test
  void of_twoCells_isTheirWeightedMeanSquare() throws IOException {
    DetectorNetwork one = new DetectorNetwork(32, 32, 1);
    Path file = DenseTeacherTest.teacher(one, folder.resolve("teacher.onnx"));
    try (DenseTeacher teacher = DenseTeacher.open(file, one)) {
      float[] hints = {0, 3, -40, 3};
      float[] said = {0, 4, -38, 1};
      float[] slope = new float[4];
      double loss = new HintLoss(teacher, hints).of(said, slope);
      assertEquals(0.6 / 0.7 / 2 + 0.1 / 0.7 * 8 / 2, loss, 1e-6);
      assertEquals(0, slope[0], 1e-9);
      assertEquals(2 * 0.6 / 0.7 / 2, slope[1], 1e-6);
      assertEquals(2 * 2 * 0.1 / 0.7 / 2, slope[2], 1e-6);
      assertEquals(-2 * 2 * 0.1 / 0.7 / 2, slope[3], 1e-6);
    }
  }
}
