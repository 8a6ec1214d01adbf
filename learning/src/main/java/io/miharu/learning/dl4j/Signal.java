package io.miharu.learning.dl4j;

import io.miharu.nets.graph.Tensor;

/**
 * What flows between two layers. Deeplearning4j puts time behind the features of a sequence; here
 * it stands before them, since our layers work on the last axis.
 *
 * @param tensor its values
 * @param kind what its axes mean
 */
record Signal(Tensor tensor, Kind kind) {

  /** What the axes of a tensor mean. */
  enum Kind {
    /** {@code batch x features}. */
    FLAT,
    /** {@code batch x time x features}. */
    SERIES,
    /** {@code batch x channels x height x width}. */
    IMAGE,
    /** {@code batch x channels x time x height x width}. */
    CLIP
  }

  /** The axis along which the features, or channels, lie. */
  int featureAxis() {
    return kind == Kind.SERIES ? 2 : 1;
  }

  /** How many features or channels there are. */
  int features() {
    return tensor.shape().size(featureAxis());
  }

  Signal with(Tensor other) {
    return new Signal(other, kind);
  }
}
