package io.miharu.eval.mot;

/**
 * CLEAR and identity numbers as py-motmetrics counts them, which adds up over videos.
 *
 * <p>Source: the behaviour of py-motmetrics 1.4, with IoU distances up to 0.5. It differs from
 * {@link ClearCounts} in three places: a true track keeps its partner after a gap too; among the
 * rest, the number of pairs counts before their overlap; and a track is mostly tracked from 80 %
 * on, that share included. Rates are NaN where they divide by 0. Immutable.
 *
 * @param matches pairs of a true track with the partner that it had, or its first one
 * @param switches pairs of a true track with another partner than the last time
 * @param falseAlarms found boxes without a true one
 * @param misses true boxes without a found one
 * @param fragments gaps within a true track, between frames in which it is tracked
 * @param transfers new pairs of a found track with another true track than its last new pair
 * @param ascents switches to a found track that was never paired before
 * @param migrations transfers to a true track that was never paired before
 * @param mostlyTracked true tracks matched in 80 % of their frames or more
 * @param partlyTracked true tracks matched in 20 % to 80 %
 * @param mostlyLost true tracks matched in less than 20 % of their frames
 * @param distanceSum of all pairs, 1 - IoU
 * @param identity pairs of whole tracks
 */
public record MotMetricsCounts(
    long matches,
    long switches,
    long falseAlarms,
    long misses,
    long fragments,
    long transfers,
    long ascents,
    long migrations,
    long mostlyTracked,
    long partlyTracked,
    long mostlyLost,
    double distanceSum,
    IdentityCounts identity) {

  /** Of nothing. */
  public static final MotMetricsCounts NONE =
      new MotMetricsCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new IdentityCounts(0, 0, 0));

  public MotMetricsCounts plus(MotMetricsCounts other) {
    return new MotMetricsCounts(
        matches + other.matches,
        switches + other.switches,
        falseAlarms + other.falseAlarms,
        misses + other.misses,
        fragments + other.fragments,
        transfers + other.transfers,
        ascents + other.ascents,
        migrations + other.migrations,
        mostlyTracked + other.mostlyTracked,
        partlyTracked + other.partlyTracked,
        mostlyLost + other.mostlyLost,
        distanceSum + other.distanceSum,
        identity.plus(other.identity));
  }

  /** How many true boxes. */
  public long truths() {
    return matches + switches + misses;
  }

  /** How many true tracks. */
  public long tracks() {
    return mostlyTracked + partlyTracked + mostlyLost;
  }

  /** Accuracy: 1 less the share of errors, at most 1; NaN without truth. */
  public double mota() {
    return 1 - (double) (misses + switches + falseAlarms) / noZero(truths());
  }

  /** The mean distance, 1 - IoU, of all pairs, in [0, 0.5]: less is better; NaN without any. */
  public double motp() {
    return distanceSum / noZero(matches + switches);
  }

  /** The share of true boxes that are paired; NaN without truth. */
  public double recall() {
    return (matches + switches) / noZero(truths());
  }

  /** The share of found boxes that are paired; NaN when nothing was found. */
  public double precision() {
    return (matches + switches) / noZero(matches + switches + falseAlarms);
  }

  /** {@link IdentityCounts#idf1}; NaN without any box. */
  public double idf1() {
    return 2.0
        * identity.hits()
        / noZero(2 * identity.hits() + identity.falseAlarms() + identity.misses());
  }

  /** {@link IdentityCounts#precision}; NaN when nothing was found. */
  public double idp() {
    return identity.hits() / noZero(identity.hits() + identity.falseAlarms());
  }

  /** {@link IdentityCounts#recall}; NaN without truth. */
  public double idr() {
    return identity.hits() / noZero(identity.hits() + identity.misses());
  }

  private static double noZero(long count) {
    return count == 0 ? Double.NaN : count;
  }
}
