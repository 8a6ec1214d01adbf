package io.miharu.eval.clear;

/**
 * How a pair of files is understood.
 *
 * @param domain which objects there are, and which of their attributes say that nobody asks for
 *     them
 * @param measure what pairs are judged by
 * @param frameTolerance how many frames a value may lie outside its object's frames
 * @param partial whether the system's annotated frames need not reach from the truth's first to its
 *     last
 */
public record ClearTask(
    ClearDomain domain, ClearMeasure measure, int frameTolerance, boolean partial) {

  public ClearTask {
    if (frameTolerance < 0) {
      throw new IllegalArgumentException(
          "the frame tolerance must be 0 or more, got " + frameTolerance);
    }
  }

  /** CLEARDTScorer's own rules. */
  public static ClearTask of(ClearDomain domain, ClearMeasure measure) {
    return new ClearTask(domain, measure, 0, false);
  }
}
