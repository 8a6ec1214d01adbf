package io.miharu.temporal.tracking;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;

/**
 * A confirmed track that is over. Immutable.
 *
 * @param id as in its track states
 * @param label the class with most votes over its life
 * @param labelConfidence that class's share of the votes, in [0, 1]
 * @param since when its first detection was
 * @param lastSeen when its last detection was; the end was noticed only after its lost life
 * @param bornBox the box of its first detection
 * @param lastBox the filtered box at its last detection
 */
public record EndedTrack(
    int id,
    ConceptId label,
    float labelConfidence,
    MediaTime since,
    MediaTime lastSeen,
    Box bornBox,
    Box lastBox) {

  public EndedTrack {
    if (lastSeen.isBefore(since)) {
      throw new IllegalArgumentException(
          "track %d was last seen at %s, before its start at %s".formatted(id, lastSeen, since));
    }
  }
}
