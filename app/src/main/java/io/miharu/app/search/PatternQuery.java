package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.core.Zone;
import io.miharu.events.EventDefinition;
import io.miharu.events.EventPattern;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Sequence;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.knowledge.Ontology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The concepts that an event's pattern rests on, as a query: what must be seen is evidence, all of
 * equal weight; what must not be seen speaks against with half of it; the subject is required; and
 * the order of two concepts is evidence of half the weight. Durations are left out.
 */
public final class PatternQuery {

  private static final double FOR = 1;
  private static final double AGAINST = 0.5;
  private static final double ORDER = 0.5;
  private static final String STATED = "stated by the event's pattern";

  private final Ontology ontology;
  private final Map<ConceptId, Term> evidence = new LinkedHashMap<>();
  private final Map<ConceptId, Term> excluded = new LinkedHashMap<>();
  private final List<Sequence> sequences = new ArrayList<>();

  private PatternQuery(Ontology ontology) {
    this.ontology = ontology;
  }

  /** The event as a query. */
  public static AskedEvent of(EventDefinition event, Ontology ontology) {
    PatternQuery query = new PatternQuery(ontology);
    query.gather(event.pattern(), true);
    Optional<Term> subject = event.subject().map(concept -> term(concept, ontology, FOR));
    if (query.evidence.isEmpty()) {
      subject.ifPresent(term -> query.evidence.put(term.concept(), term));
    }
    query.excluded.keySet().removeAll(query.evidence.keySet());
    subject.ifPresent(term -> query.excluded.remove(term.concept()));
    Map<String, String> because = new TreeMap<>();
    query.evidence.keySet().forEach(concept -> because.put(concept.value(), STATED));
    query.excluded.keySet().forEach(concept -> because.put(concept.value(), STATED));
    query.sequences.forEach(order -> because.put(order.name(), STATED));
    subject.ifPresent(term -> because.putIfAbsent(term.concept().value(), "stated as the subject"));
    return new AskedEvent(
        event.id().value(),
        event.label("en"),
        new ConceptQuery(
            List.copyOf(query.evidence.values()),
            List.copyOf(query.excluded.values()),
            subject.stream().toList(),
            List.copyOf(query.sequences),
            ConceptQuery.Decision.ZERO_SHOT),
        because);
  }

  /** A concept, seen as whatever satisfies it, pooled as suits its kind. */
  static Term term(ConceptId concept, Ontology ontology, double weight) {
    return term(concept, ontology, weight, EventRelator.pooling(concept, ontology));
  }

  /** A concept, seen as whatever satisfies it. */
  static Term term(ConceptId concept, Ontology ontology, double weight, Pooling pooling) {
    List<ConceptId> seenAs = new ArrayList<>(ontology.satisfying(concept));
    if (!seenAs.contains(concept)) {
      seenAs.add(concept);
    }
    return new Term(concept, seenAs, weight, pooling);
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
      order(then, wanted);
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

  /** Where both sides are single concepts, their order counts like half a concept. */
  private void order(EventPattern.Then then, boolean wanted) {
    double within = then.maxGap().toNanos() / 1e9;
    if (wanted
        && then.first() instanceof EventPattern.Seen first
        && then.second() instanceof EventPattern.Seen second
        && !first.concept().equals(second.concept())
        && within > 0) {
      sequences.add(
          new Sequence(
              term(first.concept(), ontology, FOR),
              term(second.concept(), ontology, FOR),
              within,
              ORDER));
    }
  }

  private void leaf(ConceptId concept, boolean wanted) {
    if (wanted) {
      evidence.put(concept, term(concept, ontology, FOR));
    } else {
      excluded.put(concept, term(concept, ontology, AGAINST));
    }
  }

  private static final ConceptId INSIDE = ConceptId.of("inside-zone");

  private static ConceptId insideKind(Zone.Kind kind) {
    return ConceptId.of(
        "inside-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-zone");
  }
}
