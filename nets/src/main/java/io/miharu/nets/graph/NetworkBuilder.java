package io.miharu.nets.graph;

import io.miharu.nets.graph.Operation.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the inputs and layers of one network.
 *
 * <pre>{@code
 * NetworkBuilder net = new NetworkBuilder("digits", 7);
 * Tensor image = net.input("image", 1, 28, 28);
 * Tensor features =
 *     image
 *         .apply(net.convolution("conv", Conv.of(16, Window.of(3, 3).withSamePadding()).withoutBias()))
 *         .apply(net.batchNorm("norm"))
 *         .relu()
 *         .maxPool(Window.of(2, 2).withStride(2, 2))
 *         .flatten();
 * net.output("logits", features.apply(net.dense("classes", 10)));
 * Network network = net.build();
 * }</pre>
 *
 * <p>Composite blocks are in {@link Blocks}. Not thread-safe.
 */
public final class NetworkBuilder {

  private static final float BATCH_NORM_EPSILON = 1e-5f;
  private static final float LAYER_NORM_EPSILON = 1e-5f;

  private final String name;
  private final long seed;
  private final Initial initial;
  private String scope = "";
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> nameUses = new HashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /**
   * @param name of the network, which its saved weights carry
   * @param seed of the initial weights
   */
  public NetworkBuilder(String name, long seed) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a network needs a name");
    }
    this.name = name;
    this.seed = seed;
    this.initial = new Initial(seed);
  }

  /** An input of {@code batch x sizes}. */
  public Tensor input(String input, int... sizes) {
    return addOnce(input, new Operation.Input(input), TensorShape.batchOf(sizes));
  }

  /** A tensor that never changes, row-major, without a batch axis. */
  public Tensor constant(String constant, float[] values, int... sizes) {
    TensorShape shape = TensorShape.fixed(sizes);
    if (shape.length() != values.length) {
      throw new IllegalArgumentException(
          "constant %s of %s needs %d values, got %d"
              .formatted(constant, shape, shape.length(), values.length));
    }
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return add(constant, new Operation.Constant(constant, List.copyOf(list)), List.of(), shape);
  }

  /** A learned tensor without a batch axis that starts as these values, row-major. */
  public Tensor weight(String weight, float[] values, int... sizes) {
    return parameter(weight, values, true, false, sizes);
  }

  /**
   * {@code batch x in x space} to {@code batch x channels x space'}. Starts as He et al.
   *
   * @param settings groups must divide both numbers of channels
   */
  public Layer convolution(String layer, Conv settings) {
    return new ConvolutionLayer(this, layer, settings);
  }

  /** Batch normalisation over all axes but 1; see {@link Operation.BatchNorm}. */
  public Layer batchNorm(String layer) {
    return batchNorm(layer, BATCH_NORM_EPSILON);
  }

  /** The same with another number added to the variance, above 0. */
  public Layer batchNorm(String layer, float epsilon) {
    return new NormLayer.OfBatch(this, layer, epsilon);
  }

  /** Layer normalisation over the last axis. */
  public Layer layerNorm(String layer) {
    return new NormLayer.OfFeatures(this, layer, LAYER_NORM_EPSILON);
  }

  /** {@code ... x in} to {@code ... x units}, with bias. Starts as Glorot and Bengio. */
  public Layer dense(String layer, int units) {
    return dense(layer, units, true);
  }

  /** {@code ... x in} to {@code ... x units}. Starts as Glorot and Bengio. */
  public Layer dense(String layer, int units, boolean bias) {
    return new DenseLayer(this, layer, units, bias);
  }

  /** {@code batch x time x in} to the state at every step, {@code batch x time x hidden}. */
  public Layer lstm(String layer, int hidden, boolean reverse) {
    return new RecurrentLayer(this, layer, Cell.LSTM, hidden, reverse);
  }

  /** {@code batch x time x in} to the state at every step, {@code batch x time x hidden}. */
  public Layer gru(String layer, int hidden, boolean reverse) {
    return new RecurrentLayer(this, layer, Cell.GRU, hidden, reverse);
  }

  /** In training sets a share of the values to 0 and scales the others; in serving nothing. */
  public Layer dropout(float rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a dropout rate lies in [0, 1), got " + rate);
    }
    return x -> rate == 0 ? x : add("dropout", new Operation.Dropout(rate), List.of(x), x.shape());
  }

  /**
   * Makes layers whose names, and so those of their weights, begin with a scope and a dot: for two
   * of the same kind side by side.
   */
  public Layer within(String name, Supplier<Layer> layers) {
    String before = scope;
    scope = scoped(name) + ".";
    try {
      return layers.get();
    } finally {
      scope = before;
    }
  }

  String scoped(String layer) {
    return scope + layer;
  }

  Initial initial() {
    return initial;
  }

  /** Declares an output. */
  public void output(String output, Tensor tensor) {
    if (outputs.putIfAbsent(output, tensor.node()) != null) {
      throw new IllegalArgumentException("%s has two outputs \"%s\"".formatted(name, output));
    }
  }

  /** Changes what a parameter starts as, to weights that were learned elsewhere. */
  public void startFrom(String parameter, float[] values) {
    Parameter known = parameters.get(parameter);
    if (known == null || known.length() != values.length) {
      throw new IllegalArgumentException(
          "%s needs values of a parameter it has, as many as it has, got %d for %s"
              .formatted(
                  name, values.length, known == null ? "unknown " + parameter : known.name()));
    }
    parameters.put(
        parameter,
        new Parameter(parameter, known.shape(), known.learned(), known.decays(), values.clone()));
  }

  /** The network as it is now. */
  public Network build() {
    if (outputs.isEmpty()) {
      throw new IllegalStateException(name + " has no output; declare one with output(...)");
    }
    return new Network(name, seed, nodes, outputs, parameters);
  }

  /** A product with a matrix over the last axis, whatever axes come before. */
  Tensor product(String node, Tensor x, List<Tensor> weights, int columns) {
    TensorShape shape = x.shape();
    int last = shape.rank() - 1;
    int in = shape.size(last);
    TensorShape rows = new TensorShape(shape.rows() * (shape.length() / in), List.of(in));
    Tensor product =
        add(
            node,
            new Operation.Dense(),
            joined(x.reshaped(rows), weights),
            rows.withSizes(List.of(columns)));
    return product.reshaped(shape.with(last, columns));
  }

  Tensor add(String node, Operation operation, List<Tensor> inputs, TensorShape shape) {
    for (Tensor input : inputs) {
      if (input.network() != this) {
        throw new IllegalArgumentException("%s joins tensors of two networks".formatted(node));
      }
    }
    int uses = nameUses.merge(node, 1, Integer::sum);
    String unique = uses == 1 ? node : node + ":" + uses;
    nodes.add(new Node(unique, operation, inputs.stream().map(Tensor::node).toList(), shape));
    return new Tensor(this, nodes.size() - 1, shape);
  }

  Tensor parameter(
      String parameter, float[] values, boolean learned, boolean decays, int... sizes) {
    TensorShape shape = TensorShape.fixed(sizes);
    if (shape.length() != values.length) {
      throw new IllegalArgumentException(
          "weight %s of %s needs %d values, got %d"
              .formatted(parameter, shape, shape.length(), values.length));
    }
    parameters.put(parameter, new Parameter(parameter, shape.sizes(), learned, decays, values));
    return addOnce(parameter, new Operation.Weight(parameter), shape);
  }

  private Tensor addOnce(String node, Operation operation, TensorShape shape) {
    if (nameUses.containsKey(node)) {
      throw new IllegalArgumentException(
          "%s has two layers or inputs \"%s\"; to share weights, apply one layer object twice"
              .formatted(name, node));
    }
    return add(node, operation, List.of(), shape);
  }

  static List<Tensor> joined(Tensor x, List<Tensor> weights) {
    List<Tensor> inputs = new ArrayList<>(List.of(x));
    inputs.addAll(weights);
    return inputs;
  }
}
