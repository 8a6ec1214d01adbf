package io.miharu.eval.actev.scoring;

import java.util.OptionalDouble;

/**
 * What a run of the scorer is asked for beside its protocol. Immutable.
 *
 * @param keepNoScoreRegions also instances that reach outside the selected frames count
 * @param keepActivitiesWithoutTruth also activities that never happen are scored, as missed
 * @param prune per activity, the system's best instances are kept that together are no longer than
 *     this share of the videos
 * @param averagePrecision whether that is computed too, at temporal IoU 0.05, 0.10, … 0.95
 * @param boxes what becomes of an activity's objects before they are scored
 * @param objectRows whether every frame of every pair of objects is listed
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
    boolean compat) {

  /** As the reference scores without any option. */
  public static final ActevOptions DEFAULT =
      new ActevOptions(false, false, OptionalDouble.empty(), false, Boxes.EACH, false, false);

  public ActevOptions {
    if (prune.isPresent() && !(prune.getAsDouble() >= 0 && prune.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "the share of the videos to prune to must be from 0 to 1, got " + prune.getAsDouble());
    }
  }

  /** The transformations of the reference. */
  public enum Boxes {
    /** Every object on its own. */
    EACH,
    /** One object per activity: the box around all its boxes in all its frames. */
    SINGLE,
    /** One object per activity: in every frame the box around the boxes there. */
    SINGLE_PER_FRAME
  }
}
