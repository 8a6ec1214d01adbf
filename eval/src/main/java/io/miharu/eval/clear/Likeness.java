package io.miharu.eval.clear;

/**
 * Says how like a true and a found object are: in (0, 1], or 0 where they cannot be paired.
 *
 * @param pictureWidth in pixels, used where a true object of {@link ClearMeasure#POINT} has no box
 * @param pictureHeight the same
 * @param threshold a likeness of this or more counts as 1
 * @param binary whether a smaller one counts as none, rather than as what it is
 */
record Likeness(
    ClearMeasure measure,
    double pictureWidth,
    double pictureHeight,
    double threshold,
    boolean binary) {

  double of(Place truth, Place found) {
    double value = measure == ClearMeasure.AREA ? overlap(truth, found) : nearness(truth, found);
    if (!(value > 0)) {
      return 0;
    }
    if (value >= threshold) {
      return 1;
    }
    return binary ? 0 : value;
  }

  private static double overlap(Place truth, Place found) {
    return truth.box().isPresent() && found.box().isPresent()
        ? truth.box().get().overlap(found.box().get())
        : 0;
  }

  private double nearness(Place truth, Place found) {
    double unit =
        truth
            .box()
            .map(box -> (box.width() + box.height()) / 2)
            .orElse((pictureWidth + pictureHeight) / 4);
    return 1 - truth.centre().distance(found.centre()) / unit;
  }
}
