package io.miharu.eval.mot;

/**
 * The identity numbers of multi-object tracking: how much of each true track one found track
 * explains, the best pairing of whole tracks chosen once for the video. Counts that add up over
 * videos.
 *
 * <p>Source: Ristani et al., "Performance Measures and a Data Set for Multi-Target, Multi-Camera
 * Tracking", 2016, arXiv:1609.01775, at IoU 0.5, as TrackEval computes it; a rate whose divisor is
 * 0 is 0, as there. Immutable.
 *
 * @param hits boxes of true tracks that overlap with their track's partner
 * @param falseAlarms all other found boxes
 * @param misses all other true boxes
 */
public record IdentityCounts(long hits, long falseAlarms, long misses) {

  public IdentityCounts plus(IdentityCounts other) {
    return new IdentityCounts(
        hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
  }

  /** The harmonic mean of both others, in [0, 1]. */
  public double idf1() {
    return hits / Math.max(1.0, hits + 0.5 * falseAlarms + 0.5 * misses);
  }

  /** The share of true boxes that are hits, in [0, 1]. */
  public double recall() {
    return (double) hits / Math.max(1, hits + misses);
  }

  /** The share of found boxes that are hits, in [0, 1]. */
  public double precision() {
    return (double) hits / Math.max(1, hits + falseAlarms);
  }

  /** Of pairs that are counted; {@code truths} and {@code founds} are all boxes. */
  static IdentityCounts of(PairTable pairs, int foundTracks, long truths, long founds) {
    // A pair of tracks costs (their lengths - 2 * frames together), two loners cost their lengths:
    // so the cheapest pairing is the one with most frames together.
    double[] weights = new double[pairs.size()];
    for (int slot = 0; slot < weights.length; slot++) {
      weights[slot] = pairs.together(slot);
    }
    long hits = Math.round(pairs.largestTotal(weights, foundTracks));
    return new IdentityCounts(hits, founds - hits, truths - hits);
  }
}
