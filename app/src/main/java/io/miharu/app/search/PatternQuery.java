package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.core.Zone;
import io.miharu.events.ConceptGraph;
import io.miharu.events.EventDefinition;
import io.miharu.events.EventPattern;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.index.Pooling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The concepts that an event's pattern rests on, as a query: what must be seen is evidence, all of
 * equal weight; what must not be seen speaks against with half of it; and the subject is required.
 * Order in time and durations are left out.
 */
public final class PatternQuery {

  private static final double FOR = 1;
  private static final double AGAINST = 0.5;

  private final ConceptGraph graph;
  private final Map<ConceptId, Term> evidence = new LinkedHashMap<>();
  private final Map<ConceptId, Term> excluded = new LinkedHashMap<>();

  private PatternQuery(ConceptGraph graph) {
    this.graph = graph;
  }

  /** The event as a query. */
  public static AskedEvent of(EventDefinition event, ConceptGraph graph) {
    PatternQuery query = new PatternQuery(graph);
    query.gather(event.pattern(), true);
    Optional<Term> subject = event.subject().map(concept -> term(concept, graph, FOR));
    if (query.evidence.isEmpty()) {
      subject.ifPresent(term -> query.evidence.put(term.concept(), term));
    }
    query.excluded.keySet().removeAll(query.evidence.keySet());
    subject.ifPresent(term -> query.excluded.remove(term.concept()));
    return new AskedEvent(
        event.id().value(),
        event.label("en"),
        new ConceptQuery(
            List.copyOf(query.evidence.values()),
            List.copyOf(query.excluded.values()),
            subject.stream().toList()));
  }

  /** A concept, seen as whatever satisfies it, at its strongest. */
  static Term term(ConceptId concept, ConceptGraph graph, double weight) {
    return new Term(concept, List.copyOf(graph.satisfying(concept)), weight, Pooling.MAX);
  }

  private void gather(EventPattern pattern, boolean wanted) {
    if (pattern instanceof EventPattern.Seen seen) {
      leaf(seen.concept(), wanted);
    } else if (pattern instanceof EventPattern.InsideZone inside) {
      leaf(inside.kind().map(PatternQuery::insideKind).orElse(INSIDE), wanted);
    } else if (pattern instanceof EventPattern.Near near) {
      leaf(near.concept(), wanted);
    } else if (pattern instanceof EventPattern.Several several) {
      leaf(several.concept(), wanted);
    } else if (pattern instanceof EventPattern.And and) {
      and.parts().forEach(part -> gather(part, wanted));
    } else if (pattern instanceof EventPattern.Or or) {
      or.parts().forEach(part -> gather(part, wanted));
    } else if (pattern instanceof EventPattern.Not not) {
      gather(not.pattern(), !wanted);
    } else if (pattern instanceof EventPattern.Then then) {
      gather(then.first(), wanted);
      gather(then.second(), wanted);
    } else if (pattern instanceof EventPattern.During during) {
      gather(during.inner(), wanted);
      gather(during.outer(), wanted);
    } else if (pattern instanceof EventPattern.Overlaps overlaps) {
      gather(overlaps.first(), wanted);
      gather(overlaps.second(), wanted);
    } else if (pattern instanceof EventPattern.Without without) {
      gather(without.pattern(), wanted);
      gather(without.absent(), !wanted);
    } else if (pattern instanceof EventPattern.Related related) {
      gather(related.first(), wanted);
      gather(related.second(), wanted);
    } else if (pattern instanceof EventPattern.Count count) {
      gather(count.pattern(), wanted);
    } else if (pattern instanceof EventPattern.Dwell dwell) {
      gather(dwell.pattern(), wanted);
    } else if (pattern instanceof EventPattern.Within within) {
      gather(within.pattern(), wanted);
    } else if (pattern instanceof EventPattern.Recently recently) {
      gather(recently.pattern(), wanted);
    } else if (pattern instanceof EventPattern.Discounted discounted) {
      gather(discounted.pattern(), wanted);
    } else {
      throw new AssertionError("unknown pattern " + pattern.getClass());
    }
  }

  private void leaf(ConceptId concept, boolean wanted) {
    if (wanted) {
      evidence.put(concept, term(concept, graph, FOR));
    } else {
      excluded.put(concept, term(concept, graph, AGAINST));
    }
  }

  private static final ConceptId INSIDE = ConceptId.of("inside-zone");

  private static ConceptId insideKind(Zone.Kind kind) {
    return ConceptId.of(
        "inside-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-zone");
  }
}
