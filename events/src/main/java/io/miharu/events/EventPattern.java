package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What must be seen for an event: plain data, interpreted by {@link StreamingMatcher}. Immutable.
 *
 * <p>At each moment a pattern has two values. It <em>holds</em> or not: crisp, decided by the
 * {@code minProbability} of its leaves. And it has a <em>degree</em> in [0, 1], soft logic on
 * calibrated probabilities: and is the minimum, or is the maximum, not is 1 - p. The degree of a
 * pattern over time counts only moments at which its parts hold, and is 0 while it does not hold.
 *
 * <p>What holds also has a stretch of time, from when to when. It may reach back: a {@link Dwell}
 * of 30 s is known after 30 s, and started 30 s ago. Time is media time; where a moment stands for
 * the time until the next one, spans are half-open as in {@link io.miharu.core.TimeSpan}.
 *
 * <p>Source of the soft temporal patterns: docs, event detection section 6.
 */
public sealed interface EventPattern {

  /** The probability at which a leaf holds when nothing else is said: more likely than not. */
  float DEFAULT_MIN_PROBABILITY = 0.5f;

  /**
   * The concept, or a subclass of it, is present with calibrated probability {@code minProbability}
   * or more.
   *
   * <p>For an event with a subject this looks at scores of the scene as a whole, at scores whose
   * first track is the subject (so of a relation it is the one who acts), and at groups of three or
   * more tracks that the subject is a member of. For an event of the scene it looks at all scores.
   * The highest probability counts; of equal ones, the first.
   */
  record Seen(ConceptId concept, float minProbability) implements EventPattern {
    public Seen {
      Checks.probability("minProbability", minProbability);
    }

    /** At {@link EventPattern#DEFAULT_MIN_PROBABILITY}. */
    public Seen(ConceptId concept) {
      this(concept, DEFAULT_MIN_PROBABILITY);
    }
  }

  /**
   * The subject's foot point is inside a zone, with probability {@link
   * EventPattern#DEFAULT_MIN_PROBABILITY} or more.
   *
   * @param kind of which kind; empty for any
   * @param name of which name; empty for any
   */
  record InsideZone(Optional<Zone.Kind> kind, Optional<String> name) implements EventPattern {
    public static InsideZone of(Zone.Kind kind) {
      return new InsideZone(Optional.of(kind), Optional.empty());
    }

    public static InsideZone named(String name) {
      return new InsideZone(Optional.empty(), Optional.of(name));
    }
  }

  /**
   * Some other track that is a {@code concept} stands near the subject: its foot point is at most
   * {@code bodyHeights} times the height of the subject's box away. Needs an event with a subject.
   * The degree is the probability of the other's being a {@code concept}; of several, the highest
   * counts.
   */
  record Near(ConceptId concept, float bodyHeights) implements EventPattern {
    public Near {
      if (!(bodyHeights > 0 && bodyHeights < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "near: bodyHeights must be above 0 and finite, got " + bodyHeights);
      }
    }
  }

  /** All hold at this moment, over the stretch they share. Degree: the minimum. */
  record And(List<EventPattern> parts) implements EventPattern {
    public And {
      parts = nonEmpty("and", parts);
    }

    public static And of(EventPattern... parts) {
      return new And(List.of(parts));
    }
  }

  /** At least one holds at this moment. Degree: the maximum. */
  record Or(List<EventPattern> parts) implements EventPattern {
    public Or {
      parts = nonEmpty("or", parts);
    }

    public static Or of(EventPattern... parts) {
      return new Or(List.of(parts));
    }
  }

  /** It does not hold at this moment; what was never scored does not hold. Degree: 1 - p. */
  record Not(EventPattern pattern) implements EventPattern {}

  /**
   * {@code second} starts no later than {@code maxGap} after {@code first} ends: Allen's before or
   * meets. It holds from then on for as long as {@code second} goes on without a break, and starts
   * at the last moment of {@code first}.
   *
   * <p>Where {@code second} is known at once, each of its moments t2 counts as a start, so the
   * degree is that of section 6: the maximum over t1 &lt; t2 &lt;= t1 + maxGap of the smaller of
   * first(t1) and second(t2). Where {@code second} reaches back, t2 is its start.
   */
  record Then(EventPattern first, EventPattern second, Duration maxGap) implements EventPattern {
    public Then {
      Checks.positive("then: maxGap", maxGap);
    }
  }

  /**
   * {@code inner} holds at t, and {@code outer} throughout [t - margin, t + margin] as far as there
   * are moments. Known {@code margin} later. Degree: the minimum of all these.
   */
  record During(EventPattern inner, EventPattern outer, Duration margin) implements EventPattern {
    public During {
      Checks.notNegative("during: margin", margin);
    }
  }

  /**
   * {@code pattern} held at t, and {@code absent} at no moment of (t, t + within]: and then nobody
   * comes back. Known {@code within} later; what the video's end leaves open does not hold. Degree:
   * the maximum, over the moments t that became known, of the smaller of pattern(t) and 1 less the
   * largest absent(s) after it.
   */
  record Without(EventPattern pattern, EventPattern absent, Duration within)
      implements EventPattern {
    public Without {
      Checks.positive("without: within", within);
    }
  }

  /**
   * A stretch of {@code first} lies to a stretch of {@code second} as {@code relation} says. A
   * stretch lasts from its first true moment to the first moment that is false again, half-open; a
   * stretch that has not ended is later than now, so a relation is known as soon as what is left
   * open cannot change it. It holds from then on for as long as one of the two goes on, and spans
   * both. Degree: the smaller of the maxima of both.
   *
   * @param within for {@code BEFORE} and {@code AFTER}: the longest gap between the end of the one
   *     and the start of the other, above 0; 0 for all others, where it means nothing
   * @param tolerance ends at most this far apart are equal; never less than half the time between
   *     the moments at which they became known
   */
  record Related(
      EventPattern first,
      AllenRelation relation,
      EventPattern second,
      Duration within,
      Duration tolerance)
      implements EventPattern {
    public Related {
      Checks.notNegative("tolerance", tolerance);
      if (relation == AllenRelation.BEFORE || relation == AllenRelation.AFTER) {
        Checks.positive("before and after: within", within);
      } else if (!within.isZero()) {
        throw new IllegalArgumentException(
            "within means something for before and after only, got it for " + relation);
      }
    }

    /** For a relation other than before and after, with half a grid step of tolerance. */
    public Related(EventPattern first, AllenRelation relation, EventPattern second) {
      this(first, relation, second, Duration.ZERO, Duration.ZERO);
    }
  }

  /**
   * Both hold together for at least {@code minDuration}, whoever starts and ends first. Degree: the
   * minimum of both over the last {@code minDuration}.
   */
  record Overlaps(EventPattern first, EventPattern second, Duration minDuration)
      implements EventPattern {
    public Overlaps {
      Checks.notNegative("overlaps: minDuration", minDuration);
    }
  }

  /**
   * The pattern happened at least {@code atLeast} times in the last {@code within}. One time is one
   * local peak of its degree where it holds; where it is flat, at the first moment. Those that
   * count lie 1 s or more apart. A degree that still rises counts with what it has reached. Degree:
   * the n-th largest of such peaks, which are taken so that it is as large as can be.
   */
  record Count(EventPattern pattern, int atLeast, Duration within) implements EventPattern {
    public Count {
      atLeastOne("count", atLeast);
      Checks.positive("count: within", within);
    }
  }

  /**
   * At least {@code atLeast} different tracks were seen with the concept in the last {@code within}
   * (0 s: at this very moment), anywhere in the scene. Degree: the n-th largest of the tracks' last
   * probabilities.
   */
  record Several(ConceptId concept, float minProbability, int atLeast, Duration within)
      implements EventPattern {
    public Several {
      Checks.probability("minProbability", minProbability);
      atLeastOne("several", atLeast);
      Checks.notNegative("several: within", within);
    }
  }

  /**
   * The pattern has lasted: from its first true moment to this one at least {@code minDuration} has
   * passed and at least {@code minMoments} true moments were seen; in between it never failed for
   * longer than {@code maxGap}. Starts at that first true moment.
   *
   * <p>Degree: the minimum over the last {@code minDuration}; where {@code maxGap} is above 0 the
   * detector is taken to be noisy and the 20th percentile stands in for the minimum, failed moments
   * included; long windows are then summed up in 256 cells, each by its mean.
   */
  record Dwell(EventPattern pattern, Duration minDuration, Duration maxGap, int minMoments)
      implements EventPattern {
    public Dwell {
      Checks.notNegative("dwell: minDuration", minDuration);
      Checks.notNegative("dwell: maxGap", maxGap);
      atLeastOne("dwell", minMoments);
    }

    /** Without a break. */
    public Dwell(EventPattern pattern, Duration minDuration) {
      this(pattern, minDuration, Duration.ZERO, 1);
    }
  }

  /** The pattern holds, and has so far lasted no longer than {@code maxDuration}. */
  record Within(EventPattern pattern, Duration maxDuration) implements EventPattern {
    public Within {
      Checks.positive("within: maxDuration", maxDuration);
    }
  }

  /**
   * The pattern holds now or held at some moment of the last {@code within}. Degree: the maximum
   * over those moments.
   */
  record Recently(EventPattern pattern, Duration within) implements EventPattern {
    public Recently {
      Checks.notNegative("recently: within", within);
    }
  }

  /** The pattern holds, but is worth less: its degree is multiplied by {@code factor} in (0, 1]. */
  record Discounted(EventPattern pattern, float factor) implements EventPattern {
    public Discounted {
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException("discounted: factor must lie in (0, 1], got " + factor);
      }
    }
  }

  /** The patterns that a pattern is made of, in order; none for a leaf. */
  static List<EventPattern> partsOf(EventPattern pattern) {
    return Evaluators.parts(pattern);
  }

  private static List<EventPattern> nonEmpty(String op, List<EventPattern> parts) {
    List<EventPattern> copy = List.copyOf(parts);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException(op + " needs at least one part, got none");
    }
    return copy;
  }

  private static void atLeastOne(String op, int n) {
    if (n < 1) {
      throw new IllegalArgumentException(op + " needs a number of 1 or more, got " + n);
    }
  }
}
