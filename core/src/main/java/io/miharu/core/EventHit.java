package io.miharu.core;

import java.util.List;

/**
 * An event that was found, with the reason. Immutable.
 *
 * @param source which video, by its name in the run
 * @param event which event
 * @param label the event's name for people
 * @param span when it happened
 * @param alert when it could first be known: never before the start, possibly before the end
 * @param probability calibrated, in [0, 1]
 * @param tracks who took part, by track id, the subject first
 * @param boxes where they were, in rising order of time, thinned to what a report needs
 * @param rule the definition that found it, {@code id@version}
 * @param evidence why
 */
public record EventHit(
    String source,
    EventId event,
    String label,
    TimeSpan span,
    MediaTime alert,
    float probability,
    List<Integer> tracks,
    List<TrackBox> boxes,
    String rule,
    Evidence evidence) {

  /** Where a track was at one moment, in pixels of the decoded frame. */
  public record TrackBox(MediaTime time, int track, Box box) {}

  public EventHit {
    Probabilities.check("probability", probability);
    tracks = List.copyOf(tracks);
    boxes = List.copyOf(boxes);
    if (alert.isBefore(span.start())) {
      throw new IllegalArgumentException(
          "%s: the alert at %s comes before the start at %s".formatted(event, alert, span.start()));
    }
  }
}
