package io.miharu.detectors;

/** How evidence that does not depend on what is known already changes a probability. */
final class Odds {

  private Odds() {}

  /**
   * The probability whose odds are so many times those of another one.
   *
   * @param probability in [0, 1]
   * @param factor above 0
   */
  static double times(double probability, double factor) {
    return factor * probability / (1 + (factor - 1) * probability);
  }
}
