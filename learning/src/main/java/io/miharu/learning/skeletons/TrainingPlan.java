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
 * @param epochs looks at every clip, where that makes enough steps
 * @param leastSteps of a small set's training, which has more epochs then
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
    int leastSteps,
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
          0,
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

  /** A clip looks different from every side, and so is looked at this many times as often. */
  private static final int FROM_ALL_SIDES = 5;

  /** What fine-to-coarse networks need: 30 epochs of a small set are 90 steps, too few. */
  private static final int STEPS_OF_IMAGES = 360;

  /** Of a kind of network: those of images cost ten times the others, and get half the epochs. */
  public static TrainingPlan usual(String kind, Sight sight) {
    boolean images = kind.startsWith("f2c");
    int epochs = images ? DEFAULT.epochs / 2 : DEFAULT.epochs;
    return DEFAULT
        .withSight(sight)
        .with(
            sight == Sight.SPACE ? epochs : FROM_ALL_SIDES * epochs, images ? STEPS_OF_IMAGES : 0);
  }

  /** How often each of so many clips is looked at. */
  public int epochsFor(int clips) {
    int steps = Math.max(1, clips / Math.max(1, Math.min(batch, clips)));
    return Math.max(epochs, (leastSteps + steps - 1) / steps);
  }

  /** So many, whatever the number of steps. */
  public TrainingPlan withEpochs(int count) {
    return with(count, 0);
  }

  public TrainingPlan withBatch(int clips) {
    return with(epochs, leastSteps, clips, members, augmentation, sight);
  }

  public TrainingPlan withMembers(int networks) {
    return with(epochs, leastSteps, batch, networks, augmentation, sight);
  }

  /** For what else is seen of a clip than all. */
  public TrainingPlan withSight(Sight seen) {
    return with(epochs, leastSteps, batch, members, augmentation, seen);
  }

  /** Whether it is for joints in pictures. */
  public boolean planar() {
    return sight != Sight.SPACE;
  }

  private TrainingPlan with(int newEpochs, int newLeastSteps) {
    return with(newEpochs, newLeastSteps, batch, members, augmentation, sight);
  }

  private TrainingPlan with(
      int newEpochs,
      int newLeastSteps,
      int newBatch,
      int newMembers,
      Augmentation newAugmentation,
      Sight newSight) {
    return new TrainingPlan(
        newEpochs,
        newLeastSteps,
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
