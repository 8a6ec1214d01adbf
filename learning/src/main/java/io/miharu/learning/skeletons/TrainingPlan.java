package io.miharu.learning.skeletons;

import io.miharu.learning.data.Seed;
import io.miharu.temporal.skeletons.Augmentation;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import io.miharu.temporal.skeletons.PictureView;
import java.util.SplittableRandom;

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
 * @param mirroredLook whether a clip is judged by its mirror image too
 * @param sight what is seen of what was recorded
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
    Sight sight) {

  /** What is seen of a recorded clip. */
  public enum Sight {
    /** All of it, in space. */
    SPACE,
    /** Pictures: learned from every side, judged by the side of the sensor. */
    PICTURE,
    /** Pictures: learned from every side, judged from any side, as a pose network would see it. */
    PICTURE_FROM_ANYWHERE;

    /** A clip as it is judged; of the same clip always the same. */
    NormalMotion judged(NormalMotion motion, long clip) {
      return switch (this) {
        case SPACE -> motion;
        case PICTURE -> motion.planar();
        case PICTURE_FROM_ANYWHERE ->
            PictureView.ANYWHERE.of(motion, new Seed(clip).of("view").stream());
      };
    }

    /** A clip as it is learned from, another time from another side. */
    NormalMotion learned(NormalMotion motion, SplittableRandom random) {
      return this == SPACE ? motion : PictureView.ANYWHERE.of(motion, random);
    }
  }

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
          Sight.SPACE);

  /** Of a kind of network: those of images cost ten times the others, and get half the epochs. */
  public static TrainingPlan usual(String kind) {
    return kind.startsWith("f2c") ? DEFAULT.withEpochs(30) : DEFAULT;
  }

  public TrainingPlan withEpochs(int count) {
    return with(count, batch, members, augmentation, sight);
  }

  public TrainingPlan withBatch(int clips) {
    return with(epochs, clips, members, augmentation, sight);
  }

  public TrainingPlan withMembers(int networks) {
    return with(epochs, batch, networks, augmentation, sight);
  }

  /** For what else is seen of a clip than all. */
  public TrainingPlan withSight(Sight seen) {
    return with(epochs, batch, members, augmentation, seen);
  }

  /** Whether it is for joints in pictures. */
  public boolean planar() {
    return sight != Sight.SPACE;
  }

  private TrainingPlan with(
      int newEpochs, int newBatch, int newMembers, Augmentation newAugmentation, Sight newSight) {
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
        newSight);
  }
}
