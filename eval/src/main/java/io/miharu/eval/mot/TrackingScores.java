package io.miharu.eval.mot;

import java.util.List;

/**
 * Everything that is said of a tracker: CLEAR, identity and HOTA. Adds up over videos. Immutable.
 *
 * @param clear box by box: MOTA, MOTP, switches
 * @param identity track by track: IDF1
 * @param hota both, at every overlap
 */
public record TrackingScores(ClearCounts clear, IdentityCounts identity, HotaEvidence hota) {

  /** {@link #of(List, List, MotProtocol)} without a benchmark's own rules. */
  public static TrackingScores of(List<MotRow> truth, List<MotRow> found) {
    return of(truth, found, MotProtocol.EVERYTHING);
  }

  /**
   * Scores one video.
   *
   * @param truth in any order, each with an id
   * @param found in any order, each with an id
   * @param protocol what is left out first
   */
  public static TrackingScores of(List<MotRow> truth, List<MotRow> found, MotProtocol protocol) {
    return of(TrackComparison.of(protocol.scoredTruth(truth), protocol.scoredFound(truth, found)));
  }

  static TrackingScores of(TrackComparison comparison) {
    return new TrackingScores(
        ClearCounts.of(comparison), IdentityCounts.of(comparison), HotaEvidence.of(comparison));
  }

  /** The scores of both videos together. */
  public TrackingScores plus(TrackingScores other) {
    return new TrackingScores(
        clear.plus(other.clear), identity.plus(other.identity), hota.plus(other.hota));
  }
}
