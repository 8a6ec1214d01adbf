package io.miharu.events.index;

/** What the stored numbers of an index mean. Source: event detection, section 3. */
public enum Calibration {
  /**
   * {@link #RANK} for the scores of other networks ({@link Origin#isForeign}) in an index of at
   * least 500 steps, else {@link #PROBABILITY}.
   */
  AUTO,
  /**
   * Only their order counts: each concept's numbers become the normal quantile of their rank among
   * all steps of the index in which its detector ran, so that a detector that sees its concept
   * everywhere says little, and one that is on a scale of its own harms nobody.
   */
  RANK,
  /** Calibrated probabilities, {@code l = ln(p / (1 - p))}. */
  PROBABILITY;

  /** The background that the method asks for. */
  static final long LEAST_STEPS = 500;
}
