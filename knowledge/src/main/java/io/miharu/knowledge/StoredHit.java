package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import java.util.List;

/**
 * A found event as a results file holds it, for queries. Immutable.
 *
 * @param source the video's name
 * @param start seconds from the first frame
 * @param end seconds from the first frame, no less than {@code start}
 * @param probability in [0, 1]
 * @param rule the definition that found it, {@code id@version}
 * @param tracks who took part
 * @param seen the concepts of its evidence
 */
public record StoredHit(
    String source,
    EventId event,
    double start,
    double end,
    double probability,
    String rule,
    List<Integer> tracks,
    List<Seen> seen) {

  /** A concept of the evidence, and when it held, in seconds from the first frame. */
  public record Seen(ConceptId concept, double probability, double start, double end) {}

  public StoredHit {
    if (!(start <= end)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "%s: a hit must not end before it starts, got %s s to %s s".formatted(event, start, end));
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "%s: a probability lies in [0, 1], got %s".formatted(event, probability));
    }
    tracks = List.copyOf(tracks);
    seen = List.copyOf(seen);
  }
}
