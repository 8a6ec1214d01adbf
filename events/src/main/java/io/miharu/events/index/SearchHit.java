package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.TimeSpan;
import java.util.List;
import java.util.Optional;

/**
 * A video, or a window of one, that answers a query. Immutable.
 *
 * @param video its name in the index
 * @param window what was scored
 * @param span when the evidence was there: the hull of the peaks of the concepts that speak for the
 *     event, inside the window
 * @param score z of event detection, section 6; the contributions and gates add up to it
 * @param evidence what speaks for and against, in the order of the query
 * @param required what must be there, in the order of the query
 */
public record SearchHit(
    String video,
    TimeSpan window,
    TimeSpan span,
    double score,
    List<Contribution> evidence,
    List<Contribution> required) {

  /**
   * What one concept did to the score.
   *
   * @param concept what was asked for
   * @param seenAs as which concept it was seen best; empty where it was not seen
   * @param weight signed: below 0 where it speaks against
   * @param logit pooled, L_c; NaN where no detector for it ran
   * @param amount what it adds to the score: r_c L_c over the sum of all |r|, or the gate's term; 0
   *     where no detector for it ran
   * @param probability the largest, in [0, 1]; 0 where it was not seen
   * @param peak the steps around the largest probability in which it stays above half of it; the
   *     first of equal ones. Empty where it was not seen
   */
  public record Contribution(
      ConceptId concept,
      Optional<ConceptId> seenAs,
      double weight,
      Pooling pooling,
      double logit,
      double amount,
      float probability,
      Optional<TimeSpan> peak) {}

  public SearchHit {
    evidence = List.copyOf(evidence);
    required = List.copyOf(required);
  }

  /** The logistic function of the score, in [0, 1]: with no examples, the probability. */
  public double probability() {
    return 1 / (1 + Math.exp(-score));
  }
}
