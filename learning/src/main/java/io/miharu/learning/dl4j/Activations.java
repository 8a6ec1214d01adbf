package io.miharu.learning.dl4j;

import io.miharu.nets.graph.Tensor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Deeplearning4j's activation functions, as far as they can be said exactly. */
final class Activations {

  private Activations() {}

  static Signal apply(String layer, IActivation activation, Signal in) {
    Tensor x = in.tensor();
    return in.with(of(layer, activation, x, in.featureAxis()));
  }

  private static Tensor of(String layer, IActivation activation, Tensor x, int featureAxis) {
    if (activation instanceof ActivationIdentity) {
      return x;
    } else if (activation instanceof ActivationReLU relu && isPlain(relu)) {
      return x.relu();
    } else if (activation instanceof ActivationReLU6) {
      return x.relu6();
    } else if (activation instanceof ActivationLReLU leaky && leaky.getAlpha() <= 1) {
      return x.max(x.times((float) leaky.getAlpha()));
    } else if (activation instanceof ActivationSigmoid) {
      return x.sigmoid();
    } else if (activation instanceof ActivationTanH) {
      return x.tanh();
    } else if (activation instanceof ActivationSoftmax) {
      return x.softmax(featureAxis);
    } else if (activation instanceof ActivationSwish) {
      return x.times(x.sigmoid());
    } else if (activation instanceof ActivationGELU gelu && gelu.isPrecise()) {
      return x.gelu();
    } else if (activation instanceof ActivationCube) {
      return x.squared().times(x);
    }
    throw new UnreadableLayerException(
        "%s: the activation %s is not read; read are identity, relu, relu6, leakyrelu, sigmoid, tanh, softmax, swish, precise gelu and cube"
            .formatted(layer, activation));
  }

  private static boolean isPlain(ActivationReLU relu) {
    return isNoneOr(relu.getMax(), Double.MAX_VALUE)
        && isNoneOr(relu.getThreshold(), 0)
        && isNoneOr(relu.getNegativeSlope(), 0);
  }

  private static boolean isNoneOr(@org.jspecify.annotations.Nullable Double value, double neutral) {
    return value == null || value == neutral;
  }

  /** The two that our LSTM computes with. */
  static void checkLstm(String layer, IActivation state, IActivation gate) {
    if (!(state instanceof ActivationTanH) || !(gate instanceof ActivationSigmoid)) {
      throw new UnreadableLayerException(
          "%s: an LSTM is read with tanh for its state and sigmoid for its gates, got %s and %s"
              .formatted(layer, state, gate));
    }
  }
}
