package io.miharu.app.evaluation;

import io.miharu.core.ConceptId;
import io.miharu.events.fewshot.FewShotLearner;
import io.miharu.events.fewshot.FewShotSettings;
import io.miharu.events.fewshot.LinearDetector;
import io.miharu.events.fewshot.PoolLearner;
import io.miharu.events.fewshot.PseudoRelevance;
import io.miharu.events.fewshot.UnlabelledClips;
import io.miharu.events.fewshot.VideoSpace;
import io.miharu.events.zeroshot.ConceptWeight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All videos as one event sees them: without the hidden concept, placed so that distances mean
 * something, with the event's relations as a detector. Fitted on all rows without any label.
 *
 * <p>Everything that is scored here is scored for all rows at once, [N].
 */
final class EventSpace {

  /** How many neighbours make a clip's crowd. */
  private static final int NEIGHBOURS = 5;

  private final double[][] placed;
  private final double[] prior;
  private final FewShotSettings fewShot;
  private final Optional<PoolLearner> pool;

  private EventSpace(
      double[][] placed, double[] prior, FewShotSettings fewShot, Optional<PoolLearner> pool) {
    this.placed = placed;
    this.prior = prior;
    this.fewShot = fewShot;
    this.pool = pool;
  }

  /**
   * @param visible the columns that may be looked at
   * @param concepts what the event rests on
   * @param feedback whether the unlabelled videos are learned from; only where the concepts exclude
   *     each other
   */
  static EventSpace of(
      ForeignScores scores, List<Integer> visible, List<ConceptWeight> concepts, boolean feedback) {
    boolean shares = scores.sharesOfOneWhole();
    double[][] rows = rows(scores, visible);
    VideoSpace space = shares ? VideoSpace.ofShares(rows) : VideoSpace.ofLogits(rows);
    double[][] placed = Arrays.stream(rows).map(space::place).toArray(double[][]::new);
    double[] prior = space.prior(relations(scores, visible, concepts));
    FewShotSettings fewShot = shares ? FewShotSettings.UNIT : FewShotSettings.STANDARDISED;
    if (!feedback || !shares) {
      return new EventSpace(placed, prior, fewShot, Optional.empty());
    }
    PseudoRelevance.Settings settings = PseudoRelevance.Settings.DEFAULT;
    UnlabelledClips clips = new UnlabelledClips(placed, rows, settings.explained(), NEIGHBOURS);
    return new EventSpace(
        placed,
        new PseudoRelevance(settings).sharpen(placed, rows, prior),
        fewShot,
        Optional.of(
            new PoolLearner(
                PoolLearner.Settings.DEFAULT,
                fewShot.withWeighPriorFrom(Integer.MAX_VALUE), // its rules were chosen so
                clips)));
  }

  /** By the relations alone. */
  double[] zeroShot() {
    return scores(new LinearDetector(prior, 0));
  }

  /** By the examples alone. */
  double[] fewShot(List<Integer> positives, List<Integer> negatives) {
    return scores(learned(positives, negatives, new double[prior.length]));
  }

  /** By both, and with feedback by the unlabelled videos, too. */
  double[] hybrid(List<Integer> positives, List<Integer> negatives) {
    return pool.map(learner -> learner.scores(positives, negatives, prior))
        .orElseGet(() -> scores(learned(positives, negatives, prior)));
  }

  private LinearDetector learned(List<Integer> positives, List<Integer> negatives, double[] from) {
    return new FewShotLearner(fewShot).learn(rows(positives), rows(negatives), from).linear();
  }

  private List<double[]> rows(List<Integer> which) {
    return which.stream().map(row -> placed[row]).toList();
  }

  private double[] scores(LinearDetector detector) {
    return Arrays.stream(placed).mapToDouble(detector::score).toArray();
  }

  private static double[] relations(
      ForeignScores scores, List<Integer> visible, List<ConceptWeight> concepts) {
    double[] relations = new double[visible.size()];
    for (int v = 0; v < relations.length; v++) {
      ConceptId id = scores.ids().get(visible.get(v));
      for (ConceptWeight concept : concepts) {
        if (concept.concept().equals(id)) {
          relations[v] = concept.weight();
        }
      }
    }
    return relations;
  }

  /** The visible columns; where a detector did not run, the mean of the column says least. */
  private static double[][] rows(ForeignScores scores, List<Integer> visible) {
    double[][] rows = new double[scores.rows().size()][visible.size()];
    for (int v = 0; v < visible.size(); v++) {
      List<Double> ran = new ArrayList<>();
      for (double[] row : scores.rows()) {
        if (!Double.isNaN(row[visible.get(v)])) {
          ran.add(row[visible.get(v)]);
        }
      }
      double mean = ran.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      for (int i = 0; i < rows.length; i++) {
        double value = scores.rows().get(i)[visible.get(v)];
        rows[i][v] = Double.isNaN(value) ? mean : value;
      }
    }
    return rows;
  }
}
