package io.miharu.learning.training;

import java.util.List;

/**
 * A network as the training loop sees it: arrays of numbers, and a way to get their gradients.
 *
 * <p>The same numbers and the same call give the same bits. Not thread-safe.
 */
public interface Trainee extends AutoCloseable {

  /**
   * One array of a network.
   *
   * @param learned whether it has a gradient; the running means of batch normalisation have none
   * @param decays whether weight decay is meant for it: kernels, not biases or scales
   */
  record Slot(String name, int length, boolean learned, boolean decays) {}

  /** Which network this is; a checkpoint of another name is refused. */
  String name();

  /** Every array that makes up the network, in a fixed order. */
  List<Slot> slots();

  /** Copies an array out, to its full length. */
  void read(int slot, float[] into);

  /** Replaces an array. */
  void write(int slot, float[] values);

  /** How many classes the examples have that it learns from. */
  int classes();

  /**
   * One step forwards and back, in training mode, which may also change the slots that are not
   * learned.
   *
   * @param seed of everything random in the network, such as dropout
   * @param gradients per slot an array of its length, to be overwritten with the gradient of the
   *     mean loss; those of slots that are not learned stay as they are
   * @return the mean over the batch of −Σ target·log p
   */
  double gradients(Batch batch, long seed, float[][] gradients);

  @Override
  void close();
}
