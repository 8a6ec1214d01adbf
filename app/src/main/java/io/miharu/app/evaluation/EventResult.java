package io.miharu.app.evaluation;

import io.miharu.events.zeroshot.ConceptWeight;
import java.util.List;

/**
 * How a run did on one event. Average precision in [0, 1], means over the seeds.
 *
 * @param event its name
 * @param positives how many judged videos hold it
 * @param hybrid with the examples and the relations; at 000Ex the zero-shot value
 * @param zeroShot by the relations alone, on the same rankings
 * @param fewShot by the examples alone; NaN at 000Ex
 * @param concepts what it rests on, the most related first
 * @param rankings of the hybrid, one per seed
 */
record EventResult(
    String event,
    int positives,
    double hybrid,
    double zeroShot,
    double fewShot,
    List<ConceptWeight> concepts,
    List<Ranking> rankings) {

  EventResult {
    concepts = List.copyOf(concepts);
    rankings = List.copyOf(rankings);
  }

  /** The ranking whose failures are shown: the first seed's. */
  Ranking first() {
    return rankings.get(0);
  }
}
