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
   */
  record Concept(
      ConceptId concept,
      float probability,
      float weight,
      TimeSpan span,
      List<Integer> tracks,
      String source)
      implements Evidence {

    public Concept {
      Probabilities.check("probability", probability);
      tracks = List.copyOf(tracks);
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
