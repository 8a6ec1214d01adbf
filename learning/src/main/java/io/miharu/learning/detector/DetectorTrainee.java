package io.miharu.learning.detector;

import io.miharu.learning.data.Examples;
import io.miharu.learning.detector.TargetBoxes.Target;
import io.miharu.learning.training.Batch;
import io.miharu.learning.training.Trainee;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Loss;
import io.miharu.nets.graph.Parameter;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.WeightFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A detector network with a running mean of its weights, which is what is judged and kept: it finds
 * more than any single step's weights (Polyak and Juditsky, 1992, with exponential weights). The
 * mean is among the arrays that the network measures by itself, so checkpoints hold it. Owns the
 * native memory. Not thread-safe.
 */
public final class DetectorTrainee implements Trainee {

  private static final String MEAN = "mean of ";
  private static final String STEPS = "steps";

  /** On so many pictures it is measured what was folded. */
  private static final int MEASURED_ON = 16;

  private final DetectorNetwork shape;
  private final Cells cells;
  private final double averaging;
  private final TrainableNetwork network;
  private final List<Parameter> parameters;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, float[]> means = new LinkedHashMap<>();
  private final Optional<DenseTeacher> teacher;
  private float steps;

  /**
   * A network with its first weights.
   *
   * @param averaging share of the old in the running mean at each step, [0, 1)
   * @param teacher whose hints come with every picture
   */
  public DetectorTrainee(
      DetectorNetwork shape, long seed, double averaging, Optional<DenseTeacher> teacher) {
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException("averaging lies in [0, 1), got " + averaging);
    }
    this.shape = shape;
    this.cells = new Cells(shape);
    this.averaging = averaging;
    this.teacher = teacher;
    int hints = teacher.map(DenseTeacher::values).orElse(0);
    this.network = TrainableNetwork.of(shape.trained(seed, hints));
    this.parameters = List.copyOf(network.network().parameters().values());
    for (Parameter parameter : parameters) {
      slots.add(
          new Slot(parameter.name(), parameter.length(), parameter.learned(), parameter.decays()));
      means.put(parameter.name(), network.get(parameter.name()));
    }
    for (Parameter parameter : parameters) {
      slots.add(new Slot(MEAN + parameter.name(), parameter.length(), false, false));
    }
    slots.add(new Slot(STEPS, 1, false, false));
  }

  /** Begins with weights that were learnt earlier, also for pictures of another size. */
  public void startFrom(WeightFile weights) throws ModelFormatException {
    Map<String, float[]> all = new LinkedHashMap<>(weights.arrays());
    // Files hold what is served; what says hints begins anew.
    network
        .parameters()
        .forEach(
            (name, values) -> {
              if (DetectorNetwork.isForHints(name)) {
                all.put(name, values);
              }
            });
    new WeightFile(weights.network(), weights.facts(), all).into(network);
    means.replaceAll((name, values) -> network.get(name));
  }

  /**
   * Begins with the weights of a network that is served, such as the one that is built in.
   *
   * @param served by name, of {@link DetectorNetwork#served}
   * @param pictures some of those to learn from: what is normalised in training is measured on them
   * @throws ModelFormatException when the weights are those of another network
   */
  public void startFrom(Map<String, float[]> served, Examples pictures) throws IOException {
    int taken = Math.min(MEASURED_ON, pictures.size());
    int pixels = 3 * shape.width() * shape.height();
    float[] example = new float[pictures.values()];
    float[] images = new float[taken * pixels];
    for (int i = 0; i < taken; i++) {
      pictures.read((int) ((long) i * pictures.size() / taken), example, 0);
      System.arraycopy(example, 0, images, i * pixels, pixels);
    }
    new Unfolding(network, served, images, taken).start();
    means.replaceAll((name, values) -> network.get(name));
  }

  public DetectorNetwork shape() {
    return shape;
  }

  /** The running mean of all weights but those for hints, by name; what is served. */
  public Map<String, float[]> weights() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    means.forEach((name, values) -> copies.put(name, values.clone()));
    copies.keySet().removeIf(DetectorNetwork::isForHints);
    return copies;
  }

  @Override
  public String name() {
    return DetectorNetwork.NAME;
  }

  @Override
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  @Override
  public void read(int slot, float[] into) {
    if (slot < parameters.size()) {
      float[] values = network.get(parameters.get(slot).name());
      System.arraycopy(values, 0, into, 0, values.length);
    } else if (slot < 2 * parameters.size()) {
      float[] values = mean(slot - parameters.size());
      System.arraycopy(values, 0, into, 0, values.length);
    } else {
      into[0] = steps;
    }
  }

  @Override
  public void write(int slot, float[] values) {
    if (slot < parameters.size()) {
      network.set(parameters.get(slot).name(), values);
    } else if (slot < 2 * parameters.size()) {
      float[] mean = mean(slot - parameters.size());
      System.arraycopy(values, 0, mean, 0, mean.length);
    } else {
      steps = values[0];
    }
  }

  private float[] mean(int parameter) {
    return means.getOrDefault(parameters.get(parameter).name(), new float[0]);
  }

  /** One: a detector does not tell whole pictures apart. */
  @Override
  public int classes() {
    return 1;
  }

  @Override
  public double gradients(Batch batch, long seed, float[][] gradients) {
    average();
    int pixels = 3 * shape.width() * shape.height();
    int length = teacher.map(DenseTeacher::length).orElse(0);
    int row = pixels + TargetBoxes.LENGTH + length;
    float[] hints = new float[batch.size() * length];
    float[] images = new float[batch.size() * pixels];
    List<List<Target>> pictures = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(batch.inputs(), i * row, images, i * pixels, pixels);
      pictures.add(TargetBoxes.read(batch.inputs(), i * row + pixels));
      System.arraycopy(
          batch.inputs(), i * row + pixels + TargetBoxes.LENGTH, hints, i * length, length);
    }
    Map<String, Loss> losses = new LinkedHashMap<>();
    losses.put(DetectorNetwork.OUTPUT, new DetectorLoss(cells, shape.values(), pictures));
    teacher.ifPresent(one -> losses.put(DetectorNetwork.HINTS, new HintLoss(one, hints)));
    TrainableNetwork.Gradients step =
        network.gradients(Map.of(DetectorNetwork.INPUT, images), batch.size(), losses, seed);
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).learned()) {
        float[] found = step.byParameter().getOrDefault(parameters.get(i).name(), new float[0]);
        System.arraycopy(found, 0, gradients[i], 0, gradients[i].length);
      }
    }
    return step.loss();
  }

  /** Takes the weights that the last step left into the mean. */
  private void average() {
    // Early on the mean must follow, or it would remember the random start.
    double share = Math.min(averaging, (1.0 + steps) / (10.0 + steps));
    for (Parameter parameter : parameters) {
      float[] newest = network.get(parameter.name());
      float[] mean = means.getOrDefault(parameter.name(), new float[0]);
      for (int i = 0; i < newest.length; i++) {
        mean[i] = (float) (share * mean[i] + (1 - share) * newest[i]);
      }
    }
    steps++;
  }

  /** Raw numbers of all cells with the running mean of the weights, in inference mode. */
  public float[] answers(float[] images, int examples) {
    Map<String, float[]> own = network.parameters();
    network.setParameters(means);
    try {
      return network.output(
          Map.of(DetectorNetwork.INPUT, images), examples, DetectorNetwork.OUTPUT);
    } finally {
      network.setParameters(own);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
