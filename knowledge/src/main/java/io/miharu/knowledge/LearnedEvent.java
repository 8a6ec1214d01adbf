package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.index.Calibration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An event learned from examples: weights of concepts, and a curve that makes a probability of
 * their weighted mean. Immutable.
 *
 * @param id its name in kebab case
 * @param label for people, English
 * @param fromText the words it was begun with; empty where there were none
 * @param weights signed, one per concept, above 0 at least once
 * @param windowSeconds how long the clips were; absent where they were whole videos
 * @param calibration how the stored scores were read; the weights fit no other reading
 * @param slope of the curve {@code sigma(slope z + offset)}, above 0
 * @param offset of the curve
 * @param positives clips that show it, at least one
 * @param negatives clips that were given as not showing it
 */
public record LearnedEvent(
    EventId id,
    String label,
    String fromText,
    List<Weight> weights,
    OptionalDouble windowSeconds,
    Calibration calibration,
    double slope,
    double offset,
    List<Example> positives,
    List<Example> negatives) {

  /** What a concept's largest calibrated logit in a clip counts. */
  public record Weight(ConceptId concept, double weight) {

    public Weight {
      if (!Double.isFinite(weight) || weight == 0) {
        throw new IllegalArgumentException(
            "%s: a weight must be finite and not 0, got %s".formatted(concept, weight));
      }
    }
  }

  /**
   * A stretch of a video.
   *
   * @param start in seconds from its beginning
   * @param end in seconds, after the start
   */
  public record Example(String video, double start, double end) {

    public Example {
      if (!(start >= 0 && start < end)) { // written so that NaN fails too
        throw new IllegalArgumentException(
            "an example lasts from 0 s or later to after that, got %s@%s-%s"
                .formatted(video, start, end));
      }
    }

    @Override
    public String toString() {
      return video + "@" + start + "-" + end;
    }
  }

  public LearnedEvent {
    weights = List.copyOf(weights);
    positives = List.copyOf(positives);
    negatives = List.copyOf(negatives);
    if (weights.stream().noneMatch(one -> one.weight() > 0)) {
      throw new IllegalArgumentException(
          id + " needs a concept that speaks for it; give other examples");
    }
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(offset))) {
      throw new IllegalArgumentException(
          "%s needs a slope above 0 and an offset, got %s and %s".formatted(id, slope, offset));
    }
  }
}
