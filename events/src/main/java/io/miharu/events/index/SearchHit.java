package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.TimeSpan;
import io.miharu.events.zeroshot.Contribution;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.events.zeroshot.ZeroShotScore;
import java.util.List;
import java.util.Optional;

/**
 * A video, or a window of one, that answers a query. Immutable.
 *
 * @param video its name in the index
 * @param window what was scored
 * @param span when the evidence was there: the hull of the peaks of what speaks for the event,
 *     inside the window
 * @param reckoning the score with what each part added to it, and what it would be without
 * @param probability of the score, by the query's own curve
 * @param evidence what speaks for and against, in the order of the query, sequences last
 * @param required what must be there, in the order of the query
 */
public record SearchHit(
    String video,
    TimeSpan window,
    TimeSpan span,
    ZeroShotScore reckoning,
    double probability,
    List<Sighting> evidence,
    List<Sighting> required) {

  /**
   * What was seen of one part of the query.
   *
   * @param part what it did to the score; its pooled logit is NaN and its amount 0 where no
   *     detector for it ran. Of a required concept the amount is the gate's
   * @param pooling how its logits over time became one
   * @param seenAs as which concept it was seen best; empty where it was not seen, or is a sequence
   * @param probability the stored value at the peak, in [0, 1]; 0 where it was not seen
   * @param peak the steps around the highest logit in which its concept stays above half of what is
   *     stored there; of a sequence from its first to its second. Empty where it was not seen
   */
  public record Sighting(
      Contribution part,
      Pooling pooling,
      Optional<ConceptId> seenAs,
      float probability,
      Optional<TimeSpan> peak) {

    Sighting with(double amount) {
      return new Sighting(
          new Contribution(part.name(), part.weight(), part.pooled(), amount, part.step()),
          pooling,
          seenAs,
          probability,
          peak);
    }

    boolean lookedFor() {
      return !Double.isNaN(part.pooled());
    }
  }

  public SearchHit {
    evidence = List.copyOf(evidence);
    required = List.copyOf(required);
  }

  /** z of event detection, section 6; the contributions and gates add up to it. */
  public double score() {
    return reckoning.z();
  }
}
