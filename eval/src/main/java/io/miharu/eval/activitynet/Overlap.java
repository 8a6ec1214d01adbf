package io.miharu.eval.activitynet;

/** How much two segments of one video overlap. */
final class Overlap {

  private Overlap() {}

  /**
   * Intersection over union in time, tIoU. Of two segments whose union has no extent it is 0, or
   * NaN where the reference's answer is wanted.
   */
  static double of(double start, double end, double otherStart, double otherEnd, Parity parity) {
    double intersection = Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart));
    double union = (otherEnd - otherStart) + (end - start) - intersection;
    return union == 0 && parity == Parity.CORRECT ? 0 : intersection / union;
  }
}
