package io.miharu.eval.coco;

import java.util.List;

/**
 * Sizes that are scored apart.
 *
 * @param place in {@link #EVERY}
 * @param label as cocoapi prints it
 * @param least area in square pixels, included
 * @param most area in square pixels, included
 */
record AreaRange(int place, String label, double least, double most) {

  static final AreaRange ALL = new AreaRange(0, "all", 0, 1e10);
  static final AreaRange SMALL = new AreaRange(1, "small", 0, 32 * 32);
  static final AreaRange MEDIUM = new AreaRange(2, "medium", 32 * 32, 96 * 96);
  static final AreaRange LARGE = new AreaRange(3, "large", 96 * 96, 1e10);

  /** By place. */
  static final List<AreaRange> EVERY = List.of(ALL, SMALL, MEDIUM, LARGE);

  boolean lacks(double area) {
    return area < least || area > most;
  }
}
