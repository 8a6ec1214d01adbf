package io.miharu.learning.dl4j;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A network that Deeplearning4j saved (1.0.0-M2.1 and earlier betas), as one of ours with its
 * weights. Immutable; the arrays are not to be written to.
 *
 * <p>Read are {@code MultiLayerNetwork} and {@code ComputationGraph} with convolutions of one, two
 * and three axes, pooling, batch normalisation, LSTM in one or both directions, dense, activation,
 * output and loss layers, merging and adding. Inputs and outputs keep their layout: {@code batch x
 * features}, {@code batch x features x time}, {@code batch x channels x height x width}, {@code
 * batch x channels x depth x height x width}. What is read computes what Deeplearning4j computes,
 * to 1e-4.
 *
 * @param network what it computes
 * @param parameters its weights, by the network's names for them
 */
public record Dl4jModel(Network network, Map<String, float[]> parameters) {

  private static final String CONFIGURATION = "configuration.json";

  public Dl4jModel {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Reads a saved network.
   *
   * @param inputs the sizes of each input without the batch, in Deeplearning4j's order; empty where
   *     the first layer says them all, as that of a dense network does
   * @throws ModelFormatException when it is no such file, damaged, or holds a layer that is not
   *     read
   */
  public static Dl4jModel read(Path file, List<List<Integer>> inputs) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    Model saved = restored(file);
    try {
      return saved instanceof ComputationGraph graph
          ? ofGraph(name, graph, inputs)
          : ofLayers(name, (MultiLayerNetwork) saved, inputs);
    } catch (UnreadableLayerException | IllegalArgumentException refused) {
      // The latter is what the blocks say of shapes that do not fit.
      throw new ModelFormatException(file + ": " + refused.getMessage(), refused);
    }
  }

  private static Model restored(Path file) throws IOException {
    try {
      return isGraph(file)
          ? ModelSerializer.restoreComputationGraph(file.toFile(), false)
          : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
    } catch (ModelFormatException refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      throw new ModelFormatException(
          "%s: needed a network saved by Deeplearning4j's ModelSerializer, but it cannot be read (%s)"
              .formatted(file, firstLine(damaged)),
          damaged);
    }
  }

  private static String firstLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** A graph's configuration lists vertices, that of a plain network its layers. */
  private static boolean isGraph(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(
          "%s: needed a network saved by Deeplearning4j, and there is no such file; check the path"
              .formatted(file));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry(CONFIGURATION);
      if (entry == null) {
        throw new ModelFormatException(
            "%s: needed a zip with %s, as ModelSerializer writes it, got none in it"
                .formatted(file, CONFIGURATION));
      }
      try (var in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("\"vertexInputs\"");
      }
    }
  }

  private static Dl4jModel ofLayers(
      String name, MultiLayerNetwork saved, List<List<Integer>> inputs) {
    NetworkBuilder net = new NetworkBuilder(name, 0);
    LayerReader layers = new LayerReader(net);
    MultiLayerConfiguration configuration = saved.getLayerWiseConfigurations();
    Layer first = configuration.getConf(0).getLayer();
    var before = configuration.getInputPreProcess(0);
    Signal signal = layers.input("input", sizes(inputs, 0, "input", first, before != null));
    for (int i = 0; i < saved.getnLayers(); i++) {
      var preprocessor = configuration.getInputPreProcess(i);
      if (preprocessor != null) {
        signal = Preprocessors.apply(preprocessor, signal);
      }
      Layer layer = configuration.getConf(i).getLayer();
      String given = layer.getLayerName();
      String unique = given == null || given.isBlank() ? "layer" + i : given;
      signal = layers.read(unique, layer, saved.getLayer(i).paramTable(), signal);
    }
    net.output("output", outside(signal));
    return new Dl4jModel(net.build(), layers.parameters());
  }

  private static Dl4jModel ofGraph(
      String name, ComputationGraph saved, List<List<Integer>> inputs) {
    NetworkBuilder net = new NetworkBuilder(name, 0);
    LayerReader layers = new LayerReader(net);
    VertexReader vertices = new VertexReader(layers, saved);
    var configuration = saved.getConfiguration();
    List<String> names = configuration.getNetworkInputs();
    Map<String, Signal> known = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String input = names.get(i);
      var reader = vertices.soleReader(input);
      known.put(
          input,
          layers.input(input, sizes(inputs, i, input, reader.layer(), reader.hasPreprocessor())));
    }
    for (int index : saved.topologicalSortOrder()) {
      String vertex = saved.getVertices()[index].getVertexName();
      GraphVertex configured = configuration.getVertices().get(vertex);
      if (configured == null) {
        continue; // an input
      }
      List<Signal> in = new ArrayList<>();
      for (String source :
          Objects.requireNonNull(configuration.getVertexInputs().get(vertex), vertex)) {
        in.add(Objects.requireNonNull(known.get(source), source));
      }
      known.put(vertex, vertices.read(vertex, configured, in));
    }
    for (String output : configuration.getNetworkOutputs()) {
      net.output(output, outside(Objects.requireNonNull(known.get(output), output)));
    }
    return new Dl4jModel(net.build(), layers.parameters());
  }

  /** What was given, or what the first layer says. */
  private static List<Integer> sizes(
      List<List<Integer>> given,
      int index,
      String input,
      @Nullable Layer first,
      boolean preprocessed) {
    if (index < given.size()) {
      return given.get(index);
    }
    if (first instanceof DenseLayer dense && !preprocessed) {
      return List.of(Math.toIntExact(dense.getNIn()));
    }
    if (first instanceof OutputLayer output && !preprocessed) {
      return List.of(Math.toIntExact(output.getNIn()));
    }
    throw new UnreadableLayerException(
        "the file does not say how large \"%s\" is; give its sizes without the batch, such as --input 3x64x64 for channels x height x width or --input 128x32 for features x time"
            .formatted(input));
  }

  /** In Deeplearning4j's layout. */
  private static Tensor outside(Signal signal) {
    return signal.kind() == Signal.Kind.SERIES ? signal.tensor().permute(0, 2, 1) : signal.tensor();
  }
}
