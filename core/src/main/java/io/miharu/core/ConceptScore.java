package io.miharu.core;

import java.util.List;
import java.util.Optional;

/**
 * How sure somebody is that a concept is present: the one currency between looking and deciding.
 * Immutable.
 *
 * @param concept what is seen
 * @param span when; an instant where it was judged on one frame
 * @param probability calibrated, in [0, 1]; the emitting class says how
 * @param source who said so: {@code yolox-nano}, {@code kinematics}
 * @param tracks whom it is about: none for the scene as a whole, the one for an attribute, subject
 *     then object for a relation, all members for a group
 * @param zone the zone it refers to, by name, where it refers to one
 * @param box where in the picture, if anywhere
 */
public record ConceptScore(
    ConceptId concept,
    TimeSpan span,
    float probability,
    String source,
    List<Integer> tracks,
    Optional<String> zone,
    Optional<Box> box) {

  public ConceptScore {
    Probabilities.check("probability", probability);
    tracks = List.copyOf(tracks);
  }

  /** About one track, or several, at one moment. */
  public static ConceptScore ofTracks(
      ConceptId concept, MediaTime time, double probability, String source, Integer... tracks) {
    return new ConceptScore(
        concept,
        TimeSpan.instant(time),
        (float) probability,
        source,
        List.of(tracks),
        Optional.empty(),
        Optional.empty());
  }

  /** About the scene as a whole at one moment. */
  public static ConceptScore ofScene(
      ConceptId concept, MediaTime time, double probability, String source) {
    return ofTracks(concept, time, probability, source);
  }

  /** The same score, said of a zone. */
  public ConceptScore in(Zone where) {
    return new ConceptScore(
        concept, span, probability, source, tracks, Optional.of(where.name()), box);
  }
}
