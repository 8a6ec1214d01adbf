package io.miharu.app.evaluation;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.eval.trec.RankMeasures;
import io.miharu.events.calibration.RankNormal;
import io.miharu.events.fewshot.FewShotLearner;
import io.miharu.events.fewshot.FewShotSettings;
import io.miharu.events.fewshot.LinearDetector;
import io.miharu.events.fewshot.PseudoRelevance;
import io.miharu.events.fewshot.VideoSpace;
import io.miharu.events.zeroshot.ConceptSelection;
import io.miharu.events.zeroshot.ConceptWeight;
import io.miharu.events.zeroshot.NotScorableException;
import io.miharu.events.zeroshot.SelectionSettings;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.relatedness.ConceptRelatedness;
import io.miharu.knowledge.relatedness.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A MED-like run: for each event, hide its own concept, relate it to the others, draw examples,
 * learn, and rank the judged videos that were not drawn.
 *
 * <p>All rows, judged or not, are the unlabelled background on which the space is fitted; nothing
 * but the drawn examples' labels reaches the learner. Not thread-safe.
 */
final class MedRun {

  private final MedSettings settings;
  private final ForeignScores scores;
  private final EventTruthFile truth;
  private final Ontology ontology;
  private final ConceptRelatedness relatedness;
  private final int[] judged;

  /**
   * @param judged the row of each of the truth's videos, in their order
   */
  MedRun(
      MedSettings settings,
      ForeignScores scores,
      EventTruthFile truth,
      int[] judged,
      Ontology ontology,
      ConceptRelatedness relatedness) {
    this.settings = settings;
    this.scores = scores;
    this.truth = truth;
    this.judged = judged.clone();
    this.ontology = ontology;
    this.relatedness = relatedness;
    for (Map.Entry<String, Set<String>> event : truth.positives().entrySet()) {
      int positives = event.getValue().size();
      if (positives <= settings.examples()
          || (settings.examples() > 0
              && truth.videos().size() - positives < settings.negatives())) {
        throw new UsageException(
            "%s has %d positive and %d negative videos; k=%d with %d negatives needs %d and %d, so that one of each kind can be ranked: use fewer examples"
                .formatted(
                    event.getKey(),
                    positives,
                    truth.videos().size() - positives,
                    settings.examples(),
                    settings.negatives(),
                    settings.examples() + 1,
                    settings.negatives()));
      }
    }
  }

  /** One result per event of the truth, in rising order of names. */
  List<EventResult> results() throws Exception {
    List<EventResult> results = new ArrayList<>();
    for (String event : truth.positives().keySet()) {
      results.add(result(event));
    }
    return results;
  }

  private EventResult result(String event) throws Exception {
    ConceptId own = ForeignScores.idOf(event, Path.of("truth"));
    List<Integer> visible = new ArrayList<>();
    for (int c = 0; c < scores.ids().size(); c++) {
      if (!settings.hideOwnConcept() || !scores.ids().get(c).equals(own)) {
        visible.add(c);
      }
    }
    boolean shares = scores.sharesOfOneWhole();
    double[][] rows = visibleRows(visible, shares);
    VideoSpace space = shares ? VideoSpace.ofShares(rows) : VideoSpace.ofLogits(rows);
    double[][] placed = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      placed[i] = space.place(rows[i]);
    }
    List<ConceptWeight> concepts = concepts(event, own, visible);
    double[] prior = space.prior(relations(concepts, visible));
    if (settings.feedback() && shares) {
      prior = new PseudoRelevance(PseudoRelevance.Settings.DEFAULT).sharpen(placed, rows, prior);
    }
    return rank(
        event,
        placed,
        prior,
        shares ? FewShotSettings.UNIT : FewShotSettings.STANDARDISED,
        concepts);
  }

  private List<ConceptWeight> concepts(String event, ConceptId own, List<Integer> visible)
      throws NotScorableException {
    List<ConceptId> ids = visible.stream().map(scores.ids()::get).toList();
    return new ConceptSelection(SelectionSettings.BROAD)
        .select(
            event,
            relatedness.of(term(event, own, ontology), Map.of()).stream()
                .filter(related -> ids.contains(related.concept()))
                .toList(),
            Set.of(),
            ontology);
  }

  /** A label by its words, with what the ontology says of it. */
  static Term term(String label, ConceptId id, Ontology ontology) {
    String definition = ontology.concept(id).map(concept -> concept.comment()).orElse("");
    return new Term(id, ForeignScores.words(label), definition);
  }

  private double[] relations(List<ConceptWeight> concepts, List<Integer> visible) {
    double[] relations = new double[visible.size()];
    for (int v = 0; v < relations.length; v++) {
      for (ConceptWeight concept : concepts) {
        if (concept.concept().equals(scores.ids().get(visible.get(v)))) {
          relations[v] = concept.weight();
        }
      }
    }
    return relations;
  }

  /** The visible columns; calibrated by rank where they are no shares. */
  private double[][] visibleRows(List<Integer> visible, boolean shares) {
    double[][] rows = new double[scores.rows().size()][visible.size()];
    for (int v = 0; v < visible.size(); v++) {
      double[] column = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        column[i] = scores.rows().get(i)[visible.get(v)];
      }
      RankNormal calibration = shares ? null : RankNormal.fit(column);
      for (int i = 0; i < rows.length; i++) {
        double value = calibration == null ? column[i] : calibration.logit(column[i]);
        // Where the detector did not run, the middle of the background says least.
        rows[i][v] = Double.isNaN(value) ? 0 : value;
      }
    }
    return rows;
  }

  private EventResult rank(
      String event,
      double[][] placed,
      double[] prior,
      FewShotSettings few,
      List<ConceptWeight> concepts) {
    Set<String> holds = truth.positives().getOrDefault(event, Set.of());
    List<Integer> positives = new ArrayList<>();
    List<Integer> negatives = new ArrayList<>();
    for (int v = 0; v < truth.videos().size(); v++) {
      (holds.contains(truth.videos().get(v)) ? positives : negatives).add(v);
    }
    int seeds = settings.examples() == 0 ? 1 : settings.seeds();
    double hybrid = 0;
    double zero = 0;
    double plain = settings.examples() == 0 ? Double.NaN : 0;
    Ranked first = new Ranked(List.of(), new boolean[0]);
    for (int seed = 0; seed < seeds; seed++) {
      List<Integer> drawnPositives = drawn(positives, settings.examples(), seed);
      List<Integer> drawnNegatives =
          drawn(negatives, settings.examples() == 0 ? 0 : settings.negatives(), seed);
      List<Integer> left = new ArrayList<>(positives);
      left.addAll(negatives);
      left.removeAll(drawnPositives);
      left.removeAll(drawnNegatives);
      Collections.sort(left);
      LinearDetector byRelations = new LinearDetector(prior, 0);
      LinearDetector both = byRelations;
      if (settings.examples() > 0) {
        FewShotLearner learner = new FewShotLearner(few);
        List<double[]> shown = drawnPositives.stream().map(v -> placed[judged[v]]).toList();
        List<double[]> others = drawnNegatives.stream().map(v -> placed[judged[v]]).toList();
        both = learner.learn(shown, others, prior).linear();
        LinearDetector alone = learner.learn(shown, others, new double[prior.length]).linear();
        plain += ranked(left, alone, placed, holds).precision() / seeds;
      }
      Ranked ranked = ranked(left, both, placed, holds);
      hybrid += ranked.precision() / seeds;
      zero += ranked(left, byRelations, placed, holds).precision() / seeds;
      first = seed == 0 ? ranked : first;
    }
    return first.result(event, positives.size(), hybrid, zero, plain, concepts, truth.videos());
  }

  private List<Integer> drawn(List<Integer> from, int many, int seed) {
    List<Integer> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, new Random(seed));
    return List.copyOf(shuffled.subList(0, many));
  }

  private Ranked ranked(
      List<Integer> left, LinearDetector detector, double[][] placed, Set<String> holds) {
    double[] byScore = new double[left.size()];
    boolean[] positive = new boolean[truth.videos().size()];
    for (int i = 0; i < byScore.length; i++) {
      byScore[i] = detector.score(placed[judged[left.get(i)]]);
      positive[left.get(i)] = holds.contains(truth.videos().get(left.get(i)));
    }
    return new Ranked(RankedVideos.order(byScore).stream().map(left::get).toList(), positive);
  }

  /** Videos of one seed, best first, by their place in the truth. */
  private static final class Ranked {

    private static final int SHOWN = 5;

    private final List<Integer> order;
    private final boolean[] positive;

    Ranked(List<Integer> order, boolean[] positive) {
      this.order = order;
      this.positive = positive;
    }

    double precision() {
      return RankMeasures.averagePrecision(order.stream().map(v -> positive[v]).toList());
    }

    EventResult result(
        String event,
        int positives,
        double hybrid,
        double zero,
        double plain,
        List<ConceptWeight> concepts,
        List<String> videos) {
      List<Integer> backwards = new ArrayList<>(order);
      Collections.reverse(backwards);
      return new EventResult(
          event,
          positives,
          hybrid,
          zero,
          plain,
          concepts,
          order.stream().map(videos::get).toList(),
          order.stream().filter(v -> !positive[v]).limit(SHOWN).map(videos::get).toList(),
          backwards.stream().filter(v -> positive[v]).limit(SHOWN).map(videos::get).toList());
    }
  }
}
