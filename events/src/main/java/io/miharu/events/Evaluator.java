package io.miharu.events;

import io.miharu.core.Evidence;
import java.time.Duration;

/**
 * One operator of a pattern at work for one subject. It is asked once per moment, in rising order
 * of time, whether or not its answer matters, since the answer may depend on earlier moments; but
 * not while it is {@link #settled} and nothing is seen of its subject. What it remembers is bounded
 * by its own durations. Not thread-safe.
 */
interface Evaluator {

  /** What the pattern says now. */
  Reading read(View now);

  /** Why it said so at the last {@link #read}; its parts' evidence included. */
  Evidence evidence(float weight);

  /** How far before the moment at which it begins to hold its stretch may start. */
  Duration lookback();

  /**
   * Whether moments at which nothing is seen of the subject leave it, and its answer, as they are,
   * so that it need not be asked about them. Meant after a {@link #read} of such a moment; false
   * where nobody can say.
   */
  default boolean settled() {
    return false;
  }

  /** How many moments and values it remembers, for tests of memory. */
  int remembered();
}
