package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.OnnxForm;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorFileTest {

  private static final OnnxForm FORM = new OnnxForm(true, OnnxForm.Weights.BYTE);

  @TempDir private Path folder;

  /** Described for one size, it computes at others what the network described for those does. */
  @Test
  void write_file_looksAtPicturesOfAnySize() throws IOException {
    DetectorNetwork learned = new DetectorNetwork(64, 32, DetectorLabels.ALL.size());
    Path file = folder.resolve("tiny.onnx");
    Map<String, float[]> weights;
    try (DetectorTrainee any = new DetectorTrainee(learned, 5, 0.9, Optional.empty())) {
      weights = any.weights();
    }
    DetectorFile.write(learned, weights, 0.5, "a test", FORM, file);
    Map<String, float[]> kept = FORM.rounded(learned.served(), learned.folded(weights, 0));
    try (OnnxModel model = OnnxModel.open(file)) {
      check(model, learned, kept);
      check(model, new DetectorNetwork(32, 96, DetectorLabels.ALL.size()), kept);
      check(model, new DetectorNetwork(96, 64, DetectorLabels.ALL.size()), kept);
    }
    try (OnnxDetector detector = OnnxDetector.open(file)) {
      assertEquals(OptionalInt.of(32), detector.card().input().multipleOf());
    }
  }

  private static void check(OnnxModel model, DetectorNetwork shape, Map<String, float[]> weights)
      throws IOException {
    float[] picture = new float[3 * shape.width() * shape.height()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) (2 * Math.sin(i * 0.37));
    }
    long[] sizes = {1, 3, shape.height(), shape.width()};
    try (TrainableNetwork served = TrainableNetwork.of(shape.served());
        OnnxRun run = model.prepare(Map.of(DetectorNetwork.INPUT, sizes))) {
      served.setParameters(weights);
      run.input(DetectorNetwork.INPUT).put(0, picture);
      run.run();
      FloatBuffer answer = run.output(DetectorNetwork.OUTPUT);
      float[] got = new float[answer.capacity()];
      answer.get(0, got);
      assertEquals(shape.cells() * shape.values(), got.length);
      assertArrayEquals(
          served.output(Map.of(DetectorNetwork.INPUT, picture), 1, DetectorNetwork.OUTPUT),
          got,
          1e-4f);
    }
  }
}
