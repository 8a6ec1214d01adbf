package io.miharu.events.fewshot;

/**
 * How far a few examples may move the zero-shot detector.
 *
 * @param lambda at one example; at k examples it is this by the square root of k
 * @param chooseLambdaFrom from so many examples on, lambda is chosen among a quarter, a half, one
 *     and two times its value by leaving one out
 */
public record FewShotSettings(double lambda, int chooseLambdaFrom) {

  /** Of event detection, section 7, for values standardised per concept. */
  public static final FewShotSettings STANDARDISED = new FewShotSettings(60, 4);

  /**
   * For clips of length 1 ({@link VideoSpace#ofShares}): the same lambda by the mean squared length
   * of standardised clips of about a hundred concepts.
   */
  public static final FewShotSettings UNIT = new FewShotSettings(0.6, Integer.MAX_VALUE);

  public FewShotSettings {
    if (!(lambda > 0) || chooseLambdaFrom < 2) {
      throw new IllegalArgumentException(
          "needs lambda > 0 and chooseLambdaFrom >= 2, got %s and %d"
              .formatted(lambda, chooseLambdaFrom));
    }
  }

  public FewShotSettings withLambda(double newLambda) {
    return new FewShotSettings(newLambda, chooseLambdaFrom);
  }

  public FewShotSettings withChooseLambdaFrom(int examples) {
    return new FewShotSettings(lambda, examples);
  }
}
