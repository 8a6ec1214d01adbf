package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Videos that share an axis of steps, so that a concept is one series over all of them.
 * Thread-safe.
 */
interface Shard {

  /**
   * A video's place on the axis.
   *
   * @param base where its first step is, a multiple of the steps of a minute
   * @param hidden whether it was replaced or removed, and does not count
   */
  record ShardVideo(String name, int base, int steps, boolean hidden) {}

  /** By rising base. */
  List<ShardVideo> videos();

  /** What was looked for in some of the videos. */
  List<ConceptId> concepts();

  /** Those of the concepts of which some scores are foreign; see {@link Origin#isForeign}. */
  Set<ConceptId> foreign();

  /** A concept over the whole axis; empty where nobody looked for it. */
  Series series(ConceptId concept) throws IOException;

  /** In how many steps each level of a concept stands, [256]; see {@link Levels#count}. */
  default long[] levels(ConceptId concept) throws IOException {
    return Levels.count(series(concept));
  }
}
