package io.miharu.learning.training;

/**
 * Gradient descent with a heavy ball: {@code v ← μv − rate·(g + decay·w); w ← w + v}. Without
 * momentum it is plain stochastic gradient descent.
 *
 * @param momentum μ, at least 0, below 1
 */
public record Momentum(double momentum) implements Optimiser {

  /** Stochastic gradient descent. */
  public static final Momentum NONE = new Momentum(0);

  public Momentum {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be in [0, 1), got " + momentum);
    }
  }

  @Override
  public int memories() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public void step(
      float[] weights, float[] gradient, float[][] memory, long step, double rate, double decay) {
    for (int i = 0; i < weights.length; i++) {
      double velocity = -rate * (gradient[i] + decay * weights[i]);
      if (momentum > 0) {
        velocity += momentum * memory[0][i];
        memory[0][i] = (float) velocity;
      }
      weights[i] = (float) (weights[i] + velocity);
    }
  }
}
