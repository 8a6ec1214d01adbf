package io.miharu.learning.training;

import io.miharu.nets.graph.TrainableNetwork;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a network as a {@link Trainee} hands them out, in the network's order. Borrows
 * the network. Not thread-safe.
 */
public final class NetworkSlots {

  private final TrainableNetwork network;
  private final List<Trainee.Slot> all;

  public NetworkSlots(TrainableNetwork network) {
    this.network = network;
    this.all =
        network.network().parameters().values().stream()
            .map(p -> new Trainee.Slot(p.name(), p.length(), p.learned(), p.decays()))
            .toList();
  }

  /** One for each parameter. */
  public List<Trainee.Slot> all() {
    return all;
  }

  /** As {@link Trainee#read}. */
  public void read(int slot, float[] into) {
    float[] values = network.get(all.get(slot).name());
    System.arraycopy(values, 0, into, 0, values.length);
  }

  /** As {@link Trainee#write}. */
  public void write(int slot, float[] values) {
    network.set(all.get(slot).name(), values);
  }

  /**
   * Hands out the gradients of a step.
   *
   * @param byParameter by the parameter's name
   * @param into as {@link Trainee#gradients} fills it
   */
  public void gradients(Map<String, float[]> byParameter, float[][] into) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).learned()) {
        float[] found = byParameter.getOrDefault(all.get(i).name(), new float[0]);
        System.arraycopy(found, 0, into[i], 0, into[i].length);
      }
    }
  }
}
