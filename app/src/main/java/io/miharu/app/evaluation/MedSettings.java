package io.miharu.app.evaluation;

/**
 * What a MED run is to do.
 *
 * @param examples positives that are drawn per event, 0 for zero-shot
 * @param negatives negatives that are drawn per event where positives are
 * @param seeds how often is drawn, with seeds 0, 1, …
 * @param hideOwnConcept whether the concept that bears the event's name is taken away
 * @param feedback whether unlabelled videos sharpen the relations
 */
record MedSettings(
    int examples, int negatives, int seeds, boolean hideOwnConcept, boolean feedback) {

  MedSettings {
    if (examples < 0 || negatives < 1 || seeds < 1) {
      throw new IllegalArgumentException(
          "needs examples >= 0, negatives >= 1, seeds >= 1, got %d, %d, %d"
              .formatted(examples, negatives, seeds));
    }
  }
}
