package io.miharu.nets.graph.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.SampleNetworks;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxExporterTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  static Stream<Arguments> networks() {
    return SampleNetworks.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void write_everyBlock_computesInOnnxRuntimeWhatItComputesHere(String name, Network network)
      throws IOException {
    Path file = folder.resolve("block.onnx");
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      net.setParameters(SampleNetworks.parameters(network, 21));
      OnnxExporter.write(net, Map.of("note", name), file);
      try (OnnxModel model = OnnxModel.open(file)) {
        assertEquals(Map.of("note", name), model.metadata());
        // One file serves any number of samples.
        for (int batch : new int[] {1, 4}) {
          Map<String, float[]> inputs = SampleNetworks.inputs(network, batch, 22);
          float[] here = net.output(inputs, batch, "y");
          FloatBuffer there = run(model, network, inputs, batch);
          assertEquals(here.length, there.remaining());
          for (int i = 0; i < here.length; i++) {
            assertEquals(here[i], there.get(i), 1e-4, name + " at " + i);
          }
        }
      }
    }
  }

  @Test
  void bytes_parametersOfAnotherNetwork_areRefused() {
    Network network = SampleNetworks.named("dense");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> OnnxExporter.bytes(network, Map.of("scale", new float[2]), Map.of()));
    assertTrue(refused.toString().contains("needs 1 values for scale"), refused.toString());
  }

  @Test
  void write_intoAFolderThatIsNotThere_saysSoAndLeavesNothing() {
    Network network = SampleNetworks.named("dense");
    Path file = folder.resolve("missing").resolve("net.onnx");
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      IOException failed =
          assertThrows(IOException.class, () -> OnnxExporter.write(net, Map.of(), file));
      assertTrue(failed.toString().contains("is the folder there"), failed.toString());
    }
    assertTrue(Files.notExists(file));
  }

  private static FloatBuffer run(
      OnnxModel model, Network network, Map<String, float[]> inputs, int batch) throws IOException {
    Map<String, long[]> shapes = new HashMap<>();
    for (Map.Entry<String, TensorShape> input : network.inputs().entrySet()) {
      shapes.put(input.getKey(), input.getValue().at(batch));
    }
    try (OnnxRun run = model.prepare(shapes)) {
      inputs.forEach((input, values) -> run.input(input).put(0, values));
      run.run();
      FloatBuffer output = run.output("y");
      FloatBuffer copy = FloatBuffer.allocate(output.capacity());
      for (int i = 0; i < output.capacity(); i++) {
        copy.put(i, output.get(i));
      }
      return copy;
    }
  }
}
