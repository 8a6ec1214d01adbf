package io.miharu.nets.graph.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Losses;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.SampleNetworks;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxImporterTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv same strided",
        "conv dilated lopsided",
        "conv grouped",
        "separable",
        "max pool padded",
        "average pool padded",
        "conv norm relu",
        "flatten dense",
        "conv (2+1)d",
        "mixer",
        "attention",
        "relu6",
        "log softmax",
        "concat permute"
      })
  void read_whatWasExported_computesTheSame(String name) throws IOException {
    Network network = SampleNetworks.named(name);
    Path file = folder.resolve("net.onnx");
    Map<String, float[]> inputs = SampleNetworks.inputs(network, 2, 5);
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      net.setParameters(SampleNetworks.parameters(network, 4));
      OnnxExporter.write(net, Map.of(), file);
      try (TrainableNetwork back = TrainableNetwork.of(OnnxImporter.read(file, "back"))) {
        close(net.output(inputs, 2, "y"), FloatBuffer.wrap(back.output(inputs, 2, "y")), 1e-5);
      }
    }
  }

  @Test
  void read_recurrentNetwork_isRefusedByTheNameOfTheNode() throws IOException {
    Path file = folder.resolve("net.onnx");
    try (TrainableNetwork net = TrainableNetwork.of(SampleNetworks.named("lstm"))) {
      OnnxExporter.write(net, Map.of(), file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> OnnxImporter.read(file, "back"));
    assertTrue(
        refused.toString().contains("node /l/in (Transpose): permute needs"), refused.toString());
  }

  @Test
  void read_somethingElse_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("net.onnx"), "this is no network");
    assertThrows(ModelFormatException.class, () -> OnnxImporter.read(file, "back"));
  }

  @Test
  void read_tensorThatIsNotThere_saysWhichOutputsAre() throws IOException {
    Path file = folder.resolve("net.onnx");
    try (TrainableNetwork net = TrainableNetwork.of(SampleNetworks.named("dense"))) {
      OnnxExporter.write(net, Map.of(), file);
    }
    NetworkBuilder builder = new NetworkBuilder("more", 1);
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class, () -> OnnxImporter.read(file, builder, "embedding"));
    assertTrue(refused.toString().contains("the outputs are [y]"), refused.toString());
  }

  @Test
  void read_mobileNet_answersLikeTheFileAndLearnsAtItsNewHead() throws IOException {
    Path file =
        Path.of(System.getProperty("miharu.data", ""))
            .resolve("models")
            .resolve("mobilenet_v2_imagenet.onnx");
    assumeTrue(Files.exists(file), "needs models/mobilenet_v2_imagenet.onnx below -Dmiharu.data");
    Network network = OnnxImporter.read(file, "mobilenet");
    Map<String, float[]> inputs = SampleNetworks.inputs(network, 1, 6);
    try (TrainableNetwork net = TrainableNetwork.of(network);
        OnnxModel model = OnnxModel.open(file);
        OnnxRun run = model.prepare()) {
      inputs.forEach((name, values) -> run.input(name).put(0, values));
      run.run();
      for (String output : network.outputs().keySet()) {
        close(net.output(inputs, 1, output), run.output(output), 1e-4);
      }
    }
    NetworkBuilder builder = new NetworkBuilder("scenes", 1);
    Tensor features = OnnxImporter.read(file, builder, "embedding");
    assertEquals(TensorShape.batchOf(1280), features.shape());
    builder.output("scenes", features.apply(builder.dense("scenes", 3)));
    try (TrainableNetwork net = TrainableNetwork.of(builder.build())) {
      TrainableNetwork.Gradients step =
          net.gradients(
              inputs,
              1,
              Map.of("scenes", Losses.softmaxCrossEntropy(Losses.oneHot(new int[1], 3, 0), 1)),
              1);
      assertTrue(largest(step, "scenes.weight") > 0);
      assertTrue(largest(step, "t110_p.weight") > 0, "the first layer learns too");
    }
  }

  private static float largest(TrainableNetwork.Gradients step, String parameter) {
    float largest = 0;
    for (float slope : Objects.requireNonNull(step.byParameter().get(parameter))) {
      largest = Math.max(largest, Math.abs(slope));
    }
    return largest;
  }

  private static void close(float[] wanted, FloatBuffer got, double tolerance) {
    assertEquals(wanted.length, got.capacity());
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got.get(i), tolerance, "at " + i);
    }
  }
}
