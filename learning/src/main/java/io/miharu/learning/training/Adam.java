package io.miharu.learning.training;

/**
 * Adam: {@code m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; w ← w − rate·m̂/(√v̂ + ε)}, with m̂ and v̂
 * freed of their start at 0.
 *
 * <p>Sources: Kingma and Ba, ICLR 2015, arXiv:1412.6980; with {@code decoupled} the weight decay of
 * AdamW, {@code w ← w − rate·decay·w} beside the step (Loshchilov and Hutter, ICLR 2019,
 * arXiv:1711.05101), otherwise {@code decay·w} is added to the gradient.
 *
 * @param beta1 in [0, 1)
 * @param beta2 in [0, 1)
 * @param epsilon above 0
 */
public record Adam(double beta1, double beta2, double epsilon, boolean decoupled)
    implements Optimiser {

  public static final Adam PLAIN = new Adam(0.9, 0.999, 1e-8, false);

  /** AdamW. */
  public static final Adam W = new Adam(0.9, 0.999, 1e-8, true);

  public Adam {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
      throw new IllegalArgumentException(
          "betas must be in [0, 1) and epsilon above 0, got %s, %s and %s"
              .formatted(beta1, beta2, epsilon));
    }
  }

  @Override
  public int memories() {
    return 2;
  }

  @Override
  public void step(
      float[] weights, float[] gradient, float[][] memory, long step, double rate, double decay) {
    double first = 1 - Math.pow(beta1, (double) step);
    double second = 1 - Math.pow(beta2, (double) step);
    float[] mean = memory[0];
    float[] square = memory[1];
    for (int i = 0; i < weights.length; i++) {
      double slope = gradient[i] + (decoupled ? 0 : decay * weights[i]);
      double m = beta1 * mean[i] + (1 - beta1) * slope;
      double v = beta2 * square[i] + (1 - beta2) * slope * slope;
      mean[i] = (float) m;
      square[i] = (float) v;
      double shrunk = decoupled ? weights[i] * (1 - rate * decay) : weights[i];
      weights[i] = (float) (shrunk - rate * (m / first) / (Math.sqrt(v / second) + epsilon));
    }
  }
}
