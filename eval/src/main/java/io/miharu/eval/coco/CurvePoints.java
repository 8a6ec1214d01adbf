package io.miharu.eval.coco;

/** Precision and recall of a class in a range of sizes, at one overlap. Not changed once built. */
final class CurvePoints {

  private final double[] precision;
  private final double recall;
  private final double recallOfTen;
  private final double recallOfOne;

  CurvePoints(double[] precision, double recall, double recallOfTen, double recallOfOne) {
    this.precision = precision;
    this.recall = recall;
    this.recallOfTen = recallOfTen;
    this.recallOfOne = recallOfOne;
  }

  /** At each of the recalls, never rising; 0 beyond the highest recall. Shared, not copied. */
  double[] precision() {
    return precision;
  }

  /** The share of true boxes that were found. */
  double recall() {
    return recall;
  }

  /** The same, when only the ten surest boxes of a picture count. */
  double recallOfTen() {
    return recallOfTen;
  }

  /** The same, when only the surest box of a picture counts. */
  double recallOfOne() {
    return recallOfOne;
  }
}
