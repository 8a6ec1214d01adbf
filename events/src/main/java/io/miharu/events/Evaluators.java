package io.miharu.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the working tree of a pattern, and says what it will ask for. */
final class Evaluators {

  private Evaluators() {}

  /** A fresh tree, which remembers nothing yet. */
  static Evaluator of(EventPattern pattern) {
    if (pattern instanceof EventPattern.Seen seen) {
      return new SeenEvaluator(Wanted.of(seen.concept()), seen.minProbability());
    } else if (pattern instanceof EventPattern.InsideZone inside) {
      return new SeenEvaluator(Wanted.of(inside), EventPattern.DEFAULT_MIN_PROBABILITY);
    } else if (pattern instanceof EventPattern.Near near) {
      return new NearEvaluator(Wanted.of(near.concept()), near.bodyHeights());
    } else if (pattern instanceof EventPattern.And and) {
      return new AndEvaluator("and", all(and.parts()));
    } else if (pattern instanceof EventPattern.Or or) {
      return new OrEvaluator(all(or.parts()));
    } else if (pattern instanceof EventPattern.Not not) {
      return new NotEvaluator(of(not.pattern()));
    } else if (pattern instanceof EventPattern.Then then) {
      return new ThenEvaluator(of(then.first()), of(then.second()), then.maxGap());
    } else if (pattern instanceof EventPattern.During during) {
      return new DuringEvaluator(of(during.inner()), of(during.outer()), during.margin());
    } else if (pattern instanceof EventPattern.Without without) {
      return new WithoutEvaluator(of(without.pattern()), of(without.absent()), without.within());
    } else if (pattern instanceof EventPattern.Related related) {
      return new RelatedEvaluator(of(related.first()), of(related.second()), related);
    } else if (pattern instanceof EventPattern.Overlaps overlaps) {
      return DwellEvaluator.unbroken(
          new AndEvaluator("overlaps", List.of(of(overlaps.first()), of(overlaps.second()))),
          overlaps.minDuration());
    } else if (pattern instanceof EventPattern.Count count) {
      return new CountEvaluator(of(count.pattern()), count.atLeast(), count.within());
    } else if (pattern instanceof EventPattern.Several several) {
      return new SeveralEvaluator(several);
    } else if (pattern instanceof EventPattern.Dwell dwell) {
      return new DwellEvaluator(
          of(dwell.pattern()), dwell.minDuration(), dwell.maxGap(), dwell.minMoments());
    } else if (pattern instanceof EventPattern.Within within) {
      return new WithinEvaluator(of(within.pattern()), within.maxDuration());
    } else if (pattern instanceof EventPattern.Recently recently) {
      return new RecentlyEvaluator(of(recently.pattern()), recently.within());
    } else if (pattern instanceof EventPattern.Discounted discounted) {
      return new DiscountedEvaluator(of(discounted.pattern()), discounted.factor());
    }
    throw new AssertionError("a pattern nobody can evaluate: " + pattern);
  }

  /**
   * A fresh tree of a whole event. The subject stands first among the parts of the pattern, so that
   * its evidence names it.
   */
  static Evaluator of(EventDefinition definition, ConceptGraph graph) {
    if (definition.subject().isEmpty()) {
      return of(definition.pattern());
    }
    List<Evaluator> parts = new ArrayList<>();
    parts.add(new SubjectEvaluator(graph, definition.subject().get()));
    if (definition.pattern() instanceof EventPattern.And and) {
      parts.addAll(all(and.parts()));
    } else {
      parts.add(of(definition.pattern()));
    }
    return new AndEvaluator("and", parts);
  }

  private static List<Evaluator> all(List<EventPattern> patterns) {
    return patterns.stream().map(Evaluators::of).toList();
  }

  /** What the event's subject and leaves ask for, in the order they stand in it. */
  static Set<Wanted> wishes(EventDefinition definition) {
    Set<Wanted> wishes = new LinkedHashSet<>();
    definition.subject().map(Wanted::of).ifPresent(wishes::add);
    collect(definition.pattern(), wishes);
    return wishes;
  }

  /** What the pattern's leaves ask for, in the order they stand in it. */
  static Set<Wanted> wishes(EventPattern pattern) {
    Set<Wanted> wishes = new LinkedHashSet<>();
    collect(pattern, wishes);
    return wishes;
  }

  /** From which probability on the leaves that may speak of the scene itself hold; the least. */
  static Map<Wanted, Float> thresholds(EventPattern pattern) {
    Map<Wanted, Float> thresholds = new LinkedHashMap<>();
    gather(pattern, thresholds);
    return thresholds;
  }

  private static void gather(EventPattern pattern, Map<Wanted, Float> thresholds) {
    if (pattern instanceof EventPattern.Seen seen) {
      thresholds.merge(Wanted.of(seen.concept()), seen.minProbability(), Math::min);
    } else if (pattern instanceof EventPattern.InsideZone inside) {
      thresholds.merge(Wanted.of(inside), EventPattern.DEFAULT_MIN_PROBABILITY, Math::min);
    } else {
      parts(pattern).forEach(part -> gather(part, thresholds));
    }
  }

  private static void collect(EventPattern pattern, Set<Wanted> wishes) {
    if (pattern instanceof EventPattern.Seen seen) {
      wishes.add(Wanted.of(seen.concept()));
    } else if (pattern instanceof EventPattern.InsideZone inside) {
      wishes.add(Wanted.of(inside));
    } else if (pattern instanceof EventPattern.Near near) {
      wishes.add(Wanted.of(near.concept()));
    } else if (pattern instanceof EventPattern.Several several) {
      wishes.add(Wanted.of(several.concept()));
    } else {
      parts(pattern).forEach(part -> collect(part, wishes));
    }
  }

  /** The patterns that a pattern is made of; none for a leaf. */
  static List<EventPattern> parts(EventPattern pattern) {
    if (pattern instanceof EventPattern.And and) {
      return and.parts();
    } else if (pattern instanceof EventPattern.Or or) {
      return or.parts();
    } else if (pattern instanceof EventPattern.Not not) {
      return List.of(not.pattern());
    } else if (pattern instanceof EventPattern.Then then) {
      return List.of(then.first(), then.second());
    } else if (pattern instanceof EventPattern.During during) {
      return List.of(during.inner(), during.outer());
    } else if (pattern instanceof EventPattern.Without without) {
      return List.of(without.pattern(), without.absent());
    } else if (pattern instanceof EventPattern.Related related) {
      return List.of(related.first(), related.second());
    } else if (pattern instanceof EventPattern.Overlaps overlaps) {
      return List.of(overlaps.first(), overlaps.second());
    } else if (pattern instanceof EventPattern.Count count) {
      return List.of(count.pattern());
    } else if (pattern instanceof EventPattern.Dwell dwell) {
      return List.of(dwell.pattern());
    } else if (pattern instanceof EventPattern.Within within) {
      return List.of(within.pattern());
    } else if (pattern instanceof EventPattern.Recently recently) {
      return List.of(recently.pattern());
    } else if (pattern instanceof EventPattern.Discounted discounted) {
      return List.of(discounted.pattern());
    } else if (pattern instanceof EventPattern.Seen
        || pattern instanceof EventPattern.InsideZone
        || pattern instanceof EventPattern.Near
        || pattern instanceof EventPattern.Several) {
      return List.of();
    }
    throw new AssertionError("a pattern of unknown parts: " + pattern);
  }
}
