package io.miharu.temporal.tracking;

import java.time.Duration;

/**
 * How tracks are known again by their looks. Immutable.
 *
 * @param minCosine of a lost track's looks and a detection's, in [-1, 1]; less alike are different
 *     people
 * @param kept share of the old looks when a new one is taken, in [0, 1)
 * @param every a followed track is looked at again after this time
 * @param minHeightPx boxes less tall show too little
 * @param maxCover a detection that another one covers more than this, in [0, 1], shows somebody
 *     else too
 * @param lostLife how long a track whose looks are known lives without a detection
 */
public record RecognitionSettings(
    double minCosine,
    double kept,
    Duration every,
    double minHeightPx,
    double maxCover,
    Duration lostLife) {

  /**
   * The share kept is StrongSORT's (Du et al., arXiv:2202.13514, section 3.2, after JDE). The least
   * cosine lies between those of OSNet x0.25 for the same person (0.91) and others (0.55) on a clip
   * that it was not trained on. The life stays below the 10 s for which concepts remember a track.
   */
  public static final RecognitionSettings DEFAULT =
      new RecognitionSettings(0.75, 0.9, Duration.ofMillis(500), 40, 0.3, Duration.ofSeconds(9));

  public RecognitionSettings {
    if (!(minCosine >= -1 && minCosine <= 1 && kept >= 0 && kept < 1)) {
      throw new IllegalArgumentException(
          "a cosine lies in [-1, 1] and the share kept in [0, 1), got %s and %s"
              .formatted(minCosine, kept));
    }
    if (every.isNegative() || lostLife.isNegative()) {
      throw new IllegalArgumentException(
          "durations must be 0 or more, got every %s, lost life %s".formatted(every, lostLife));
    }
  }
}
