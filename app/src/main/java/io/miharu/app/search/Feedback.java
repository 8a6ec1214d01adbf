package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.Calibration;
import io.miharu.events.index.Clip;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.index.SearchHit;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.knowledge.LearnedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sharpens a question with its own first answers: they are taken for examples, an event is learned
 * from them, and its weights are mixed into the question's.
 *
 * <p>Source: pseudo-relevance feedback, as in {@link io.miharu.events.fewshot.PseudoRelevance}; the
 * share of what was learned is the same. Nobody says that the first answers are right: where they
 * are wrong, so is what was learned, and that is why it is only mixed in.
 */
public final class Feedback {

  /** So many answers are taken for examples. */
  public static final int ANSWERS = 10;

  private static final double MIX = 0.3;
  private static final int MOST_NEW = 10;

  private Feedback() {}

  /**
   * The sharpened question.
   *
   * @param first the answers to it so far, best first
   * @param seed of the draw of negatives
   */
  public static AskedEvent sharpen(
      AskedEvent asked,
      List<SearchHit> first,
      ConceptIndex index,
      Calibration calibration,
      long seed)
      throws IOException {
    List<LearnedEvent.Example> examples =
        first.stream()
            .limit(ANSWERS)
            .map(hit -> ExampleClip.of(new Clip(hit.video(), hit.window())))
            .toList();
    if (examples.isEmpty()) {
      return asked;
    }
    Map<ConceptId, Double> prior = relations(asked.query());
    EventLearner.Learned learned =
        new EventLearner(index, calibration, seed).learn(examples, List.of(), prior);
    return asked.withQuery(
        mixed(asked.query(), learned.weights()), reasons(asked, learned.weights()));
  }

  /** Signed weights on what the index can see; what a concept is seen as shares its weight. */
  public static SortedMap<ConceptId, Double> relations(ConceptQuery query) {
    SortedMap<ConceptId, Double> relations = new TreeMap<>();
    for (Term term : query.evidence()) {
      term.seenAs().forEach(concept -> relations.merge(concept, term.weight(), Math::max));
    }
    for (Term term : query.excluded()) {
      term.seenAs().forEach(concept -> relations.putIfAbsent(concept, -term.weight()));
    }
    return relations;
  }

  private static ConceptQuery mixed(ConceptQuery query, List<LearnedEvent.Weight> learned) {
    double before = 0;
    for (Term term : query.evidence()) {
      before += term.weight() * term.weight();
    }
    for (Term term : query.excluded()) {
      before += term.weight() * term.weight();
    }
    List<LearnedEvent.Weight> fresh = fresh(query, learned);
    double length = fresh.stream().mapToDouble(one -> one.weight() * one.weight()).sum();
    double scale = length == 0 ? 0 : MIX / (1 - MIX) * Math.sqrt(before / length);
    List<Term> evidence = new ArrayList<>(query.evidence());
    List<Term> excluded = new ArrayList<>(query.excluded());
    for (LearnedEvent.Weight one : fresh) {
      (one.weight() > 0 ? evidence : excluded)
          .add(Term.of(one.concept(), scale * Math.abs(one.weight()), Pooling.MAX));
    }
    return new ConceptQuery(
        evidence, excluded, query.required(), query.sequences(), query.decision());
  }

  /** What was learned of concepts that the question does not rest on yet, the largest first. */
  private static List<LearnedEvent.Weight> fresh(
      ConceptQuery query, List<LearnedEvent.Weight> learned) {
    SortedMap<ConceptId, Double> known = relations(query);
    return learned.stream()
        .filter(one -> !known.containsKey(one.concept()))
        .filter(
            one ->
                query.required().stream().noneMatch(term -> term.concept().equals(one.concept())))
        .sorted(Comparator.comparingDouble(one -> -Math.abs(one.weight())))
        .limit(MOST_NEW)
        .toList();
  }

  private static Map<String, String> reasons(AskedEvent asked, List<LearnedEvent.Weight> learned) {
    Map<String, String> because = new TreeMap<>(asked.because());
    fresh(asked.query(), learned)
        .forEach(one -> because.put(one.concept().value(), "by feedback from the first answers"));
    return because;
  }
}
