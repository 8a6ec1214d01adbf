package io.miharu.learning.skeletons;

import io.miharu.learning.training.Optimiser;
import io.miharu.nets.graph.Parameter;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a network while an optimiser changes them, and their running mean, which is what a
 * training keeps: with a few hundred clips it judges better than any single step's weights, and
 * needs no clips set aside to find the best epoch. Not thread-safe.
 *
 * <p>Source of the mean: Polyak and Juditsky, "Acceleration of Stochastic Approximation by
 * Averaging", SIAM Journal on Control and Optimization 1992, with exponential weights.
 */
final class AveragedWeights {

  private static final class Slot {
    private final Parameter parameter;
    private final float[] values;
    private final float[][] memory;
    private final float[] average;

    Slot(Parameter parameter, float[] values, int memories) {
      this.parameter = parameter;
      this.values = values;
      this.memory = new float[parameter.learned() ? memories : 0][values.length];
      this.average = values.clone();
    }
  }

  private final TrainableNetwork net;
  private final Optimiser optimiser;
  private final double averaging;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private long steps;

  /**
   * @param averaging share of the old in the running mean at each step, [0, 1)
   */
  AveragedWeights(TrainableNetwork net, Optimiser optimiser, double averaging) {
    this.net = net;
    this.optimiser = optimiser;
    this.averaging = averaging;
    for (Parameter parameter : net.network().parameters().values()) {
      slots.put(
          parameter.name(), new Slot(parameter, net.get(parameter.name()), optimiser.memories()));
    }
  }

  void step(Map<String, float[]> gradients, double rate, double weightDecay) {
    steps++;
    // Early on the mean must follow, or it would remember the random start.
    double share = Math.min(averaging, (1.0 + steps) / (10.0 + steps));
    slots.forEach(
        (name, slot) -> {
          float[] gradient = gradients.get(name);
          float[] newest = slot.values;
          if (slot.parameter.learned() && gradient != null) {
            double decay = slot.parameter.decays() ? weightDecay : 0;
            optimiser.step(slot.values, gradient, slot.memory, steps, rate, decay);
            net.set(name, slot.values);
          } else {
            newest = net.get(name);
          }
          for (int i = 0; i < newest.length; i++) {
            slot.average[i] = (float) (share * slot.average[i] + (1 - share) * newest[i]);
          }
        });
  }

  /** Puts the running mean of all weights and statistics into the network; ends the training. */
  void keepAverage() {
    if (averaging > 0) {
      slots.forEach((name, slot) -> net.set(name, slot.average));
    }
  }
}
