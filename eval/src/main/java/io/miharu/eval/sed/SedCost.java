package io.miharu.eval.sed;

/**
 * How misses and false alarms weigh against each other.
 *
 * @param miss what a miss costs, above 0
 * @param falseAlarm what a false alarm costs, 0 or more
 * @param targetRate true events an hour that are expected, above 0
 */
public record SedCost(double miss, double falseAlarm, double targetRate) {

  /** TV08Scorer's own; the campaigns were reported with a target rate of 20 an hour. */
  public static final SedCost DEFAULT = new SedCost(10, 1, 1.8);

  public SedCost {
    if (!(miss > 0 && falseAlarm >= 0 && targetRate > 0)) {
      throw new IllegalArgumentException(
          "costs and rate must be above 0, got miss %s, false alarm %s, rate %s"
              .formatted(miss, falseAlarm, targetRate));
    }
  }

  /** What one false alarm an hour adds to the detection cost rate, in hours. */
  public double beta() {
    return falseAlarm / (miss * targetRate);
  }
}
