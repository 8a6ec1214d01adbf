package io.miharu.nets.graph;

import java.util.List;

/**
 * What one node of a network computes: plain data, without weights and without inputs.
 *
 * <p>Axes count the batch, which is axis 0. Images are {@code batch x channels x height x width},
 * clips {@code batch x channels x time x height x width}, sequences {@code batch x time x
 * features}.
 */
public sealed interface Operation {

  /** A tensor that the caller gives. */
  record Input(String name) implements Operation {}

  /** A tensor that is learned. */
  record Weight(String name) implements Operation {}

  /** A tensor that never changes, row-major. */
  record Constant(String name, List<Float> values) implements Operation {}

  /**
   * Cross-correlation over two or three axes (images, clips). Inputs: x, weights {@code out x
   * in/groups x kernel...}, and a bias {@code out} if there is one.
   */
  record Convolution(Window window, int groups) implements Operation {}

  /** The largest value, or the mean of those that are not padding, of each window. */
  record Pool(Window window, boolean max) implements Operation {}

  /**
   * Batch normalisation over all axes but 1. Inputs: x, gain, bias, running mean, running variance,
   * each {@code channels}. In training the batch's own mean and biased variance normalise, and the
   * running ones move a tenth of the way, the variance unbiased; in serving the running ones
   * normalise.
   */
  record BatchNorm(float epsilon) implements Operation {}

  /** Normalises over the last axis. Inputs: x, gain, bias. */
  record LayerNorm(float epsilon) implements Operation {}

  /** Product over the last axis of the first and the last but one of the second input. */
  record MatMul() implements Operation {}

  /** {@code rows x in} times weights {@code in x out} plus a bias {@code out}. */
  record Dense() implements Operation {}

  /** One value in, one value out. */
  record Unary(Function function) implements Operation {}

  /** What a {@link Unary} computes; GELU is the exact one, {@code x Phi(x)}. */
  enum Function {
    RELU,
    RELU6,
    GELU,
    SIGMOID,
    TANH,
    SQUARE
  }

  /** Two values in, one out; sizes of 1 are repeated, as in NumPy. */
  record Binary(Combination combination) implements Operation {}

  /** What a {@link Binary} computes. */
  enum Combination {
    ADD,
    SUBTRACT,
    MULTIPLY,
    MAX
  }

  /** Shares that sum to 1 along an axis, or their logarithms. */
  record Softmax(int axis, boolean log) implements Operation {}

  /** In training sets a share of the values to 0 and scales the others; in serving nothing. */
  record Dropout(float rate) implements Operation {}

  /** Joins tensors along an axis. */
  record Concat(int axis) implements Operation {}

  /** One value for all along some axes, none of which is the batch; the axes are dropped. */
  record Reduce(List<Integer> axes, Reduction reduction) implements Operation {}

  /** What a {@link Reduce} computes. */
  enum Reduction {
    MEAN,
    SUM,
    MAX
  }

  /** The part {@code from} (in) to {@code to} (out) of an axis. */
  record Slice(int axis, int from, int to) implements Operation {}

  /** The same values in the same order in another shape, that of the node. */
  record Reshape() implements Operation {}

  /** Axes in another order: axis i of the output is axis {@code order[i]} of the input. */
  record Permute(List<Integer> order) implements Operation {}

  /**
   * Sub-pixel enlargement of an image (Shi et al., CVPR 2016): {@code block * block} channels in a
   * row become one that is {@code block} times as high and wide. Channel {@code (c * block + i) *
   * block + j} holds row i and column j of each square of channel c, which ONNX calls CRD.
   */
  record DepthToSpace(int block) implements Operation {}

  /**
   * A recurrent layer over {@code batch x time x in}, giving every state: {@code batch x time x
   * hidden}. Starts from zeros; {@code reverse} runs from the last step to the first.
   *
   * <p>LSTM: inputs x, W {@code 4h x in}, R {@code 4h x h}, b {@code 4h}; gates in the order input,
   * output, forget, cell. GRU: inputs x, W {@code 3h x in}, R {@code 3h x h}, b {@code 6h} (of W,
   * then of R); gates in the order update, reset, hidden; the reset gate multiplies after R and its
   * bias. Both orders are those of ONNX.
   */
  record Recurrent(Cell cell, int hidden, boolean reverse) implements Operation {}

  /** What a {@link Recurrent} repeats. */
  enum Cell {
    LSTM,
    GRU
  }

  /**
   * The identity, whose gradient is multiplied with minus a factor that the trainer sets (Ganin and
   * Lempitsky, "Unsupervised Domain Adaptation by Backpropagation", ICML 2015).
   */
  record GradientReversal() implements Operation {}
}
