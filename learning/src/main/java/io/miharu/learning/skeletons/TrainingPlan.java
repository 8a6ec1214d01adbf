package io.miharu.learning.skeletons;

import io.miharu.temporal.skeletons.Augmentation;
import io.miharu.temporal.skeletons.NormalMotion.Heading;

/**
 * How one network is trained.
 *
 * @param epochs looks at every clip
 * @param batch clips of a step
 * @param rate of Adam at its height; it rises over the first tenth and falls as a cosine to 1e-5
 * @param weightDecay share of the weights that every step takes off, times the rate
 * @param smoothing of the labels
 * @param averaging share of the old in the running mean of the weights, which is what is kept; 0
 *     for none
 * @param heading whether clips are turned to the sensor
 * @param smoothings how often the tremble of the sensor is taken out of a clip
 * @param members networks that are trained from different random weights and answer together
 * @param augmentation of every look
 * @param swapBodies whether half of the looks exchange two persons
 * @param planar whether depth is taken away from what is learned from and judged by
 * @param mirroredLook whether a clip is judged by its mirror image too
 */
public record TrainingPlan(
    int epochs,
    int batch,
    double rate,
    double weightDecay,
    double smoothing,
    double averaging,
    Heading heading,
    int smoothings,
    int members,
    Augmentation augmentation,
    boolean swapBodies,
    boolean mirroredLook,
    boolean planar) {

  public static final TrainingPlan DEFAULT =
      new TrainingPlan(
          60,
          32,
          2e-3,
          1e-2,
          0.1,
          0.98,
          Heading.KEPT,
          0,
          1,
          Augmentation.DEFAULT,
          true,
          true,
          false);

  /**
   * What suits a data set and a kind of network; chosen inside training parts.
   *
   * @param set as in {@code ActionSet.name()}
   * @param model as in {@code ActionModel.name()}
   */
  public static TrainingPlan of(String set, String model) {
    TrainingPlan plan = DEFAULT;
    return plan;
  }

  public TrainingPlan withEpochs(int value) {
    return new TrainingPlan(
        value,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        members,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withBatch(int value) {
    return new TrainingPlan(
        epochs,
        value,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        members,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withRate(double value) {
    return new TrainingPlan(
        epochs,
        batch,
        value,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        members,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withHeading(Heading value) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        value,
        smoothings,
        members,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withSmoothings(int value) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        value,
        members,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withMembers(int value) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        value,
        augmentation,
        swapBodies,
        mirroredLook,
        planar);
  }

  public TrainingPlan withAugmentation(Augmentation value) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        members,
        value,
        swapBodies,
        mirroredLook,
        planar);
  }

  /** For joints in pictures: every look of the training is from another side. */
  public TrainingPlan inThePlane() {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        members,
        augmentation.withTurn(Math.PI),
        swapBodies,
        mirroredLook,
        true);
  }
}
