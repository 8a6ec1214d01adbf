package io.miharu.learning.training;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param trainingLoss the mean over the epoch's batches, as they were met
 * @param validationLoss after the epoch
 * @param validationAccuracy after the epoch, [0, 1]
 * @param rate the learning rate of its last step
 */
public record EpochResult(
    int epoch, double trainingLoss, double validationLoss, double validationAccuracy, double rate) {

  /** Whether it is to be kept rather than another: by accuracy, then by loss. */
  boolean betterThan(EpochResult other) {
    int order = Double.compare(validationAccuracy, other.validationAccuracy);
    return order > 0 || (order == 0 && validationLoss < other.validationLoss);
  }
}
