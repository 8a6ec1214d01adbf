package io.miharu.learning.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that a run needs to go on: the loop's own variables in one place. Not thread-safe.
 *
 * <p>Arrays are in the order of {@link Trainee#slots}.
 */
final class TrainingState {

  int epoch;

  /** Batches of this epoch that are done. */
  int stepInEpoch;

  /** Steps of the whole run that are done. */
  long step;

  /** Of this epoch's batches so far. */
  double lossSum;

  final List<EpochResult> results = new ArrayList<>();

  /** The number of the best epoch, from 1; 0 for none. */
  int best;

  final float[][] weights;
  final float[][][] memories;
  float[][] bestWeights;

  /** The start of a run: the network's own weights. */
  TrainingState(Trainee network, Optimiser optimiser) {
    List<Trainee.Slot> slots = network.slots();
    weights = new float[slots.size()][];
    memories = new float[slots.size()][][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = new float[slots.get(i).length()];
      int remembered = slots.get(i).learned() ? optimiser.memories() : 0;
      memories[i] = new float[remembered][slots.get(i).length()];
    }
    bestWeights = new float[0][];
    readAll(network);
  }

  void readAll(Trainee network) {
    for (int i = 0; i < weights.length; i++) {
      network.read(i, weights[i]);
    }
  }

  /** Those that the network measures by itself. */
  void readMeasured(Trainee network) {
    for (int i = 0; i < weights.length; i++) {
      if (!network.slots().get(i).learned()) {
        network.read(i, weights[i]);
      }
    }
  }

  static void writeAll(float[][] values, Trainee network) {
    for (int i = 0; i < values.length; i++) {
      network.write(i, values[i]);
    }
  }

  void keepAsBest(int number) {
    best = number;
    bestWeights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
  }
}
