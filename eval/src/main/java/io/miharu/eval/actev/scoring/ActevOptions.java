package io.miharu.eval.actev.scoring;

import java.util.OptionalDouble;

/**
 * What a run of the scorer is asked for beside its protocol. Immutable.
 *
 * @param keepNoScoreRegions also instances that reach outside the selected frames count
 * @param keepActivitiesWithoutTruth also activities that never happen are scored, as missed
 * @param prune per activity, the system's best instances are kept that together are shorter than
 *     this share of the videos; above 0
 * @param averagePrecision whether that is computed too, at temporal IoU 0.05, 0.10, … 0.95
 * @param boxes what becomes of an activity's objects before they are scored
 * @param objectRows whether every frame of every pair of objects is listed
 * @param points how many distinct scores of an activity its curves are read at, spread evenly over
 *     their ranks; 0 for all
 * @param compat whether the reference's defects are kept: average precision that confuses the
 *     instances of different videos, the miss cost where N-MIDE needs that of false alarms
 */
public record ActevOptions(
    boolean keepNoScoreRegions,
    boolean keepActivitiesWithoutTruth,
    OptionalDouble prune,
    boolean averagePrecision,
    Boxes boxes,
    boolean objectRows,
    int points,
    boolean compat) {

  /** As the reference scores without any option. */
  public static final ActevOptions DEFAULT =
      new ActevOptions(false, false, OptionalDouble.empty(), false, Boxes.EACH, false, 0, false);

  public ActevOptions {
    if (prune.isPresent() && !(prune.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "the share of the videos to prune to must be above 0, got " + prune.getAsDouble());
    }
    if (points < 0) {
      throw new IllegalArgumentException("a curve needs 0 points or more, got " + points);
    }
  }

  /** The transformations of the reference. */
  public enum Boxes {
    /** Every object on its own. */
    EACH,
    /** Every object on its own, with one box around all its boxes. */
    SINGLE,
    /** One object per activity: in every frame the box around the boxes there. */
    SINGLE_PER_FRAME
  }
}
