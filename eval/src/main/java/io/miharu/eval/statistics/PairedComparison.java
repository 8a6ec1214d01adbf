package io.miharu.eval.statistics;

/**
 * Two systems on the units that both were scored on.
 *
 * @param metric by its name in the headline
 * @param higherIsBetter false for error rates
 * @param first the system that comes first on the command line
 * @param second the other
 * @param units how many units both have
 * @param firstValue the metric of the first over those units
 * @param secondValue the metric of the second over those units
 * @param interval of the difference, by the paired bootstrap
 * @param bootstrapP two-sided, of the paired bootstrap, adjusted where there are several pairs
 * @param randomisationP two-sided, of the paired randomisation test on the units' own values,
 *     adjusted where there are several pairs
 */
public record PairedComparison(
    String metric,
    boolean higherIsBetter,
    String first,
    String second,
    int units,
    double firstValue,
    double secondValue,
    Interval interval,
    double bootstrapP,
    double randomisationP) {

  /** The first less the second. */
  public double difference() {
    return firstValue - secondValue;
  }

  PairedComparison adjusted(double newBootstrapP, double newRandomisationP) {
    return new PairedComparison(
        metric,
        higherIsBetter,
        first,
        second,
        units,
        firstValue,
        secondValue,
        interval,
        newBootstrapP,
        newRandomisationP);
  }
}
