package io.miharu.eval.events;

import io.miharu.core.EventHit;
import io.miharu.core.EventTruth;
import java.util.List;

/**
 * What came of one video's events. Every truth is found or missed, every hit is in a pair or false.
 * Immutable.
 *
 * @param found true events with the hit that found each, in order of the truths' starts
 * @param missed true events that no hit was paired with, in order of their starts
 * @param falseAlarms hits that were paired with no true event, in order of their starts
 */
public record EventOutcome(List<Pair> found, List<EventTruth> missed, List<EventHit> falseAlarms) {

  /** A true event and the one hit that counts as finding it. */
  public record Pair(EventTruth truth, EventHit hit) {}

  public EventOutcome {
    found = List.copyOf(found);
    missed = List.copyOf(missed);
    falseAlarms = List.copyOf(falseAlarms);
  }
}
