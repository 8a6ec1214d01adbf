package io.miharu.app.evaluation;

import io.miharu.events.zeroshot.ConceptWeight;
import java.util.List;

/**
 * How a run did on one event. Average precision in [0, 1], means over the seeds.
 *
 * @param event its label
 * @param positives how many judged videos hold it
 * @param hybrid with the examples and the relations; at 000Ex the zero-shot value
 * @param zeroShot by the relations alone, on the same rankings
 * @param fewShot by the examples alone; NaN at 000Ex
 * @param concepts what it rests on, the most related first
 * @param ranking of the first seed: the judged videos that were not drawn, best first
 * @param falseAlarms the first of these that do not hold the event, at most five
 * @param misses the last that do, at most five, the worst first
 */
record EventResult(
    String event,
    int positives,
    double hybrid,
    double zeroShot,
    double fewShot,
    List<ConceptWeight> concepts,
    List<String> ranking,
    List<String> falseAlarms,
    List<String> misses) {}
