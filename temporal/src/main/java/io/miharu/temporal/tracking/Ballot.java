package io.miharu.temporal.tracking;

import io.miharu.core.ConceptId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class votes of one track over its life.
 *
 * <p>Every detection has one vote, but a {@code moving-region} has only a tenth, because it says
 * nothing of the class. A real class takes a track that began as a moving region only with {@value
 * #MIN_VOTES} votes or more. Ties go to the class seen first.
 */
final class Ballot {

  static final int MIN_VOTES = 2;
  private static final double REGION_WEIGHT = 0.1;

  private final Map<ConceptId, Double> votes = new LinkedHashMap<>();
  private double total;

  /** Counted again after each vote; asked for every pair of boxes. */
  private @Nullable ConceptId winner;

  void vote(ConceptId label) {
    double weight = label.equals(Kinship.MOVING_REGION) ? REGION_WEIGHT : 1;
    votes.merge(label, weight, Double::sum);
    total += weight;
    winner = null;
  }

  ConceptId winner() {
    ConceptId known = winner;
    if (known == null) {
      known = count();
      winner = known;
    }
    return known;
  }

  private ConceptId count() {
    ConceptId best = votes.keySet().iterator().next();
    boolean regionsVoted = votes.containsKey(Kinship.MOVING_REGION);
    if (regionsVoted) {
      best = Kinship.MOVING_REGION;
    }
    double most = votes.getOrDefault(best, 0.0);
    for (Map.Entry<ConceptId, Double> entry : votes.entrySet()) {
      boolean known = !regionsVoted || entry.getValue() >= MIN_VOTES;
      if (known && entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  /** The winner's share of the votes, in (0, 1]. */
  float share() {
    return (float) Math.min(1, votes.getOrDefault(winner(), 0.0) / total);
  }
}
