package io.miharu.nets.graph;

import io.miharu.nets.graph.GraphWriter.FloatCell;
import io.miharu.nets.graph.GraphWriter.Mode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network with weights that change: outputs, gradients, and the weights in and out.
 *
 * <pre>{@code
 * try (TrainableNetwork net = TrainableNetwork.of(network)) {
 *   Gradients step = net.gradients(Map.of("image", pixels), 32, Map.of("logits", loss), seed);
 *   step.byParameter().forEach((name, slope) -> net.set(name, updated(net.get(name), slope)));
 *   float[] logits = net.outputs(Map.of("image", pixels), 32).get("logits");
 * }
 * }</pre>
 *
 * <p>Same inputs, weights and seed, same result. The first call with a new number of samples takes
 * longer, since everything is laid out for it; the last few layouts are kept. Owns native memory.
 * Closing twice does nothing. Not thread-safe.
 */
public final class TrainableNetwork implements AutoCloseable {

  /** Layouts kept: the batch, the rest of an epoch, and the same for validation. */
  private static final int KEPT_PLANS = 4;

  /** How fast running statistics follow, the share of the newest batch. */
  public static final float RUNNING_SHARE = 0.1f;

  /**
   * What a step found.
   *
   * @param losses by output
   * @param outputs in training mode, row-major, by output
   * @param byParameter how the sum of the losses grows with each value of each learned parameter
   */
  public record Gradients(
      Map<String, Double> losses, Map<String, float[]> outputs, Map<String, float[]> byParameter) {

    /** The sum over all outputs. */
    public double loss() {
      return losses.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private record Layout(int batch, Mode mode) {}

  private record Laid(GraphWriter writer, Plan plan, Map<String, String> gradients) {}

  private final Network network;
  private final Map<String, INDArray> parameters = new LinkedHashMap<>();
  private final FloatCell reversal = new FloatCell();
  private final Map<Layout, Laid> plans = new LinkedHashMap<>(16, 0.75f, true); // by last use
  private boolean closed;

  private TrainableNetwork(Network network) {
    this.network = network;
    for (Parameter parameter : network.parameters().values()) {
      long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
      INDArray array = Floats.zeros(shape);
      Floats.write(parameter.initial(), array);
      parameters.put(parameter.name(), array);
    }
  }

  /** The network with its first values. */
  public static TrainableNetwork of(Network network) {
    return new TrainableNetwork(network);
  }

  public Network network() {
    return network;
  }

  /** A copy of a parameter, row-major. */
  public float[] get(String parameter) {
    return Floats.read(array(parameter));
  }

  /** Changes a parameter. */
  public void set(String parameter, float[] values) {
    INDArray array = array(parameter);
    if (array.length() != values.length) {
      throw new IllegalArgumentException(
          "parameter %s of %s needs %d values, got %d"
              .formatted(parameter, network.name(), array.length(), values.length));
    }
    Floats.write(values, array);
  }

  /** Copies of all parameters and running statistics, by name, in the network's order. */
  public Map<String, float[]> parameters() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> copies.put(name, get(name)));
    return copies;
  }

  /** Changes all parameters and running statistics; the names must be those of the network. */
  public void setParameters(Map<String, float[]> values) {
    if (!values.keySet().equals(parameters.keySet())) {
      TreeSet<String> missing = new TreeSet<>(parameters.keySet());
      missing.removeAll(values.keySet());
      TreeSet<String> unknown = new TreeSet<>(values.keySet());
      unknown.removeAll(parameters.keySet());
      throw new IllegalArgumentException(
          "%s needs exactly its own parameters; missing %s, unknown %s; are they of another network?"
              .formatted(network.name(), missing, unknown));
    }
    values.forEach(this::set);
  }

  /**
   * The factor of {@link Tensor#reverseGradient}, 1 until set: 0 cuts the gradient off, 1 turns it
   * round.
   */
  public void setReversal(float factor) {
    reversal.value = factor;
  }

  /**
   * Computes in serving mode: running statistics, no dropout.
   *
   * @param inputs by name, row-major, {@code batch} samples each
   * @return by name, row-major
   */
  public Map<String, float[]> outputs(Map<String, float[]> inputs, int batch) {
    Laid laid = laid(new Layout(batch, Mode.SERVING));
    fill(laid, inputs, batch);
    laid.plan.forward();
    return outputs(laid);
  }

  /** One of {@link #outputs}. */
  public float[] output(Map<String, float[]> inputs, int batch, String output) {
    network.outputShape(output);
    return Objects.requireNonNull(outputs(inputs, batch).get(output));
  }

  /**
   * Computes losses and their gradients in training mode, and moves the running statistics of batch
   * normalisation. The weights stay as they are.
   *
   * @param inputs by name, row-major, {@code batch} samples each
   * @param losses by output; an output without one takes no part
   * @param seed of this step's dropout; steps need different ones
   */
  public Gradients gradients(
      Map<String, float[]> inputs, int batch, Map<String, Loss> losses, long seed) {
    if (losses.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs a loss for one of its outputs %s"
              .formatted(network.name(), network.outputs().keySet()));
    }
    losses.keySet().forEach(network::outputShape);
    Laid laid = laid(new Layout(batch, Mode.TRAINING));
    fill(laid, inputs, batch);
    fillMasks(laid, seed);
    laid.plan.forward();
    Map<String, float[]> outputs = outputs(laid);
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, float[]> output : outputs.entrySet()) {
      float[] slope = new float[output.getValue().length];
      Loss loss = losses.get(output.getKey());
      if (loss != null) {
        values.put(output.getKey(), loss.of(output.getValue(), slope));
      }
      Floats.write(slope, laid.plan.array(seedName(output.getKey())));
    }
    laid.plan.backward();
    moveStatistics(laid);
    return new Gradients(values, outputs, gradients(laid));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    plans.values().forEach(laid -> laid.plan.close());
    plans.clear();
    parameters.values().forEach(INDArray::close);
  }

  private Map<String, float[]> outputs(Laid laid) {
    Map<String, float[]> outputs = new LinkedHashMap<>();
    network
        .outputs()
        .forEach(
            (name, node) ->
                outputs.put(name, Floats.read(laid.plan.array(laid.writer.tensor(node).name()))));
    return outputs;
  }

  private Map<String, float[]> gradients(Laid laid) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().values()) {
      if (parameter.learned()) {
        String tensor = laid.gradients.get(parameter.name());
        gradients.put(
            parameter.name(),
            tensor == null ? new float[parameter.length()] : Floats.read(laid.plan.array(tensor)));
      }
    }
    return gradients;
  }

  private void moveStatistics(Laid laid) {
    for (GraphWriter.Measured measured : laid.writer.measured()) {
      float[] mean = Floats.read(laid.plan.array(measured.mean()));
      float[] variance = Floats.read(laid.plan.array(measured.variance()));
      int count = measured.count();
      float unbiased = count > 1 ? (float) count / (count - 1) : 1;
      move(measured.runningMean(), mean, 1);
      move(measured.runningVariance(), variance, unbiased);
    }
  }

  private void move(String parameter, float[] newest, float factor) {
    float[] running = get(parameter);
    for (int i = 0; i < running.length; i++) {
      running[i] = (1 - RUNNING_SHARE) * running[i] + RUNNING_SHARE * newest[i] * factor;
    }
    set(parameter, running);
  }

  private void fill(Laid laid, Map<String, float[]> inputs, int batch) {
    Map<String, TensorShape> wanted = network.inputs();
    if (!inputs.keySet().equals(wanted.keySet())) {
      throw new IllegalArgumentException(
          "%s needs the inputs %s, got %s"
              .formatted(network.name(), wanted.keySet(), inputs.keySet()));
    }
    inputs.forEach(
        (name, values) -> {
          TensorShape shape = wanted.get(name);
          if (shape == null || values.length != (long) batch * shape.length()) {
            throw new IllegalArgumentException(
                "input %s of %s needs %d samples of %s, got %d values"
                    .formatted(name, network.name(), batch, shape, values.length));
          }
          Floats.write(values, laid.plan.array(name));
        });
  }

  private void fillMasks(Laid laid, long seed) {
    laid.writer
        .masks()
        .forEach(
            (name, rate) -> {
              INDArray array = laid.plan.array(name);
              float[] mask = new float[Math.toIntExact(array.length())];
              SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
              float kept = 1 / (1 - rate);
              for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextFloat() < rate ? 0 : kept;
              }
              Floats.write(mask, array);
            });
  }

  private Laid laid(Layout layout) {
    if (closed) {
      throw new IllegalStateException(network.name() + " is closed");
    }
    if (layout.batch < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 sample, got " + layout.batch);
    }
    Laid known = plans.get(layout);
    if (known != null) {
      return known;
    }
    while (plans.size() >= KEPT_PLANS) {
      Layout oldest = plans.keySet().iterator().next();
      Laid dropped = plans.remove(oldest);
      if (dropped != null) {
        dropped.plan.close();
      }
    }
    Laid made = lay(layout);
    plans.put(layout, made);
    return made;
  }

  private Laid lay(Layout layout) {
    GraphWriter writer = GraphWriter.write(network, layout.batch, layout.mode, reversal);
    Tape tape = writer.tape();
    int forwardOps = tape.ops().size();
    Map<String, String> gradients = new LinkedHashMap<>();
    if (layout.mode == Mode.TRAINING) {
      Map<String, SDVariable> seeds = new LinkedHashMap<>();
      network
          .outputs()
          .forEach(
              (name, node) -> {
                SDVariable output = writer.tensor(node);
                SDVariable seed = tape.placeholder(seedName(name), tape.shape(output), false);
                seeds.merge(output.name(), seed, tape::sum);
              });
      Map<String, SDVariable> all = tape.reverse(seeds);
      for (String parameter : parameters.keySet()) {
        SDVariable gradient = all.get(parameter);
        if (gradient != null) {
          gradients.put(parameter, gradient.name());
        }
      }
    }
    Set<String> kept = new HashSet<>(gradients.values());
    network.outputs().values().forEach(node -> kept.add(writer.tensor(node).name()));
    for (GraphWriter.Measured measured : writer.measured()) {
      kept.add(measured.mean());
      kept.add(measured.variance());
    }
    Plan plan = new Plan(tape, parameters, kept, forwardOps);
    writer.constants().forEach((name, values) -> Floats.write(values, plan.array(name)));
    return new Laid(writer, plan, gradients);
  }

  private static String seedName(String output) {
    return "slope of " + output;
  }

  private INDArray array(String parameter) {
    if (closed) {
      throw new IllegalStateException(network.name() + " is closed");
    }
    INDArray array = parameters.get(parameter);
    if (array == null) {
      throw new IllegalArgumentException(
          "%s has no parameter \"%s\"; it has %s"
              .formatted(network.name(), parameter, parameters.keySet()));
    }
    return array;
  }
}
