package io.miharu.learning.training;

/**
 * Examples that go through a network together. The arrays are lent: whoever gets a batch leaves
 * them as they are and keeps them no longer than the call.
 */
public final class Batch {

  private final int size;
  private final float[] inputs;
  private final float[] targets;
  private final int[] domains;
  private final double progress;

  /**
   * Wraps two arrays.
   *
   * @param inputs {@code [size][values]}
   * @param targets {@code [size][classes]}: how much of each class an example is; a row sums to the
   *     weight of the example, 1 unless classes are balanced
   */
  public Batch(int size, float[] inputs, float[] targets) {
    this(size, inputs, targets, new int[size], 0);
  }

  /**
   * The same, and where in the run it comes.
   *
   * @param domains of each example; see {@link io.miharu.learning.data.Examples#domains}
   * @param progress the share of the run that is done, [0, 1)
   */
  public Batch(int size, float[] inputs, float[] targets, int[] domains, double progress) {
    if (size < 1
        || inputs.length % size != 0
        || targets.length % size != 0
        || domains.length != size) {
      throw new IllegalArgumentException(
          "%d inputs and %d targets do not share out among %d examples"
              .formatted(inputs.length, targets.length, size));
    }
    this.size = size;
    this.inputs = inputs;
    this.targets = targets;
    this.domains = domains;
    this.progress = progress;
  }

  /** How many examples. */
  public int size() {
    return size;
  }

  public float[] inputs() {
    return inputs;
  }

  public float[] targets() {
    return targets;
  }

  public int[] domains() {
    return domains;
  }

  /** The share of the run that is done, [0, 1). */
  public double progress() {
    return progress;
  }
}
