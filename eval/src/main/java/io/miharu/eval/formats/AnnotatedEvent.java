package io.miharu.eval.formats;

import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An event as a file tells it: a truth, or something found with a score. Immutable.
 *
 * @param event which event, spelled as the engine spells ids
 * @param name the event as the file spells it: {@code Person_Enters_Vehicle}
 * @param span when
 * @param score what ranks it; absent of a truth
 * @param alert when it could first be known; absent where the file does not say
 * @param tracks who took part, the subject first
 */
public record AnnotatedEvent(
    EventId event,
    String name,
    TimeSpan span,
    OptionalDouble score,
    Optional<MediaTime> alert,
    List<Integer> tracks) {

  public AnnotatedEvent {
    tracks = List.copyOf(tracks);
  }

  /** An event that truly happened. */
  public static AnnotatedEvent of(EventTruth truth) {
    return new AnnotatedEvent(
        truth.event(),
        truth.event().value(),
        truth.span(),
        OptionalDouble.empty(),
        Optional.empty(),
        truth.tracks());
  }

  /** An event that was found. */
  public static AnnotatedEvent of(EventHit hit) {
    return new AnnotatedEvent(
        hit.event(),
        hit.event().value(),
        hit.span(),
        OptionalDouble.of(hit.probability()),
        Optional.of(hit.alert()),
        hit.tracks());
  }

  /** The same event at another time, its alert forgotten. */
  AnnotatedEvent at(TimeSpan other) {
    return new AnnotatedEvent(event, name, other, score, Optional.empty(), tracks);
  }

  /** As a truth, without score and alert. */
  public EventTruth truth() {
    return new EventTruth(event, span, tracks);
  }

  /**
   * As something found. Scores outside [0, 1] move to the nearer end, a missing one counts as 1, a
   * missing alert as the event's end.
   */
  public EventHit hit(String source) {
    float probability = (float) Math.max(0, Math.min(1, score.orElse(1)));
    MediaTime known = alert.orElse(span.end());
    return new EventHit(
        source,
        event,
        name,
        span,
        known.isBefore(span.start()) ? span.start() : known,
        probability,
        tracks,
        List.of(),
        name,
        new Evidence.Operation("given", probability, 1, span, List.of()));
  }
}
