package io.miharu.core;

import java.util.List;

/**
 * An event that truly happened, from an annotation or a simulator. Immutable.
 *
 * @param event which event
 * @param span when
 * @param tracks who took part, by the truth's own track ids; empty where it does not say
 */
public record EventTruth(EventId event, TimeSpan span, List<Integer> tracks) {

  public EventTruth {
    tracks = List.copyOf(tracks);
  }
}
