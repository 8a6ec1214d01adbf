package io.miharu.nets.graph;

import io.miharu.nets.graph.Operation.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    return new Shared(layer) {
      @Override
      List<Tensor> weights(TensorShape x) {
        int channels = x.size(1);
        int groups = groups(channels);
        if (channels % groups != 0 || settings.channels() % groups != 0) {
          throw new IllegalArgumentException(
              "%s needs channels that divide by its %d groups, got %d in and %d out"
                  .formatted(layer, groups, channels, settings.channels()));
        }
        int fanIn = channels / groups * settings.window().area();
        int[] sizes = new int[2 + settings.window().kernel().size()];
        sizes[0] = settings.channels();
        sizes[1] = channels / groups;
        for (int i = 2; i < sizes.length; i++) {
          sizes[i] = settings.window().kernel().get(i - 2);
        }
        String kernel = layer + ".weight";
        float[] values = initial.he(kernel, settings.channels() * fanIn, fanIn);
        List<Tensor> weights = new ArrayList<>();
        weights.add(parameter(kernel, values, true, true, sizes));
        if (settings.bias()) {
          weights.add(zeros(layer + ".bias", settings.channels()));
        }
        return weights;
      }

      @Override
      Tensor apply(Tensor x, List<Tensor> weights) {
        List<Integer> spatial = Tensor.spatial(layer, x.shape(), settings.window());
        int groups = groups(x.shape().size(1));
        need(layer, "channels", weights.get(0).shape().size(1) * groups, x.shape(), 1);
        Window window = settings.window().fitted(spatial);
        List<Integer> sizes = new ArrayList<>(List.of(settings.channels()));
        sizes.addAll(window.outputs(spatial));
        return add(
            layer,
            new Operation.Convolution(window, groups),
            joined(x, weights),
            x.shape().withSizes(sizes));
      }

      private int groups(int channels) {
        return settings.groups() == 0 ? channels : settings.groups();
      }
    };
  }

  /** Batch normalisation over all axes but 1; see {@link Operation.BatchNorm}. */
  public Layer batchNorm(String layer) {
    return batchNorm(layer, BATCH_NORM_EPSILON);
  }

  /** The same with another number added to the variance, above 0. */
  public Layer batchNorm(String layer, float epsilon) {
    return new Shared(layer) {
      @Override
      List<Tensor> weights(TensorShape x) {
        int channels = x.size(1);
        return List.of(
            parameter(layer + ".gain", Initial.filled(channels, 1), true, false, channels),
            zeros(layer + ".bias", channels),
            parameter(layer + ".mean", new float[channels], false, false, channels),
            parameter(layer + ".variance", Initial.filled(channels, 1), false, false, channels));
      }

      @Override
      Tensor apply(Tensor x, List<Tensor> weights) {
        need(layer, "channels", weights.get(0).shape().size(0), x.shape(), 1);
        return add(layer, new Operation.BatchNorm(epsilon), joined(x, weights), x.shape());
      }
    };
  }

  /** Layer normalisation over the last axis. */
  public Layer layerNorm(String layer) {
    return new Shared(layer) {
      @Override
      List<Tensor> weights(TensorShape x) {
        int features = x.size(x.rank() - 1);
        return List.of(
            parameter(layer + ".gain", Initial.filled(features, 1), true, false, features),
            zeros(layer + ".bias", features));
      }

      @Override
      Tensor apply(Tensor x, List<Tensor> weights) {
        need(layer, "features", weights.get(0).shape().size(0), x.shape(), x.shape().rank() - 1);
        return add(
            layer, new Operation.LayerNorm(LAYER_NORM_EPSILON), joined(x, weights), x.shape());
      }
    };
  }

  /** {@code ... x in} to {@code ... x units}, with bias. Starts as Glorot and Bengio. */
  public Layer dense(String layer, int units) {
    return dense(layer, units, true);
  }

  /** {@code ... x in} to {@code ... x units}. Starts as Glorot and Bengio. */
  public Layer dense(String layer, int units, boolean bias) {
    return new Shared(layer) {
      @Override
      List<Tensor> weights(TensorShape x) {
        int in = x.size(x.rank() - 1);
        String matrix = layer + ".weight";
        float[] values = initial.glorot(matrix, in * units, in, units);
        List<Tensor> weights = new ArrayList<>();
        weights.add(parameter(matrix, values, true, true, in, units));
        if (bias) {
          weights.add(zeros(layer + ".bias", units));
        }
        return weights;
      }

      @Override
      Tensor apply(Tensor x, List<Tensor> weights) {
        need(layer, "features", weights.get(0).shape().size(0), x.shape(), x.shape().rank() - 1);
        return product(layer, x, weights, units);
      }
    };
  }

  /** {@code batch x time x in} to the state at every step, {@code batch x time x hidden}. */
  public Layer lstm(String layer, int hidden, boolean reverse) {
    return recurrent(layer, Cell.LSTM, hidden, reverse);
  }

  /** {@code batch x time x in} to the state at every step, {@code batch x time x hidden}. */
  public Layer gru(String layer, int hidden, boolean reverse) {
    return recurrent(layer, Cell.GRU, hidden, reverse);
  }

  /** In training sets a share of the values to 0 and scales the others; in serving nothing. */
  public Layer dropout(float rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a dropout rate lies in [0, 1), got " + rate);
    }
    return x -> rate == 0 ? x : add("dropout", new Operation.Dropout(rate), List.of(x), x.shape());
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

  private Layer recurrent(String layer, Cell cell, int hidden, boolean reverse) {
    int gates = cell == Cell.LSTM ? 4 : 3;
    return new Shared(layer) {
      @Override
      List<Tensor> weights(TensorShape x) {
        if (x.rank() != 3) {
          throw new IllegalArgumentException(
              "%s needs batch x time x features, got %s".formatted(layer, x));
        }
        int in = x.size(2);
        String w = layer + ".input";
        String r = layer + ".state";
        int rows = gates * hidden;
        float[] bias = new float[cell == Cell.LSTM ? rows : 2 * rows];
        if (cell == Cell.LSTM) {
          java.util.Arrays.fill(bias, 2 * hidden, 3 * hidden, 1); // it starts by not forgetting
        }
        return List.of(
            parameter(w, initial.glorot(w, rows * in, in, hidden), true, true, rows, in),
            parameter(
                r, initial.glorot(r, rows * hidden, hidden, hidden), true, true, rows, hidden),
            parameter(layer + ".bias", bias, true, false, bias.length));
      }

      @Override
      Tensor apply(Tensor x, List<Tensor> weights) {
        need(layer, "features", weights.get(0).shape().size(1), x.shape(), 2);
        return add(
            layer,
            new Operation.Recurrent(cell, hidden, reverse),
            joined(x, weights),
            x.shape().with(2, hidden));
      }
    };
  }

  private Tensor zeros(String parameter, int length) {
    return parameter(parameter, new float[length], true, false, length);
  }

  private Tensor parameter(
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

  private static void need(String layer, String what, int wanted, TensorShape came, int axis) {
    if (came.rank() <= axis || came.size(axis) != wanted) {
      throw new IllegalArgumentException(
          "%s needs %d %s along axis %d, for which its weights were made, got %s; give the other tensor a layer of its own"
              .formatted(layer, wanted, what, axis, came));
    }
  }

  private static List<Tensor> joined(Tensor x, List<Tensor> weights) {
    List<Tensor> inputs = new ArrayList<>(List.of(x));
    inputs.addAll(weights);
    return inputs;
  }

  /** Makes its weights when first applied, and shares them from then on. */
  private abstract static class Shared implements Layer {

    private final String layer;
    private @Nullable List<Tensor> weights;

    Shared(String layer) {
      this.layer = layer;
    }

    abstract List<Tensor> weights(TensorShape x);

    abstract Tensor apply(Tensor x, List<Tensor> weights);

    @Override
    public Tensor apply(Tensor x) {
      if (x.shape().rank() < 2 || !x.shape().hasBatch()) {
        throw new IllegalArgumentException(
            "%s needs a batch and at least one more axis, got %s".formatted(layer, x.shape()));
      }
      if (weights == null) {
        weights = weights(x.shape());
      }
      return apply(x, weights);
    }
  }
}
