package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor, where the number of samples in a batch is left open. Immutable.
 *
 * @param rows how many rows every sample has along axis 0: 1 for most tensors, T when the T frames
 *     of a clip were folded into the batch, and 0 for a tensor that has no batch axis, like weights
 * @param sizes of the other axes; of all axes when {@code rows} is 0; each at least 1
 */
public record TensorShape(int rows, List<Integer> sizes) {

  public TensorShape {
    sizes = List.copyOf(sizes);
    if (rows < 0 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "a tensor needs sizes of at least 1, got %s with %d rows per sample; is a kernel, window or slice larger than its input?"
              .formatted(sizes, rows));
    }
  }

  /** One row per sample. */
  public static TensorShape batchOf(int... sizes) {
    return new TensorShape(1, boxed(sizes));
  }

  /** Without a batch axis. */
  public static TensorShape fixed(int... sizes) {
    return new TensorShape(0, boxed(sizes));
  }

  /** Whether axis 0 is the batch. */
  public boolean hasBatch() {
    return rows > 0;
  }

  /** Axes, with that of the batch. */
  public int rank() {
    return sizes.size() + (hasBatch() ? 1 : 0);
  }

  /** The size of an axis, counted with that of the batch, whose own size is unknown. */
  public int size(int axis) {
    if (hasBatch() && axis == 0) {
      throw new IllegalArgumentException("the size of the batch axis of " + this + " is open");
    }
    return sizes.get(hasBatch() ? axis - 1 : axis);
  }

  /** Values per row, or in all without a batch axis. */
  public int length() {
    return Math.toIntExact(
        sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
  }

  /** The same rows with other sizes. */
  public TensorShape withSizes(List<Integer> others) {
    return new TensorShape(rows, others);
  }

  /** The same with another size at an axis, counted with that of the batch. */
  public TensorShape with(int axis, int size) {
    List<Integer> changed = new ArrayList<>(sizes);
    changed.set(hasBatch() ? axis - 1 : axis, size);
    return withSizes(changed);
  }

  /** All sizes for a batch of so many samples. */
  public long[] at(int batch) {
    long[] all = new long[rank()];
    int first = 0;
    if (hasBatch()) {
      all[first++] = (long) rows * batch;
    }
    for (int i = 0; i < sizes.size(); i++) {
      all[first + i] = sizes.get(i);
    }
    return all;
  }

  /** {@code batch x 3 x 64 x 64}, {@code 16*batch x 128}, or {@code 5 x 5}. */
  @Override
  public String toString() {
    String rest = sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    if (!hasBatch()) {
      return rest.isEmpty() ? "one number" : rest;
    }
    String first = rows == 1 ? "batch" : rows + "*batch";
    return rest.isEmpty() ? first : first + " x " + rest;
  }

  private static List<Integer> boxed(int... sizes) {
    List<Integer> list = new ArrayList<>();
    for (int size : sizes) {
      list.add(size);
    }
    return list;
  }

  /**
   * What comes of two tensors element by element, sizes of 1 repeated as in NumPy.
   *
   * @param kind of operation, for the message
   */
  static TensorShape broadcast(String kind, TensorShape left, TensorShape right) {
    boolean fits = !(left.hasBatch() && right.hasBatch()) || left.rows() == right.rows();
    boolean swapped = left.sizes().size() < right.sizes().size();
    TensorShape longer = swapped ? right : left;
    TensorShape shorter = swapped ? left : right;
    fits &= !shorter.hasBatch() || (longer.hasBatch() && longer.rank() == shorter.rank());
    List<Integer> sizes = new ArrayList<>(longer.sizes());
    int shift = longer.sizes().size() - shorter.sizes().size();
    for (int i = 0; i < shorter.sizes().size(); i++) {
      int one = shorter.sizes().get(i);
      int other = sizes.get(shift + i);
      fits &= one == other || one == 1 || other == 1;
      sizes.set(shift + i, Math.max(one, other));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "%s needs equal sizes, or 1, from the last axis on, and the same rows; got %s and %s"
              .formatted(kind, left, right));
    }
    return new TensorShape(Math.max(left.rows(), right.rows()), sizes);
  }
}
