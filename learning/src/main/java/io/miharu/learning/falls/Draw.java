package io.miharu.learning.falls;

import java.util.SplittableRandom;

/** Chance, in the ways that the generators of this package draw. */
final class Draw {

  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Evenly in the logarithm. */
  double ratio(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  double normal() {
    return random.nextGaussian();
  }
}
