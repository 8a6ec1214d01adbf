package io.miharu.temporal.tracking;

import java.time.Duration;

/**
 * What {@link KalmanTracker} can be told. The confidences and costs are those of the authors' code;
 * the rest is ours.
 *
 * @param highConfidence detections above this take part in the first round, in [0, 1]
 * @param lowConfidence detections above this, up to the high one, take part in the second
 * @param newConfidence detections above this may start a track
 * @param maxCostHigh largest cost 1 - IoU * confidence of the first round
 * @param maxCostLow largest cost 1 - IoU of the second round
 * @param maxCostUnconfirmed largest cost 1 - IoU * confidence of an unconfirmed track
 * @param maxLeap largest distance of two centres in the last round, in mean sizes sqrt(w * h) of
 *     the two boxes; 0 turns that round off
 * @param duplicateIou of a followed and a lost track that overlap more, the younger one goes
 * @param lostLife how long a track lives without a detection
 * @param lostLifeStill the same for things that stand still, which detectors report less steadily
 * @param coast how long a track without detections is still reported, at its predicted place; 0 as
 *     in the authors' code, and best with a good detector. One that often misses, such as OpenCV's
 *     people detector, gains from a few tenths of a second
 * @param mergedLife how long tracks that melted into one region are carried on inside it
 */
public record TrackerSettings(
    double highConfidence,
    double lowConfidence,
    double newConfidence,
    double maxCostHigh,
    double maxCostLow,
    double maxCostUnconfirmed,
    double maxLeap,
    double duplicateIou,
    Duration lostLife,
    Duration lostLifeStill,
    Duration coast,
    Duration mergedLife) {

  public static final TrackerSettings DEFAULT =
      new TrackerSettings(
          0.5,
          0.1,
          0.6,
          0.8,
          0.5,
          0.7,
          1.0,
          0.85,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofSeconds(2));

  public TrackerSettings {
    if (!(0 <= lowConfidence && lowConfidence <= highConfidence && highConfidence <= 1)) {
      throw new IllegalArgumentException(
          "confidences must rise from low to high within [0, 1], got %s and %s"
              .formatted(lowConfidence, highConfidence));
    }
    if (!(newConfidence >= highConfidence && newConfidence <= 1)) {
      throw new IllegalArgumentException(
          "a new track needs a confidence in [%s, 1], got %s"
              .formatted(highConfidence, newConfidence));
    }
    if (lostLife.isNegative() || lostLifeStill.isNegative() || coast.isNegative()) {
      throw new IllegalArgumentException(
          "durations must be 0 or more, got lost life %s, still %s, coast %s"
              .formatted(lostLife, lostLifeStill, coast));
    }
    if (!(maxLeap >= 0)) {
      throw new IllegalArgumentException("a leap must be 0 sizes or more, got " + maxLeap);
    }
  }

  /** These settings with other durations of life. */
  public TrackerSettings withLife(Duration newLostLife, Duration newLostLifeStill) {
    return new TrackerSettings(
        highConfidence,
        lowConfidence,
        newConfidence,
        maxCostHigh,
        maxCostLow,
        maxCostUnconfirmed,
        maxLeap,
        duplicateIou,
        newLostLife,
        newLostLifeStill,
        coast,
        mergedLife);
  }

  /** These settings with another time for which an unseen track is still reported. */
  public TrackerSettings withCoast(Duration newCoast) {
    return new TrackerSettings(
        highConfidence,
        lowConfidence,
        newConfidence,
        maxCostHigh,
        maxCostLow,
        maxCostUnconfirmed,
        maxLeap,
        duplicateIou,
        lostLife,
        lostLifeStill,
        newCoast,
        mergedLife);
  }

  /** These settings with another reach of the last round, 0 for none. */
  public TrackerSettings withMaxLeap(double newMaxLeap) {
    return new TrackerSettings(
        highConfidence,
        lowConfidence,
        newConfidence,
        maxCostHigh,
        maxCostLow,
        maxCostUnconfirmed,
        newMaxLeap,
        duplicateIou,
        lostLife,
        lostLifeStill,
        coast,
        mergedLife);
  }
}
