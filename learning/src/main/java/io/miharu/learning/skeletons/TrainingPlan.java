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
 * @param augmentation of every look
 * @param swapBodies whether half of the looks exchange two persons
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
    Augmentation augmentation,
    boolean swapBodies,
    boolean mirroredLook) {

  public static final TrainingPlan DEFAULT =
      new TrainingPlan(
          60, 32, 2e-3, 1e-2, 0.1, 0.98, Heading.KEPT, Augmentation.DEFAULT, true, true);

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

  public TrainingPlan withEpochs(int count) {
    return new TrainingPlan(
        count,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        augmentation,
        swapBodies,
        mirroredLook);
  }

  public TrainingPlan withBatch(int clips) {
    return new TrainingPlan(
        epochs,
        clips,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        augmentation,
        swapBodies,
        mirroredLook);
  }

  public TrainingPlan withRate(double height) {
    return new TrainingPlan(
        epochs,
        batch,
        height,
        weightDecay,
        smoothing,
        averaging,
        heading,
        augmentation,
        swapBodies,
        mirroredLook);
  }

  public TrainingPlan withHeading(Heading other) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        other,
        augmentation,
        swapBodies,
        mirroredLook);
  }

  public TrainingPlan withAugmentation(Augmentation other) {
    return new TrainingPlan(
        epochs,
        batch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        other,
        swapBodies,
        mirroredLook);
  }
}
