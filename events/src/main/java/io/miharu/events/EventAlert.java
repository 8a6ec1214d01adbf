package io.miharu.events;

import io.miharu.core.EventId;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.util.List;

/**
 * An event that has begun and goes on, for those who cannot wait for its end. The hit follows when
 * it closes, with the same source, event, start (or an earlier one) and alert. Immutable.
 *
 * @param label the event's name for people
 * @param start when it began
 * @param alert now: when it could first be known
 * @param probability so far, in [0, 1]
 * @param tracks who takes part, the subject first
 */
public record EventAlert(
    String source,
    EventId event,
    String label,
    MediaTime start,
    MediaTime alert,
    float probability,
    List<Integer> tracks,
    String rule,
    Evidence evidence) {

  public EventAlert {
    tracks = List.copyOf(tracks);
  }
}
