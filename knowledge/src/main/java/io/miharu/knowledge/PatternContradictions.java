package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.events.EventPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what can never be found: a pattern that asks for a thing and denies it at the same moment.
 * One thing after the other, or the one or the other, is no contradiction.
 */
final class PatternContradictions {

  private final Taxonomy taxonomy;

  /** What is asked for and denied. */
  record Contradiction(ConceptId asked, ConceptId denied) {}

  PatternContradictions(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** The first one in the pattern's order; the subject counts as asked for. */
  Optional<Contradiction> in(EventPattern pattern, Optional<ConceptId> subject) {
    List<EventPattern> together = new ArrayList<>();
    // Whatever it is scored, the subject is there.
    subject.ifPresent(concept -> together.add(new EventPattern.Seen(concept, 1)));
    flatten(pattern, together);
    Optional<Contradiction> found = among(together);
    for (EventPattern part : EventPattern.partsOf(pattern)) {
      found = found.isPresent() ? found : in(part, Optional.empty());
    }
    return found;
  }

  /** Everything that must hold at the same moment as the pattern. */
  private static void flatten(EventPattern pattern, List<EventPattern> together) {
    if (pattern instanceof EventPattern.And
        || pattern instanceof EventPattern.During
        || pattern instanceof EventPattern.Overlaps) {
      EventPattern.partsOf(pattern).forEach(part -> flatten(part, together));
    } else {
      together.add(pattern);
    }
  }

  private Optional<Contradiction> among(List<EventPattern> together) {
    for (EventPattern asked : together) {
      for (EventPattern other : together) {
        if (asked instanceof EventPattern.Seen seen
            && other instanceof EventPattern.Not not
            && not.pattern() instanceof EventPattern.Seen denied
            && denied.minProbability() <= seen.minProbability()
            && taxonomy.satisfies(seen.concept(), denied.concept())) {
          return Optional.of(new Contradiction(seen.concept(), denied.concept()));
        }
      }
    }
    return Optional.empty();
  }
}
