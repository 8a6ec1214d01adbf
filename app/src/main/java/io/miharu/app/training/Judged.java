package io.miharu.app.training;

import io.miharu.learning.detector.DetectorJudge;
import io.miharu.learning.detector.DetectorTrainee;
import java.io.IOException;

/**
 * How good a detector's weights are on the frames that are kept for that.
 *
 * @param f1 at the confidence at which they serve best
 * @param confidence at which they serve best, (0, 1)
 * @param where what kind of frames these are to them, in words
 */
record Judged(double f1, double confidence, String where) {

  private static final String HELD_OUT = "on held-out frames";

  static Judged of(DetectorJudge judge, DetectorTrainee network) throws IOException {
    double f1 = judge.of(network).accuracy();
    return new Judged(f1, judge.bestConfidence(), HELD_OUT);
  }

  /** The same of weights that have learnt from the frames since. */
  Judged learntSince() {
    return new Judged(f1, confidence, HELD_OUT + ", which it learnt from afterwards");
  }

  /** The same of weights that began as those of a file that serves, which may know the frames. */
  Judged begunServed() {
    return new Judged(f1, confidence, "on frames that it began with knowing, or may have");
  }

  /**
   * The same where the weights before have learnt from the frames, too, and serve best at a
   * confidence of 0.5 elsewhere: what has changed on these frames has changed there.
   *
   * @param before the weights that it began with, on the same frames
   */
  Judged relativeTo(Judged before) {
    double odds = odds(confidence) / odds(before.confidence);
    return new Judged(f1, odds / (1 + odds), "on frames that it has learnt from");
  }

  private static double odds(double confidence) {
    return confidence / (1 - confidence);
  }
}
