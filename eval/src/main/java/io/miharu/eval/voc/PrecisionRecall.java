package io.miharu.eval.voc;

import java.util.List;

/**
 * Precision over recall, from the surest found thing to the least sure, and the areas below it.
 *
 * <p>Source: Everingham et al., "The Pascal Visual Object Classes Challenge", IJCV 2010 for eleven
 * points; the development kit of 2010 and later for every point. Immutable.
 *
 * @param recall never falling, in [0, 1]
 * @param precision as long
 */
public record PrecisionRecall(List<Double> recall, List<Double> precision) {

  private static final int ELEVEN = 11;

  public PrecisionRecall {
    recall = List.copyOf(recall);
    precision = List.copyOf(precision);
    if (recall.size() != precision.size()) {
      throw new IllegalArgumentException(
          "needed as many recalls as precisions, got %d and %d"
              .formatted(recall.size(), precision.size()));
    }
  }

  /** The area below the curve whose precision never rises; 0 without points. */
  public double everyPoint() {
    double area = 0;
    double best = 0;
    for (int i = recall.size() - 1; i >= 0; i--) {
      best = Math.max(best, precision.get(i));
      double before = i == 0 ? 0 : recall.get(i - 1);
      area += (recall.get(i) - before) * best;
    }
    return area;
  }

  /** The mean of the best precision from recall 0, 0.1, … 1 on; 0 without points. */
  public double elevenPoint() {
    double sum = 0;
    for (int step = 0; step < ELEVEN; step++) {
      // 3 · 0.1 lies above 0.3, and so it does in the reference.
      double least = step == ELEVEN - 1 ? 1 : step * 0.1;
      double best = 0;
      for (int i = 0; i < recall.size(); i++) {
        best = recall.get(i) >= least ? Math.max(best, precision.get(i)) : best;
      }
      sum += best;
    }
    return sum / ELEVEN;
  }
}
