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

  /** Of a kind of network: those of images cost ten times the others, and get half the epochs. */
  public static TrainingPlan usual(String kind) {
    return kind.startsWith("f2c") ? DEFAULT.withEpochs(30) : DEFAULT;
  }

  public TrainingPlan withEpochs(int count) {
    return with(count, batch, members, augmentation, planar);
  }

  public TrainingPlan withBatch(int clips) {
    return with(epochs, clips, members, augmentation, planar);
  }

  public TrainingPlan withMembers(int networks) {
    return with(epochs, batch, networks, augmentation, planar);
  }

  /** For joints in pictures: every look of the training is from another side. */
  public TrainingPlan inThePlane() {
    return with(epochs, batch, members, augmentation.withTurn(Math.PI), true);
  }

  private TrainingPlan with(
      int newEpochs, int newBatch, int newMembers, Augmentation newAugmentation, boolean flat) {
    return new TrainingPlan(
        newEpochs,
        newBatch,
        rate,
        weightDecay,
        smoothing,
        averaging,
        heading,
        smoothings,
        newMembers,
        newAugmentation,
        swapBodies,
        mirroredLook,
        flat);
  }
}
