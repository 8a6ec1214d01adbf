package io.miharu.eval.activitynet;

/** Which answer is wanted where the reference tool is known to be wrong. */
public enum Parity {
  /**
   * The right one: segments that end before they begin and numbers that are not finite are refused,
   * and two segments without any extent do not overlap.
   */
  CORRECT,
  /**
   * The reference's: all of those are accepted, 0/0 counts as an overlap above every threshold (a
   * NaN is below none), files must hold the top-level fields it asks for, and ties are read in the
   * order of the file, from the back.
   */
  REFERENCE
}
