package io.miharu.eval.mot;

import java.util.List;

/**
 * Everything that is said of a tracker. Adds up over videos. Immutable.
 *
 * @param clear box by box: MOTA, MOTP, switches
 * @param identity track by track: IDF1
 * @param hota both, at every overlap
 * @param vace cover of tracks and boxes: ATA, SFDA
 * @param counts how much there was to score
 * @param motMetrics CLEAR and identity again, by the rules of py-motmetrics
 */
public record TrackingScores(
    ClearCounts clear,
    IdentityCounts identity,
    HotaEvidence hota,
    VaceCounts vace,
    BoxCounts counts,
    MotMetricsCounts motMetrics) {

  /** {@link #of(List, List, MotProtocol)} without a benchmark's own rules. */
  public static TrackingScores of(List<MotRow> truth, List<MotRow> found) {
    return of(truth, found, MotProtocol.EVERYTHING);
  }

  /**
   * Scores one video, which ends with the last frame that anybody is in.
   *
   * @param truth in any order, each with an id
   * @param found in any order, each with an id
   * @param protocol what is left out first
   */
  public static TrackingScores of(List<MotRow> truth, List<MotRow> found, MotProtocol protocol) {
    return MotSequence.of(truth, found, protocol).scores();
  }

  /** The scores of both videos together. */
  public TrackingScores plus(TrackingScores other) {
    return new TrackingScores(
        clear.plus(other.clear),
        identity.plus(other.identity),
        hota.plus(other.hota),
        vace.plus(other.vace),
        counts.plus(other.counts),
        motMetrics.plus(other.motMetrics));
  }
}
