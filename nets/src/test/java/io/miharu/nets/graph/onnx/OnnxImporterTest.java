package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxGraph.text;
import static io.miharu.nets.graph.onnx.OnnxGraph.whole;
import static io.miharu.nets.graph.onnx.OnnxGraph.wholes;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import onnx.Onnx.ModelProto;
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
        "sub-pixel convolution",
        "flatten dense",
        "conv (2+1)d",
        "mixer",
        "attention",
        "relu6",
        "log softmax",
        "concat permute",
        "lstm",
        "lstm both",
        "lstm twice",
        "gru",
        "gru both"
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

  /** A file that works on a sequence while time comes first is refused by name. */
  @Test
  void read_arithmeticOnASequenceWithTimeFirst_isRefusedByTheNameOfTheNode() throws IOException {
    Path file = folder.resolve("net.onnx");
    NetworkBuilder builder = new NetworkBuilder("odd", 1);
    Tensor x = builder.input("x", 5, 3);
    builder.output("y", x.apply(builder.lstm("l", 4, false)));
    try (TrainableNetwork net = TrainableNetwork.of(builder.build())) {
      OnnxExporter.write(net, Map.of(), file);
    }
    byte[] bytes = Files.readAllBytes(file);
    ModelProto model = ModelProto.parseFrom(bytes);
    ModelProto.Builder changed = model.toBuilder();
    changed
        .getGraphBuilder()
        .getNodeBuilderList()
        .forEach(
            node -> {
              if (node.getOpType().equals("Squeeze")) {
                node.clearInput().addInput("/l/states").setOpType("Relu");
              }
            });
    Files.write(file, changed.build().toByteArray());
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> OnnxImporter.read(file, "back"));
    assertTrue(
        refused.toString().contains("node /l/flat (Relu) works on a sequence"), refused.toString());
  }

  /** As other tools write both directions: one node, its answers side by side. */
  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU"})
  void read_bothDirectionsInOneNode_computesWhatOnnxRuntimeDoes(String type) throws IOException {
    int rows = type.equals("LSTM") ? 8 : 6;
    OnnxGraph graph = new OnnxGraph(OnnxForm.USUAL);
    graph.input("x", TensorShape.batchOf(5, 3), Set.of());
    String first = graph.node("Transpose", "t", List.of("x"), wholes("perm", List.of(1, 0, 2)));
    List<String> inputs =
        List.of(
            first,
            graph.constant("w", List.of(2, rows, 3), some(2 * rows * 3, 1)),
            graph.constant("r", List.of(2, rows, 2), some(2 * rows * 2, 2)),
            graph.constant("b", List.of(2, 2 * rows), some(4 * rows, 3)));
    String states =
        graph.node(
            type,
            "states",
            inputs,
            whole("hidden_size", 2),
            text("direction", "bidirectional"),
            whole(type.equals("LSTM") ? "layout" : "linear_before_reset", rows == 8 ? 0 : 1));
    String turned =
        graph.node("Transpose", "u", List.of(states), wholes("perm", List.of(0, 2, 1, 3)));
    String joined = graph.node("Reshape", "j", List.of(turned, graph.whole(0, 0, -1)));
    graph.node("Transpose", "y", List.of(joined), wholes("perm", List.of(1, 0, 2)));
    graph.output("y", TensorShape.batchOf(5, 4), Set.of());
    Path file = Files.write(folder.resolve("net.onnx"), graph.file("both", "test", Map.of()));
    float[] x = some(15, 4);
    try (TrainableNetwork net = TrainableNetwork.of(OnnxImporter.read(file, "back"));
        OnnxModel model = OnnxModel.open(file);
        OnnxRun run = model.prepare()) {
      run.input("x").put(0, x);
      run.run();
      close(net.output(Map.of("x", x), 1, "y"), run.output("y"), 1e-5);
    }
  }

  private static float[] some(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
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
