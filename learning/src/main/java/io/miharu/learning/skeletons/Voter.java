package io.miharu.learning.skeletons;

import io.miharu.temporal.models.ActionModel;

/**
 * One kind of network of those that answer together. Immutable.
 *
 * @param model with the stream that it sees
 * @param plan how it is trained, and how many such networks are
 * @param weight of the shares of each of them, above 0
 */
public record Voter(ActionModel model, TrainingPlan plan, double weight) {

  public Voter {
    if (!(weight > 0)) {
      throw new IllegalArgumentException(
          "the weight of %s must be above 0, got %s".formatted(model.name(), weight));
    }
  }

  /** Kind and stream: {@code f2c-lite:bone}. */
  public String name() {
    return model.name() + ":" + model.stream().word();
  }
}
