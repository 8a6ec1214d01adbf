package io.miharu.nets.graph.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.Window;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxFormTest {

  @TempDir private Path folder;

  /** Wikipedia's table of half-precision examples, and the sizes at the ends. */
  @ParameterizedTest
  @CsvSource({
    "0, 0x0000",
    "1, 0x3c00",
    "-2, 0xc000",
    "0.333251953125, 0x3555",
    "1.0009765625, 0x3c01",
    "65504, 0x7bff",
    "1e6, 0x7bff",
    "5.960464477539063e-8, 0x0001",
    "6.097555160522461e-5, 0x03ff",
    "6.103515625e-5, 0x0400"
  })
  void half_ofKnownNumbers_hasTheirBits(float value, String bits) {
    short half = OnnxForm.half(value);
    assertEquals(Integer.decode(bits), half & 0xFFFF);
    assertEquals(Math.min(65504, value), OnnxForm.full(half), 0);
  }

  /** 1 + 2^-11 lies between 1 and 1 + 2^-10: the even one of the two is 1. */
  @Test
  void half_inTheMiddle_goesToTheEvenOne() {
    assertEquals(0x3C00, OnnxForm.half(1 + 0x1p-11f));
    assertEquals(0x3C02, OnnxForm.half(1 + 3 * 0x1p-11f));
  }

  @Test
  void half_ofAnyNumber_isOffByAtMostHalfAStep() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 10_000; i++) {
      float value = (float) ((random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(-12, 12)));
      float back = OnnxForm.full(OnnxForm.half(value));
      assertEquals(value, back, Math.max(0x1p-25, Math.abs(value) * 0x1p-11), "value " + value);
    }
  }

  /** Rows (1.27, -0.5) and (0, 0): a step is 0.01 and 0; -0.5 is -50 steps. */
  @Test
  void bytes_countStepsOfEachRow() {
    float[] values = {1.27f, -0.5f, 0, 0};
    float[] factors = OnnxForm.factors(List.of(2, 2), values);
    assertArrayEquals(new float[] {0.01f, 0}, factors, 1e-8f);
    assertArrayEquals(new byte[] {127, -50, 0, 0}, OnnxForm.bytes(values, factors));
  }

  @ParameterizedTest
  @EnumSource(OnnxForm.Weights.class)
  void file_inEveryForm_answersAsTheRoundedNetwork(OnnxForm.Weights weights) throws IOException {
    NetworkBuilder net = new NetworkBuilder("form", 9);
    net.output(
        "y",
        net.input("x", 3, 12, 10)
            .apply(net.convolution("first", Conv.of(16, Window.of(3, 3).withPadding(1, 1))))
            .relu()
            .apply(net.convolution("second", Conv.of(16, Window.of(3, 3))))
            .flatten());
    Network network = net.build();
    OnnxForm form = new OnnxForm(true, weights);
    float[] picture = new float[3 * 12 * 10];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) Math.sin(i);
    }
    Path file = folder.resolve(weights + ".onnx");
    try (TrainableNetwork trained = TrainableNetwork.of(network)) {
      Map<String, float[]> values = trained.parameters();
      Files.write(file, OnnxExporter.bytes(network, values, Map.of(), form));
      Map<String, float[]> rounded = form.rounded(network, values);
      Map<String, float[]> read = OnnxWeights.read(file, Files.readAllBytes(file));
      assertEquals(rounded.keySet(), read.keySet());
      rounded.forEach((name, kept) -> assertArrayEquals(kept, read.get(name), 0, name));
      trained.setParameters(rounded);
      float[] wanted = trained.output(Map.of("x", picture), 1, "y");
      try (OnnxModel model = OnnxModel.open(file);
          OnnxRun run = model.prepare()) {
        assertTrue(model.outputs().get(0).isFixed(), model.shapes());
        run.input("x").put(0, picture);
        run.run();
        FloatBuffer got = run.output("y");
        for (int i = 0; i < wanted.length; i++) {
          assertEquals(wanted[i], got.get(i), 1e-4, "value " + i);
        }
      }
    }
  }
}
