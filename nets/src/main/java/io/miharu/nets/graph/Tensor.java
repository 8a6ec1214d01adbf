package io.miharu.nets.graph;

import io.miharu.nets.graph.Operation.Combination;
import io.miharu.nets.graph.Operation.Function;
import io.miharu.nets.graph.Operation.Reduction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What flows between layers while a network is built: the output of one node, with its shape.
 *
 * <p>Every method adds a node and gives its output; shapes are checked at once. Axes count the
 * batch, which is axis 0. Immutable; belongs to its {@link NetworkBuilder}.
 */
public final class Tensor {

  private final NetworkBuilder network;
  private final int node;
  private final TensorShape shape;

  Tensor(NetworkBuilder network, int node, TensorShape shape) {
    this.network = network;
    this.node = node;
    this.shape = shape;
  }

  public TensorShape shape() {
    return shape;
  }

  /** The output of {@code layer}. */
  public Tensor apply(Layer layer) {
    return layer.apply(this);
  }

  /** {@code max(0, x)}. */
  public Tensor relu() {
    return map(Function.RELU);
  }

  /** {@code min(6, max(0, x))}. */
  public Tensor relu6() {
    return map(Function.RELU6);
  }

  /** {@code x Phi(x)}, Phi the normal distribution function; not the tanh approximation. */
  public Tensor gelu() {
    return map(Function.GELU);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public Tensor sigmoid() {
    return map(Function.SIGMOID);
  }

  public Tensor tanh() {
    return map(Function.TANH);
  }

  /** {@code x * x}. */
  public Tensor squared() {
    return map(Function.SQUARE);
  }

  /** Shares that sum to 1 along an axis. */
  public Tensor softmax(int axis) {
    return one("softmax", new Operation.Softmax(checkedAxis(axis), false), shape);
  }

  /** The logarithm of {@link #softmax}. */
  public Tensor logSoftmax(int axis) {
    return one("logSoftmax", new Operation.Softmax(checkedAxis(axis), true), shape);
  }

  public Tensor plus(Tensor other) {
    return combine(other, Combination.ADD);
  }

  public Tensor minus(Tensor other) {
    return combine(other, Combination.SUBTRACT);
  }

  /** Element by element. */
  public Tensor times(Tensor other) {
    return combine(other, Combination.MULTIPLY);
  }

  /** Times a number. */
  public Tensor times(float factor) {
    return times(network.constant("factor", new float[] {factor}, 1));
  }

  /** The larger of both, element by element; where equal, the gradient goes to this one. */
  public Tensor max(Tensor other) {
    return combine(other, Combination.MAX);
  }

  /** The mean over some axes, which are dropped. */
  public Tensor mean(int... axes) {
    return reduce("mean", Reduction.MEAN, axes);
  }

  /** The sum over some axes, which are dropped. */
  public Tensor sum(int... axes) {
    return reduce("sum", Reduction.SUM, axes);
  }

  /** The largest value over some axes, which are dropped. */
  public Tensor max(int... axes) {
    return reduce("max", Reduction.MAX, axes);
  }

  /** The mean over all axes behind the channels: {@code batch x channels}. */
  public Tensor globalAveragePool() {
    return mean(IntStream.range(2, shape.rank()).toArray());
  }

  /** The largest value of each window, of an image or clip. */
  public Tensor maxPool(Window window) {
    return pool("maxPool", window, true);
  }

  /** The mean of each window, of an image or clip; padding does not count. */
  public Tensor averagePool(Window window) {
    return pool("averagePool", window, false);
  }

  /** The part {@code from} (in) to {@code to} (out) of an axis. */
  public Tensor slice(int axis, int from, int to) {
    int size = shape.size(checkedAxis(axis));
    if (from < 0 || to <= from || to > size) {
      throw new IllegalArgumentException(
          "slice needs 0 <= from < to <= %d along axis %d of %s, got %d to %d"
              .formatted(size, axis, shape, from, to));
    }
    return one("slice", new Operation.Slice(axis, from, to), shape.with(axis, to - from));
  }

  /** One index of an axis, which is dropped. */
  public Tensor at(int axis, int index) {
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    sizes.remove(shape.hasBatch() ? axis - 1 : axis);
    return slice(axis, index, index + 1).reshaped(shape.withSizes(sizes));
  }

  /** The same values with other sizes behind the batch. */
  public Tensor reshape(int... sizes) {
    return reshaped(shape.withSizes(TensorShape.batchOf(sizes).sizes()));
  }

  /** All values of a sample in one row: {@code batch x values}. */
  public Tensor flatten() {
    return reshape(shape.length());
  }

  /**
   * Axes in another order: axis i of the output is axis {@code order[i]} of this. The batch stays
   * first.
   */
  public Tensor permute(int... order) {
    List<Integer> axes = IntStream.of(order).boxed().toList();
    if (!axes.stream().sorted().toList().equals(IntStream.range(0, shape.rank()).boxed().toList())
        || (shape.hasBatch() && order[0] != 0)) {
      throw new IllegalArgumentException(
          "permute needs every axis of %s once and the batch first, got %s".formatted(shape, axes));
    }
    List<Integer> sizes =
        axes.stream().skip(shape.hasBatch() ? 1 : 0).map(axis -> shape.size(axis)).toList();
    return one("permute", new Operation.Permute(axes), shape.withSizes(sizes));
  }

  /**
   * An image {@code block} times as high and wide, with {@code block * block} times fewer channels:
   * as many channels in a row as a square has pixels become the squares of one, row by row.
   */
  public Tensor depthToSpace(int block) {
    boolean fits = block > 0 && shape.hasBatch() && shape.rank() == 4;
    if (!fits || shape.size(1) % (block * block) != 0) {
      throw new IllegalArgumentException(
          "depthToSpace by %d needs batch x channels x height x width with channels in groups of %d, got %s"
              .formatted(block, block * block, shape));
    }
    List<Integer> sizes =
        List.of(shape.size(1) / (block * block), block * shape.size(2), block * shape.size(3));
    return one("depthToSpace", new Operation.DepthToSpace(block), shape.withSizes(sizes));
  }

  /**
   * Makes each index along an axis a row of its own, so that the layers that follow see, say,
   * single frames: {@code batch x 3 x 16 x 64 x 64} folded at axis 2 is {@code 16*batch x 3 x 64 x
   * 64}.
   */
  public Tensor foldIntoBatch(int axis) {
    int count = shape.size(checkedAxis(axis));
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, shape.rank()).filter(i -> i != axis).boxed().toList());
    order.add(1, axis);
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    sizes.remove(axis - 1);
    Tensor moved = axis == 1 ? this : permute(order.stream().mapToInt(Integer::intValue).toArray());
    return moved.reshaped(new TensorShape(shape.rows() * count, sizes));
  }

  /** Undoes {@link #foldIntoBatch}: {@code 16*batch x 64} is {@code batch x 16 x 64} again. */
  public Tensor unfold(int count) {
    if (count < 1 || shape.rows() % count != 0) {
      throw new IllegalArgumentException(
          "unfold needs rows that divide by %d, got %s; fold first".formatted(count, shape));
    }
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    sizes.add(0, count);
    return reshaped(new TensorShape(shape.rows() / count, sizes));
  }

  /**
   * Matrix product over the last axis of this and the last but one of {@code other}, which has
   * either the same axes before, or only those two and no batch.
   */
  public Tensor matmul(Tensor other) {
    int inner = shape.size(shape.rank() - 1);
    int rank = other.shape.rank();
    if (rank < 2 || other.shape.size(rank - 2) != inner) {
      throw new IllegalArgumentException(
          "matmul needs %d rows in the second matrix, as the first, %s, has columns; got %s"
              .formatted(inner, shape, other.shape));
    }
    int columns = other.shape.size(rank - 1);
    if (!other.shape.hasBatch() && rank == 2 && shape.hasBatch()) {
      return network.product("matmul", this, List.of(other), columns);
    }
    TensorShape wanted = shape.with(shape.rank() - 2, inner).with(shape.rank() - 1, columns);
    if (rank != shape.rank() || !other.shape.equals(wanted)) {
      throw new IllegalArgumentException(
          "matmul needs the same axes before the last two, got %s and %s"
              .formatted(shape, other.shape));
    }
    return network.add(
        "matmul",
        new Operation.MatMul(),
        List.of(this, other),
        shape.with(shape.rank() - 1, columns));
  }

  /** The identity; on the way back the gradient is multiplied with minus the trainer's factor. */
  public Tensor reverseGradient() {
    return one("reverseGradient", new Operation.GradientReversal(), shape);
  }

  /** Joins tensors along an axis. */
  public static Tensor concat(int axis, List<Tensor> parts) {
    Tensor first = parts.get(0);
    first.checkedAxis(axis);
    int size = 0;
    for (Tensor part : parts) {
      if (part.shape.rank() != first.shape.rank()
          || !part.shape.with(axis, 1).equals(first.shape.with(axis, 1))) {
        throw new IllegalArgumentException(
            "concat along axis %d needs tensors that differ only there, got %s and %s"
                .formatted(axis, first.shape, part.shape));
      }
      size += part.shape.size(axis);
    }
    return first.network.add(
        "concat", new Operation.Concat(axis), parts, first.shape.with(axis, size));
  }

  int node() {
    return node;
  }

  NetworkBuilder network() {
    return network;
  }

  Tensor reshaped(TensorShape wanted) {
    if (wanted.equals(shape)) {
      return this;
    }
    long have = (long) Math.max(1, shape.rows()) * shape.length();
    long want = (long) Math.max(1, wanted.rows()) * wanted.length();
    if (have != want || shape.hasBatch() != wanted.hasBatch()) {
      throw new IllegalArgumentException(
          "reshape needs as many values as there are: %s has %d, %s has %d"
              .formatted(shape, have, wanted, want));
    }
    return one("reshape", new Operation.Reshape(), wanted);
  }

  private Tensor map(Function function) {
    String kind = function.name().toLowerCase(java.util.Locale.ROOT);
    return one(kind, new Operation.Unary(function), shape);
  }

  private Tensor combine(Tensor other, Combination combination) {
    String kind = combination.name().toLowerCase(java.util.Locale.ROOT);
    return network.add(
        kind,
        new Operation.Binary(combination),
        List.of(this, other),
        TensorShape.broadcast(kind, shape, other.shape));
  }

  private Tensor reduce(String kind, Reduction reduction, int... axes) {
    List<Integer> dropped = IntStream.of(axes).boxed().distinct().sorted().toList();
    if (dropped.isEmpty() || dropped.size() != axes.length) {
      throw new IllegalArgumentException(
          "%s needs at least one axis and each once, got %s".formatted(kind, dropped));
    }
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    dropped.stream()
        .sorted(Comparator.reverseOrder())
        .forEach(axis -> sizes.remove(checkedAxis(axis) - (shape.hasBatch() ? 1 : 0)));
    return one(kind, new Operation.Reduce(dropped, reduction), shape.withSizes(sizes));
  }

  private Tensor pool(String kind, Window window, boolean max) {
    List<Integer> spatial = spatial(kind, shape, window);
    Window fitted = window.fitted(spatial);
    List<Integer> sizes = new ArrayList<>(List.of(shape.size(1)));
    sizes.addAll(fitted.outputs(spatial));
    return one(kind, new Operation.Pool(fitted, max), shape.withSizes(sizes));
  }

  /** The sizes that a window moves over. */
  static List<Integer> spatial(String name, TensorShape shape, Window window) {
    int axes = window.kernel().size();
    if (!shape.hasBatch() || shape.rank() != 2 + axes) {
      throw new IllegalArgumentException(
          "%s with a window of %d axes needs batch x channels x %s, got %s; reshape or fold first"
              .formatted(
                  name, axes, axes == 2 ? "height x width" : "time x height x width", shape));
    }
    return shape.sizes().subList(1, 1 + axes);
  }

  private Tensor one(String kind, Operation operation, TensorShape result) {
    return network.add(kind, operation, List.of(this), result);
  }

  private int checkedAxis(int axis) {
    int first = shape.hasBatch() ? 1 : 0;
    if (axis < first || axis >= shape.rank()) {
      throw new IllegalArgumentException(
          "an axis of %s that is not the batch is needed, %d to %d, got %d"
              .formatted(shape, first, shape.rank() - 1, axis));
    }
    return axis;
  }
}
