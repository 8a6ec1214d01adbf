package io.miharu.eval.clear;

/**
 * How CLEAR scores are made.
 *
 * @param detectionThreshold a likeness of this or more counts as 1 in the detection scores
 * @param trackingThreshold the same in the tracking scores
 * @param binary whether a smaller one counts as none at all, rather than as what it is
 * @param missCost what a missed box costs in MODA and MOTA
 * @param falseAlarmCost what a false box costs there
 * @param switchCost what a change of identity costs in MOTA
 */
public record ClearSettings(
    double detectionThreshold,
    double trackingThreshold,
    boolean binary,
    double missCost,
    double falseAlarmCost,
    double switchCost) {

  /** CLEARDTScorer's own. */
  public static final ClearSettings DEFAULT = new ClearSettings(1, 1, false, 1, 1, 1);

  public ClearSettings {
    if (!(detectionThreshold >= 0
        && detectionThreshold <= 1
        && trackingThreshold >= 0
        && trackingThreshold <= 1)) {
      throw new IllegalArgumentException(
          "thresholds must be within [0, 1], got %s and %s"
              .formatted(detectionThreshold, trackingThreshold));
    }
    if (!(missCost >= 0 && falseAlarmCost >= 0 && switchCost >= 0)) {
      throw new IllegalArgumentException(
          "costs must be 0 or more, got %s, %s, %s"
              .formatted(missCost, falseAlarmCost, switchCost));
    }
  }
}
