package io.miharu.learning.skeletons;

import java.util.List;

/**
 * What one trained network said of the judging clips of a fold.
 *
 * @param key which network
 * @param shares of the classes for each clip, in the fold's order; zeros for a clip that cannot be
 *     used. The rows are not copied.
 * @param seconds the training and judging took
 */
public record NetworkShares(Key key, List<double[]> shares, double seconds) {

  /**
   * Which network.
   *
   * @param voter its kind, stream and plan
   * @param member which of those trained alike, from 0
   * @param fold its name
   * @param seed of the trial
   * @param clips that judge
   */
  public record Key(Voter voter, int member, String fold, long seed, int clips) {}

  public NetworkShares {
    shares = List.copyOf(shares);
    if (shares.size() != key.clips()) {
      throw new IllegalArgumentException(
          "%s needs shares for %d clips, got %d".formatted(key.fold(), key.clips(), shares.size()));
    }
  }
}
