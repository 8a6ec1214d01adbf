package io.miharu.eval.mot;

import io.miharu.eval.Assignment;
import io.miharu.eval.mot.TrackComparison.Pairing;

/**
 * The identity numbers of multi-object tracking: how much of each true track one found track
 * explains, the best pairing of whole tracks chosen once for the video. Counts that add up over
 * videos.
 *
 * <p>Source: Ristani et al., "Performance Measures and a Data Set for Multi-Target, Multi-Camera
 * Tracking", 2016, arXiv:1609.01775, at IoU 0.5, as TrackEval computes it. Immutable.
 *
 * @param hits boxes of true tracks that overlap with their track's partner
 * @param falseAlarms all other found boxes
 * @param misses all other true boxes
 */
public record IdentityCounts(long hits, long falseAlarms, long misses) {

  private static final double MIN_IOU = 0.5;

  public IdentityCounts plus(IdentityCounts other) {
    return new IdentityCounts(
        hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
  }

  /** In [0, 1]; NaN when there are no boxes at all, where TrackEval prints 0. */
  public double idf1() {
    return hits == 0 && falseAlarms == 0 && misses == 0
        ? Double.NaN
        : 2.0 * hits / (2.0 * hits + falseAlarms + misses);
  }

  static IdentityCounts of(TrackComparison comparison) {
    double[][] together = new double[comparison.truthTracks()][comparison.foundTracks()];
    long truths = 0;
    long founds = 0;
    for (Pairing frame : comparison.frames()) {
      truths += frame.truth().length;
      founds += frame.found().length;
      for (int t = 0; t < frame.truth().length; t++) {
        for (int f = 0; f < frame.found().length; f++) {
          if (frame.similarity()[t][f] >= MIN_IOU) { // no epsilon here, as in TrackEval
            together[frame.truth()[t]][frame.found()[f]]++;
          }
        }
      }
    }
    // A pair of tracks costs (their lengths - 2 * frames together), two loners cost their lengths:
    // so the cheapest pairing is the one with most frames together.
    int[] partner = Assignment.maximal(together);
    long hits = 0;
    for (int track = 0; track < partner.length; track++) {
      hits += partner[track] < 0 ? 0 : (long) together[track][partner[track]];
    }
    return new IdentityCounts(hits, founds - hits, truths - hits);
  }
}
