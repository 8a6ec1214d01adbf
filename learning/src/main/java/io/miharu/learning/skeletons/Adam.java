package io.miharu.learning.skeletons;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.Parameter;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay, and a running mean of the weights.
 *
 * <p>Sources: Kingma and Ba, "Adam", ICLR 2015, algorithm 1, with its constants; Loshchilov and
 * Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2. Not thread-safe.
 */
final class Adam {

  private static final double MEAN_SHARE = 0.9;
  private static final double SQUARE_SHARE = 0.999;
  private static final double EPSILON = 1e-8;

  private final TrainableNetwork net;
  private final double weightDecay;
  private final double averaging;
  private final Map<String, float[]> weights = new LinkedHashMap<>();
  private final Map<String, float[]> means = new LinkedHashMap<>();
  private final Map<String, float[]> squares = new LinkedHashMap<>();
  private final Map<String, float[]> averages = new LinkedHashMap<>();
  private int steps;

  Adam(TrainableNetwork net, double weightDecay, double averaging) {
    this.net = net;
    this.weightDecay = weightDecay;
    this.averaging = averaging;
    weights.putAll(net.parameters());
    weights.forEach(
        (name, values) -> {
          means.put(name, new float[values.length]);
          squares.put(name, new float[values.length]);
          averages.put(name, values.clone());
        });
  }

  void step(Map<String, float[]> gradients, double rate) {
    steps++;
    double meanScale = 1 / (1 - Math.pow(MEAN_SHARE, steps));
    double squareScale = 1 / (1 - Math.pow(SQUARE_SHARE, steps));
    Network network = net.network();
    for (Parameter parameter : network.parameters().values()) {
      String name = parameter.name();
      float[] values = weights.get(name);
      float[] gradient = gradients.get(name);
      float[] mean = means.get(name);
      float[] square = squares.get(name);
      if (gradient == null || values == null || mean == null || square == null) {
        continue; // running statistics are measured, not learned
      }
      double decay = parameter.decays() ? rate * weightDecay : 0;
      for (int i = 0; i < values.length; i++) {
        double g = gradient[i];
        mean[i] = (float) (MEAN_SHARE * mean[i] + (1 - MEAN_SHARE) * g);
        square[i] = (float) (SQUARE_SHARE * square[i] + (1 - SQUARE_SHARE) * g * g);
        double change =
            mean[i] * meanScale / (Math.sqrt(square[i] * squareScale) + EPSILON);
        values[i] = (float) (values[i] - rate * change - decay * values[i]);
      }
      net.set(name, values);
    }
    average(network);
  }

  private void average(Network network) {
    // Early on the mean must follow, or it would remember the random start.
    double share = Math.min(averaging, (1.0 + steps) / (10.0 + steps));
    for (Parameter parameter : network.parameters().values()) {
      float[] average = averages.get(parameter.name());
      float[] newest =
          parameter.learned() ? weights.get(parameter.name()) : net.get(parameter.name());
      if (average == null || newest == null) {
        throw new AssertionError(parameter.name());
      }
      for (int i = 0; i < average.length; i++) {
        average[i] = (float) (share * average[i] + (1 - share) * newest[i]);
      }
    }
  }

  /** Puts the running mean of all weights and statistics into the network; ends the training. */
  void keepAverage() {
    if (averaging > 0) {
      net.setParameters(averages);
    }
  }
}
