package io.miharu.nets;

import io.miharu.core.LabelFamilies;

/**
 * How the many answers that a detector gives of one thing become one, label by label. Immutable.
 *
 * @param nmsIou of two boxes that overlap more than this, in (0, 1], the less sure one goes
 * @param voteIou boxes that overlap the one that stays by this IoU or more, in (0, 1], say together
 *     where its edges are, each as much as it is sure; with 1 it stays as it is
 * @param families labels of a family count as one: what is a car or a truck is as surely there as
 *     both probabilities together say, and is called what is more probable
 */
public record Suppression(double nmsIou, double voteIou, LabelFamilies families) {

  /** The value of the YOLOX demo, {@code tools/demo.py --nms}. */
  public static final double DEFAULT_NMS_IOU = 0.45;

  /** No box is moved. */
  public static final double NO_VOTES = 1;

  /** What most detectors were made for. */
  public static final Suppression USUAL =
      new Suppression(DEFAULT_NMS_IOU, NO_VOTES, LabelFamilies.NONE);

  public Suppression {
    if (!(nmsIou > 0 && nmsIou <= 1) || !(voteIou > 0 && voteIou <= 1)) {
      throw new IllegalArgumentException(
          "the IoU of suppression and of votes must lie in (0, 1], got %s and %s"
              .formatted(nmsIou, voteIou));
    }
  }
}
