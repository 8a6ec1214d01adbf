package io.miharu.nets.graph.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.SampleNetworks;
import io.miharu.nets.graph.Tensor;
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
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of networks that take pictures of any size. */
class AnySizeTest {

  private static final Window SAME = Window.of(3, 3).withPadding(1, 1);

  @TempDir private Path folder;

  /** Halves, doubles again, and says three numbers of each cell of both scales, as detectors do. */
  private static Network detector(int height, int width) {
    return of(
        height,
        width,
        (net, picture) -> {
          Tensor fine = picture.apply(net.convolution("fine", Conv.of(4, SAME.withStride(2, 2))));
          fine = fine.plus(fine.apply(net.convolution("fine2", Conv.of(4, SAME))).relu());
          Tensor coarse = fine.apply(net.convolution("coarse", Conv.of(16, SAME.withStride(2, 2))));
          Tensor joined = fine.plus(coarse.depthToSpace(2));
          Tensor all =
              Tensor.concat(1, List.of(byCell(net, joined, "f"), byCell(net, coarse, "c")));
          return Tensor.concat(2, List.of(all.slice(2, 0, 2), all.slice(2, 2, 3).sigmoid()));
        });
  }

  private static Tensor byCell(NetworkBuilder net, Tensor features, String name) {
    Tensor said = features.apply(net.convolution(name, Conv.of(3, Window.of(1, 1))));
    int cells = said.shape().size(2) * said.shape().size(3);
    return said.reshape(3, cells).permute(0, 2, 1);
  }

  private static Network of(
      int height, int width, BiFunction<NetworkBuilder, Tensor, Tensor> body) {
    NetworkBuilder net = new NetworkBuilder("sizes", 3);
    net.output("y", body.apply(net, net.input("x", 2, height, width)));
    return net.build();
  }

  /** Also from a size at which the coarse grid has one cell, whose sizes are all alike. */
  @ParameterizedTest
  @CsvSource({"8, 12, true", "8, 12, false", "4, 4, true"})
  void write_describedAtOneSize_computesWhatTheNetworkOfEachSizeDoes(
      int height, int width, boolean oneSample) throws IOException {
    Map<String, float[]> weights = SampleNetworks.parameters(detector(height, width), 5);
    OnnxForm form = new OnnxForm(oneSample, OnnxForm.Weights.FULL).withAnySize();
    Path file = folder.resolve("any.onnx");
    Files.write(file, OnnxExporter.bytes(detector(height, width), weights, Map.of(), form));
    try (OnnxModel model = OnnxModel.open(file)) {
      for (int[] size : new int[][] {{8, 12}, {12, 8}, {4, 20}, {16, 16}}) {
        for (int batch = 1; batch <= (oneSample ? 1 : 2); batch++) {
          check(model, detector(size[0], size[1]), weights, batch);
        }
      }
    }
  }

  private static void check(
      OnnxModel model, Network network, Map<String, float[]> weights, int batch)
      throws IOException {
    Map<String, float[]> inputs = SampleNetworks.inputs(network, batch, 6);
    long[] shape = network.inputs().values().iterator().next().at(batch);
    try (TrainableNetwork net = TrainableNetwork.of(network);
        OnnxRun run = model.prepare(Map.of("x", shape))) {
      net.setParameters(weights);
      inputs.forEach((name, values) -> run.input(name).put(0, values));
      run.run();
      FloatBuffer there = run.output("y");
      float[] got = new float[there.capacity()];
      there.get(0, got);
      assertArrayEquals(net.output(inputs, batch, "y"), got, 1e-4f);
      assertArrayEquals(network.outputShape("y").at(batch), run.outputShape("y"));
    }
  }

  @Test
  void write_meanOverThePicture_isOfOneSize() throws IOException {
    Network pooled =
        of(8, 8, (net, x) -> x.apply(net.convolution("c", Conv.of(4, SAME))).globalAveragePool());
    Path file = folder.resolve("any.onnx");
    OnnxForm form = new OnnxForm(true, OnnxForm.Weights.FULL).withAnySize();
    Files.write(
        file, OnnxExporter.bytes(pooled, SampleNetworks.parameters(pooled, 1), Map.of(), form));
    try (OnnxModel model = OnnxModel.open(file)) {
      assertEquals(List.of(1L, 4L), model.outputs().get(0).shape());
      assertEquals(List.of(1L, 2L, -1L, -1L), model.inputs().get(0).shape());
    }
  }

  @Test
  void write_weightsForEveryPixel_areRefusedByTheNameOfTheLayer() {
    refused(of(4, 4, (net, x) -> x.flatten().apply(net.dense("d", 3))), "d depends on");
  }

  @Test
  void write_weightsAsLargeAsThePicture_areRefused() {
    Network masked = of(4, 4, (net, x) -> x.times(net.weight("mask", new float[16], 4, 4)));
    refused(masked, "one of its inputs is of one size only");
  }

  @Test
  void write_partOfThePicture_isRefused() {
    refused(of(4, 4, (net, x) -> x.slice(3, 0, 2)), "slice");
  }

  @Test
  void write_paddingThatFollowsTheSize_isRefused() {
    Window same = Window.of(3, 3).withStride(2, 2).withSamePadding();
    refused(of(5, 5, (net, x) -> x.maxPool(same)), "say the padding");
  }

  @Test
  void write_squaresOfAPicture_areRefused() {
    refused(of(4, 4, (net, x) -> x.reshape(2, 2, 2, 2, 2)), "batch x 2 x 2 x 2 x 2 x 2");
  }

  @Test
  void write_networkOfVectors_isRefused() {
    refused(SampleNetworks.named("dense"), "network of one picture");
  }

  private static void refused(Network network, String why) {
    Map<String, float[]> weights = SampleNetworks.parameters(network, 1);
    OnnxForm form = new OnnxForm(true, OnnxForm.Weights.FULL).withAnySize();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> OnnxExporter.bytes(network, weights, Map.of(), form));
    assertTrue(refused.toString().contains(why), refused.toString());
  }
}
