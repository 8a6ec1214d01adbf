package io.miharu.events.fewshot;

/**
 * How far a few examples may move the zero-shot detector.
 *
 * @param lambda at one example; at k examples it is this by the square root of k
 * @param chooseLambdaFrom from so many examples on, lambda is chosen among a quarter, a half, one
 *     and two times its value by leaving one out
 * @param weighPriorFrom from so many examples on, the zero-shot detector is taken whole, by three
 *     quarters, a half, a quarter or not at all, chosen by leaving one out
 */
public record FewShotSettings(double lambda, int chooseLambdaFrom, int weighPriorFrom) {

  /** Of event detection, section 7, for values standardised per concept. */
  public static final FewShotSettings STANDARDISED = new FewShotSettings(60, 4, Integer.MAX_VALUE);

  /**
   * For clips of length 1 ({@link VideoSpace#ofShares}): the same lambda by the mean squared length
   * of standardised clips of about a hundred concepts.
   */
  public static final FewShotSettings UNIT = new FewShotSettings(0.6, Integer.MAX_VALUE, 5);

  public FewShotSettings {
    if (!(lambda > 0) || chooseLambdaFrom < 2 || weighPriorFrom < 2) {
      throw new IllegalArgumentException(
          "needs lambda > 0, chooseLambdaFrom >= 2 and weighPriorFrom >= 2, got %s, %d and %d"
              .formatted(lambda, chooseLambdaFrom, weighPriorFrom));
    }
  }

  public FewShotSettings withLambda(double newLambda) {
    return new FewShotSettings(newLambda, chooseLambdaFrom, weighPriorFrom);
  }

  public FewShotSettings withChooseLambdaFrom(int examples) {
    return new FewShotSettings(lambda, examples, weighPriorFrom);
  }

  public FewShotSettings withWeighPriorFrom(int examples) {
    return new FewShotSettings(lambda, chooseLambdaFrom, examples);
  }
}
