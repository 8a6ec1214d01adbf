package io.miharu.events.fewshot;

import java.util.Arrays;

/**
 * Clips that nobody labelled, in a space of shares ({@link VideoSpace#ofShares}), with what can be
 * said of each without any event in mind: whether one concept explains it alone, and how dense the
 * crowd is that it stands in.
 *
 * <p>A clip whose nearest neighbours are very near belongs to a kind that the pool holds many of
 * and that its concepts describe well, so it is near to everything that resembles that kind. Source
 * of the idea: Conneau et al., "Word Translation Without Parallel Data", ICLR 2018,
 * arXiv:1710.04087, section 2.3 (CSLS), with the mean cosine to the nearest neighbours; ours is
 * standardised. Fitting takes O(N^2 D). Immutable; the rows are shared, not copied.
 */
public final class UnlabelledClips {

  private final double[][] placed;
  private final boolean[] explained;
  private final double[] crowd;

  /**
   * @param placed the clips in their space, [N][D], N at least 2; the last value is the dominance,
   *     the others have length 1
   * @param shares the same clips' scores, [N][C]
   * @param explainedFrom from this dominance on one concept explains a clip alone
   * @param neighbours how many of the nearest make the crowd, 1 or more
   */
  public UnlabelledClips(
      double[][] placed, double[][] shares, double explainedFrom, int neighbours) {
    if (placed.length < 2 || placed.length != shares.length || neighbours < 1) {
      throw new IllegalArgumentException(
          "needs two clips or more, the scores of each and a neighbour, got %d, %d and %d"
              .formatted(placed.length, shares.length, neighbours));
    }
    this.placed = placed.clone();
    explained = new boolean[placed.length];
    for (int i = 0; i < explained.length; i++) {
      explained[i] = VideoSpace.dominance(shares[i]) >= explainedFrom;
    }
    double[] nearness = new double[placed.length];
    for (int i = 0; i < nearness.length; i++) {
      nearness[i] = nearness(i, Math.min(neighbours, placed.length - 1));
    }
    crowd = Vectors.standardised(nearness);
  }

  public int size() {
    return placed.length;
  }

  double[] placed(int i) {
    return placed[i];
  }

  boolean explained(int i) {
    return explained[i];
  }

  /** How dense the crowd around clip i is, in standard deviations of the pool. */
  double crowd(int i) {
    return crowd[i];
  }

  /** What a detector says of every clip, standardised over the pool, [N]. */
  double[] standardisedScores(double[] weights) {
    double[] scores = new double[placed.length];
    Arrays.setAll(scores, i -> Vectors.dot(weights, placed[i]));
    return Vectors.standardised(scores);
  }

  /** The mean cosine to the nearest others; the dominance does not count. */
  private double nearness(int i, int neighbours) {
    double[] nearest = new double[neighbours]; // rising
    Arrays.fill(nearest, Double.NEGATIVE_INFINITY);
    int length = placed[i].length - 1;
    for (int j = 0; j < placed.length; j++) {
      if (j == i) {
        continue;
      }
      double cosine = 0;
      for (int d = 0; d < length; d++) {
        cosine += placed[i][d] * placed[j][d];
      }
      if (cosine > nearest[0]) {
        int at = 0;
        while (at + 1 < neighbours && nearest[at + 1] < cosine) {
          nearest[at] = nearest[++at];
        }
        nearest[at] = cosine;
      }
    }
    return Arrays.stream(nearest).average().orElseThrow();
  }
}
