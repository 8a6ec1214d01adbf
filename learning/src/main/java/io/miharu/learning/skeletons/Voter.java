package io.miharu.learning.skeletons;

import io.miharu.temporal.models.ActionModel;

/** One kind of those that answer together. */
public sealed interface Voter {

  /** Kind and stream: {@code f2c-lite:bone}. */
  String name();

  /** How it is trained, and what it sees of a clip. */
  TrainingPlan plan();

  /** Of its shares, or of those of each of its networks, above 0. */
  double weight();

  /**
   * A kind of network. Immutable.
   *
   * @param model with the stream that it sees
   * @param plan how it is trained, and how many such networks are
   * @param weight of the shares of each of them, above 0
   */
  record Network(ActionModel model, TrainingPlan plan, double weight) implements Voter {

    public Network {
      needsWeight(model.name(), weight);
    }

    @Override
    public String name() {
      return model.name() + ":" + model.stream().word();
    }
  }

  /**
   * Likenesses to the learned clips themselves, see {@link ElasticTable}: nothing is drawn at
   * random, so all seeds and members are the same. Immutable.
   *
   * @param plan of which heading, smoothings, sight and the mirrored look count
   * @param weight of its shares, above 0
   */
  record Elastic(TrainingPlan plan, double weight) implements Voter {

    /** Its word on the command line. */
    public static final String NAME = "elastic";

    public Elastic {
      needsWeight(NAME, weight);
    }

    @Override
    public String name() {
      return NAME;
    }
  }

  private static void needsWeight(String name, double weight) {
    if (!(weight > 0)) {
      throw new IllegalArgumentException(
          "the weight of %s must be above 0, got %s".formatted(name, weight));
    }
  }
}
