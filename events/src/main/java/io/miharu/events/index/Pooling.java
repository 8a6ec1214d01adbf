package io.miharu.events.index;

/**
 * How the logits of one concept over a stretch of time become one value, L_c.
 *
 * <p>Source: event detection, section 6. Steps in which the concept's detector did not run do not
 * count; a step in which it ran and saw nothing counts with the lowest logit.
 */
public enum Pooling {
  /** The largest: objects and short actions. */
  MAX,
  /** The mean: scenes and states. */
  MEAN,
  /**
   * The mean of the three largest, or of all where there are fewer: actions of a noisy detector.
   */
  TOP3
}
