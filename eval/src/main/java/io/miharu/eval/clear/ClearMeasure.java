package io.miharu.eval.clear;

/** How like a true and a found object are. */
public enum ClearMeasure {
  /** Intersection over union of their boxes. */
  AREA("Area"),
  /**
   * 1 − the distance of their points, or of the centres of their boxes, in units of the true box's
   * mean side; without a box, in quarters of the picture's width and height together.
   */
  POINT("Point");

  private final String title;

  ClearMeasure(String title) {
    this.title = title;
  }

  /** As CLEARDTScorer's {@code -E} writes it. */
  public String title() {
    return title;
  }
}
