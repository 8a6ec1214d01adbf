package io.miharu.learning.training;

import io.miharu.nets.graph.Loss;
import io.miharu.nets.graph.Losses;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network of {@code nets.graph} with one input and an output of class scores, trained by
 * cross-entropy. Owns the native memory. Not thread-safe.
 *
 * <p>With an output {@link #DOMAINS} as well, behind {@link
 * io.miharu.nets.graph.Tensor#reverseGradient}, the network is trained so that its features do not
 * tell the domain of an example (Ganin and Lempitsky, "Unsupervised Domain Adaptation by
 * Backpropagation", ICML 2015, whose schedule {@link #reversal} is).
 */
public final class NetworkTrainee implements Classifier {

  /** The name of an output that guesses the domain. */
  public static final String DOMAINS = "domains";

  private final TrainableNetwork network;
  private final String input;
  private final String output;
  private final int classes;
  private final int domains;
  private final NetworkSlots slots;
  private final double strength;
  private int servingBatch;

  /** A network with its first weights; an adversary is heard in full in the end. */
  public NetworkTrainee(Network definition) {
    this(definition, 1);
  }

  /**
   * A network with its first weights.
   *
   * @param strength λ in the end, 0 or more: how much of the slope of an adversary the features get
   */
  public NetworkTrainee(Network definition, double strength) {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the strength of an adversary must be 0 or more, got " + strength);
    }
    List<String> scores =
        definition.outputs().keySet().stream().filter(name -> !name.equals(DOMAINS)).toList();
    if (definition.inputs().size() != 1 || scores.size() != 1) {
      throw new IllegalArgumentException(
          "%s needs one input and one output of classes to be trained by itself, got %s and %s"
              .formatted(
                  definition.name(), definition.inputs().keySet(), definition.outputs().keySet()));
    }
    input = definition.inputs().keySet().iterator().next();
    output = scores.get(0);
    domains = definition.outputs().size() == 1 ? 0 : definition.outputShape(DOMAINS).length();
    classes = definition.outputShape(output).length();
    network = TrainableNetwork.of(definition);
    slots = new NetworkSlots(network);
    this.strength = strength;
  }

  /** Its weights as they are now, for export; lent. */
  public TrainableNetwork network() {
    return network;
  }

  @Override
  public String name() {
    return network.network().name();
  }

  @Override
  public List<Slot> slots() {
    return slots.all();
  }

  @Override
  public void read(int slot, float[] into) {
    slots.read(slot, into);
  }

  @Override
  public void write(int slot, float[] values) {
    slots.write(slot, values);
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public double gradients(Batch batch, long seed, float[][] gradients) {
    Map<String, Loss> losses = new LinkedHashMap<>();
    losses.put(output, (logits, slope) -> crossEntropy(logits, batch, slope));
    if (domains > 0) {
      network.setReversal((float) (strength * reversal(batch.progress())));
      float[] truth = Losses.oneHot(batch.domains(), domains, 0);
      losses.put(DOMAINS, Losses.softmaxCrossEntropy(truth, batch.size()));
    }
    TrainableNetwork.Gradients step =
        network.gradients(Map.of(input, batch.inputs()), batch.size(), losses, seed);
    slots.gradients(step.byParameter(), gradients);
    return Objects.requireNonNull(step.losses().get(output));
  }

  /**
   * {@code λ = 2 / (1 + exp(−10 p)) − 1}: first the classes are learnt, then the adversary heard.
   */
  static double reversal(double progress) {
    return 2 / (1 + Math.exp(-10 * progress)) - 1;
  }

  /** The mean of −Σ target·log softmax; its slope is {@code (Σtarget·p − target) / n}. */
  static double crossEntropy(float[] logits, Batch batch, float[] slope) {
    int classes = logits.length / batch.size();
    double loss = 0;
    for (int row = 0; row < logits.length; row += classes) {
      double weight = 0;
      for (int k = 0; k < classes; k++) {
        weight += batch.targets()[row + k];
      }
      for (int k = 0; k < classes; k++) {
        double log = Evaluation.logProbability(logits, row, classes, k);
        double target = batch.targets()[row + k];
        loss -= target * log;
        slope[row + k] = (float) ((weight * Math.exp(log) - target) / batch.size());
      }
    }
    return loss / batch.size();
  }

  /** What is left over at the end goes in a batch as large as the first, for one layout serves. */
  @Override
  public float[] logits(float[] inputs, int examples) {
    servingBatch = Math.max(servingBatch, examples);
    float[] padded = Arrays.copyOf(inputs, inputs.length / examples * servingBatch);
    float[] all =
        network.outputs(Map.of(input, padded), servingBatch).getOrDefault(output, new float[0]);
    return Arrays.copyOf(all, examples * classes);
  }

  @Override
  public void close() {
    network.close();
  }
}
