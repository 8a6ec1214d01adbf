package io.miharu.nets.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * First values of weights.
 *
 * <p>Sources: He et al., "Delving Deep into Rectifiers", ICCV 2015 (for layers before a ReLU);
 * Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
 * AISTATS 2010. Each parameter has a random stream of its own, from the network's seed and its
 * name, so that a layer added in one place changes no other.
 */
final class Initial {

  private final long seed;

  Initial(long seed) {
    this.seed = seed;
  }

  /** Normal with variance {@code 2 / fanIn}. */
  float[] he(String name, int length, int fanIn) {
    SplittableRandom random = stream(name);
    double deviation = Math.sqrt(2.0 / fanIn);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** Uniform with variance {@code 2 / (fanIn + fanOut)}. */
  float[] glorot(String name, int length, int fanIn, int fanOut) {
    SplittableRandom random = stream(name);
    double limit = Math.sqrt(6.0 / (fanIn + fanOut));
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return values;
  }

  static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  private SplittableRandom stream(String name) {
    long mixed = seed;
    for (int i = 0; i < name.length(); i++) {
      mixed = mixed * 0x9E3779B97F4A7C15L + name.charAt(i);
    }
    return new SplittableRandom(mixed);
  }
}
