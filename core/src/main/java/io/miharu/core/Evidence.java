package io.miharu.core;

import java.util.List;

/**
 * Why an event was found: a tree whose leaves are concepts and whose inner nodes are the operations
 * of the event's pattern. Plain data; reports put it into words. Immutable.
 */
public sealed interface Evidence {

  /**
   * In [0, 1]: of a concept its calibrated probability, of an operation what it made of its
   * children.
   */
  float probability();

  /** How much the parent counts it, 1 where the parent does not weigh. */
  float weight();

  /** When it held. */
  TimeSpan span();

  /** What it rests on; empty for a concept. */
  List<Evidence> children();

  /**
   * A concept that was seen.
   *
   * @param tracks on whom, as in {@link ConceptScore#tracks()}
   * @param source who said so, as in {@link ConceptScore#source()}
   * @param without what the event's probability would be had this concept not been seen, in [0, 1];
   *     NaN where nobody worked it out
   */
  record Concept(
      ConceptId concept,
      float probability,
      float weight,
      TimeSpan span,
      List<Integer> tracks,
      String source,
      float without)
      implements Evidence {

    public Concept {
      Probabilities.check("probability", probability);
      if (!Float.isNaN(without)) {
        Probabilities.check("without", without);
      }
      tracks = List.copyOf(tracks);
    }

    /** Where nobody worked out what would be without it. */
    public Concept(
        ConceptId concept,
        float probability,
        float weight,
        TimeSpan span,
        List<Integer> tracks,
        String source) {
      this(concept, probability, weight, span, tracks, source, Float.NaN);
    }

    public Concept withWithout(float newWithout) {
      return new Concept(concept, probability, weight, span, tracks, source, newWithout);
    }

    @Override
    public List<Evidence> children() {
      return List.of();
    }
  }

  /**
   * What an operation of the pattern made of its parts.
   *
   * @param op the operation's name, as events.jsonl prints it: {@code then}, {@code dwell}
   */
  record Operation(
      String op, float probability, float weight, TimeSpan span, List<Evidence> children)
      implements Evidence {

    public Operation {
      Probabilities.check("probability", probability);
      children = List.copyOf(children);
    }
  }
}
