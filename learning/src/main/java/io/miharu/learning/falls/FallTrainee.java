package io.miharu.learning.falls;

import io.miharu.learning.training.Batch;
import io.miharu.learning.training.NetworkSlots;
import io.miharu.learning.training.Trainee;
import io.miharu.nets.graph.Losses;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallNetwork;
import io.miharu.temporal.models.FallLstm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network that answers at every look of {@link FallExamples}, trained by the cross-entropy of
 * each look. Owns the native memory. Not thread-safe.
 */
public final class FallTrainee implements Trainee {

  private static final int NUMBERS = BodyLooks.NAMES.size();
  private static final int CLASSES = FallExamples.lookClasses();

  /** Examples whose answers are asked for at once. */
  private static final int SERVING = 64;

  /** How much a look of each class counts: falling is short. */
  private static final float[] CLASS_WEIGHTS = {1, 2, 1};

  private final FallLstm model;
  private final TrainableNetwork network;
  private final NetworkSlots slots;

  /** A network with its first weights. */
  public FallTrainee(FallLstm model, long seed) {
    this.model = model;
    network = TrainableNetwork.of(model.sequence(FallExamples.LOOKS, seed));
    slots = new NetworkSlots(network);
  }

  /** The network that reads a look at a time, with the weights as they are now; close it. */
  public TrainableNetwork step() {
    TrainableNetwork step = TrainableNetwork.of(model.step(0));
    step.setParameters(network.parameters());
    return step;
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

  /** Those of a whole example. */
  @Override
  public int classes() {
    return 2;
  }

  @Override
  public double gradients(Batch batch, long seed, float[][] gradients) {
    int rows = batch.size() * FallExamples.LOOKS;
    int[] labels = new int[rows];
    float[] weights = new float[rows];
    float[] looks = split(batch.inputs(), batch.size(), labels, weights);
    for (int i = 0; i < rows; i++) {
      weights[i] *= CLASS_WEIGHTS[labels[i]];
    }
    TrainableNetwork.Gradients step =
        network.gradients(
            Map.of(FallLstm.SEQUENCE, looks),
            batch.size(),
            Map.of(
                FallNetwork.OUTPUT,
                Losses.softmaxCrossEntropy(Losses.oneHot(labels, CLASSES, 0), weights)),
            seed);
    slots.gradients(step.byParameter(), gradients);
    return step.loss();
  }

  /** Takes examples apart: returns the looks, and fills in the class and weight of each. */
  static float[] split(float[] inputs, int examples, int[] labels, float[] weights) {
    int looks = FallExamples.LOOKS;
    int values = looks * (NUMBERS + 2);
    float[] seen = new float[examples * looks * NUMBERS];
    for (int i = 0; i < examples; i++) {
      System.arraycopy(inputs, i * values, seen, i * looks * NUMBERS, looks * NUMBERS);
      for (int k = 0; k < looks; k++) {
        labels[i * looks + k] = Math.round(inputs[i * values + looks * NUMBERS + k]);
        weights[i * looks + k] = inputs[i * values + looks * (NUMBERS + 1) + k];
      }
    }
    return seen;
  }

  /**
   * The scores of every look.
   *
   * @param looks {@code [examples][looks][numbers]}
   * @return {@code [examples][looks][classes]}
   */
  float[] answers(float[] looks, int examples) {
    int length = FallExamples.LOOKS * NUMBERS;
    float[] all = new float[examples * FallExamples.LOOKS * CLASSES];
    for (int first = 0; first < examples; first += SERVING) {
      int count = Math.min(SERVING, examples - first);
      float[] some =
          Arrays.copyOf(
              Arrays.copyOfRange(looks, first * length, (first + count) * length),
              SERVING * length);
      float[] logits = network.output(Map.of(FallLstm.SEQUENCE, some), SERVING, FallNetwork.OUTPUT);
      System.arraycopy(
          logits,
          0,
          all,
          first * FallExamples.LOOKS * CLASSES,
          count * FallExamples.LOOKS * CLASSES);
    }
    return all;
  }

  @Override
  public void close() {
    network.close();
  }
}
