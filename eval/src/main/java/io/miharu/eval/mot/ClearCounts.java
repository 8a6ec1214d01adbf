package io.miharu.eval.mot;

/**
 * The CLEAR numbers of multi-object tracking, as counts that add up over videos.
 *
 * <p>Source: Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking Performance", 2008,
 * as TrackEval computes it. In each frame, boxes with an IoU of 0.5 or more are matched one-to-one;
 * pairs that were matched before stay matched, then the total IoU decides. A rate whose divisor is
 * 0 is 0, as there. Immutable.
 *
 * @param hits matched pairs of boxes
 * @param falseAlarms found boxes without a true one
 * @param misses true boxes without a found one
 * @param switches times a true track was matched by another found track than the last time
 * @param fragments times a true track was matched again after a gap
 * @param mostlyTracked true tracks matched in more than 80 % of their frames
 * @param partlyTracked true tracks matched in 20 % to 80 % of their frames, both included
 * @param mostlyLost true tracks matched in less than 20 % of their frames
 * @param iouSum of all matched pairs
 * @param frames how long the video is; 0, as in TrackEval, where either side is empty
 */
public record ClearCounts(
    long hits,
    long falseAlarms,
    long misses,
    long switches,
    long fragments,
    long mostlyTracked,
    long partlyTracked,
    long mostlyLost,
    double iouSum,
    long frames) {

  public ClearCounts plus(ClearCounts other) {
    return new ClearCounts(
        hits + other.hits,
        falseAlarms + other.falseAlarms,
        misses + other.misses,
        switches + other.switches,
        fragments + other.fragments,
        mostlyTracked + other.mostlyTracked,
        partlyTracked + other.partlyTracked,
        mostlyLost + other.mostlyLost,
        iouSum + other.iouSum,
        frames + other.frames);
  }

  /** Accuracy: 1 less the share of errors, at most 1, below 0 with many false alarms. */
  public double mota() {
    return (hits - falseAlarms - switches) / atLeastOne(truths());
  }

  /** Precision of place: the mean IoU of matched pairs, in [0.5, 1]. */
  public double motp() {
    return iouSum / atLeastOne(hits);
  }

  /** Accuracy without switches. */
  public double moda() {
    return (hits - falseAlarms) / atLeastOne(truths());
  }

  /** Accuracy that weighs a hit by its IoU. */
  public double softMota() {
    return (iouSum - falseAlarms - switches) / atLeastOne(truths());
  }

  /** Accuracy that weighs switches by the logarithm of their number. */
  public double motal() {
    double logSwitches = switches > 0 ? Math.log10((double) switches) : 0;
    return (hits - falseAlarms - logSwitches) / atLeastOne(truths());
  }

  /** The share of true boxes that were found, in [0, 1]. */
  public double recall() {
    return hits / atLeastOne(truths());
  }

  /** The share of found boxes that are true, in [0, 1]. */
  public double precision() {
    return hits / atLeastOne(hits + falseAlarms);
  }

  /** The harmonic mean of precision and recall, in [0, 1]. */
  public double f1() {
    return hits / Math.max(1.0, hits + 0.5 * misses + 0.5 * falseAlarms);
  }

  /** False alarms a frame. */
  public double falseAlarmsPerFrame() {
    return falseAlarms / atLeastOne(frames);
  }

  /** The share of true tracks that are mostly tracked, in [0, 1]. */
  public double mostlyTrackedRate() {
    return mostlyTracked / atLeastOne(tracks());
  }

  /** The share of true tracks that are partly tracked, in [0, 1]. */
  public double partlyTrackedRate() {
    return partlyTracked / atLeastOne(tracks());
  }

  /** The share of true tracks that are mostly lost, in [0, 1]. */
  public double mostlyLostRate() {
    return mostlyLost / atLeastOne(tracks());
  }

  private long truths() {
    return hits + misses;
  }

  private long tracks() {
    return mostlyTracked + partlyTracked + mostlyLost;
  }

  private static double atLeastOne(long count) {
    return Math.max(1, count);
  }
}
