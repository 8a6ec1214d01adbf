package io.miharu.learning.training;

import java.util.List;

/**
 * How a run ended. The network holds the weights of its best epoch if it is complete.
 *
 * @param epochs one result for each
 * @param best the number of the best epoch, from 1; 0 if there is none yet
 * @param complete whether the run went to its end rather than being told to stop
 */
public record TrainingResult(List<EpochResult> epochs, int best, boolean complete) {

  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /**
   * The epoch that was kept.
   *
   * @throws IllegalStateException when no epoch came to its end
   */
  public EpochResult bestEpoch() {
    if (best == 0) {
      throw new IllegalStateException("no epoch was finished");
    }
    return epochs.get(best - 1);
  }
}
