package io.miharu.app.training;

import io.miharu.learning.detector.DetectorJudge;
import io.miharu.learning.detector.DetectorTrainee;
import io.miharu.learning.detector.VariedFrames;
import io.miharu.nets.graph.WeightFile;
import java.io.IOException;
import java.util.Optional;

/**
 * What a detector begins with, and the confidence by which the file that it becomes goes.
 *
 * @param served the name of the file that it begins with if that one serves: such weights have
 *     their confidence already
 * @param before how good the weights are that the confidence goes by; empty where what was learnt
 *     is judged on clips that it does not know
 */
record DetectorStart(
    DetectorOptions options,
    DetectorJudge judge,
    Optional<String> served,
    Optional<Judged> before) {

  /**
   * Gives the network the weights to begin with, and judges those that the confidence goes by.
   *
   * @param learnt the pictures to learn from
   */
  static DetectorStart of(
      DetectorOptions options, DetectorTrainee network, DetectorJudge judge, VariedFrames learnt)
      throws IOException {
    Optional<String> served = begin(options.weights, network, learnt);
    Optional<Judged> before =
        options.allClips ? Optional.of(before(options, network, judge, learnt)) : Optional.empty();
    return new DetectorStart(options, judge, served, before);
  }

  private static Judged before(
      DetectorOptions options, DetectorTrainee network, DetectorJudge judge, VariedFrames learnt)
      throws IOException {
    if (options.confidenceLike.isEmpty()) {
      return Judged.of(judge, network);
    }
    WeightOptions.Served like =
        WeightOptions.served("--confidence-like", options.confidenceLike.get());
    try (DetectorTrainee other =
        new DetectorTrainee(
            network.shape(), options.loop.seed, DetectorTraining.AVERAGING, Optional.empty())) {
      other.startFrom(like.weights(), learnt);
      return Judged.of(judge, other);
    }
  }

  private static Optional<String> begin(
      WeightOptions weights, DetectorTrainee network, VariedFrames learnt) throws IOException {
    if (weights.isServed()) {
      WeightOptions.Served served = weights.served();
      network.startFrom(served.weights(), learnt);
      return Optional.of(served.name());
    }
    Optional<WeightFile> first = weights.first();
    if (first.isPresent()) {
      network.startFrom(first.get());
    }
    return Optional.empty();
  }

  /** For the card, to be put behind who labelled the frames. */
  String source() {
    return served.map(", begun with %s"::formatted).orElse("");
  }

  /** What the card says of the weights that were learnt, and where they serve best. */
  Judged judged(DetectorTrainee network) throws IOException {
    if (before.isPresent()) {
      return served.isPresent() || options.confidenceLike.isPresent()
          ? Judged.of(judge, network).relativeTo(before.get())
          : before.get().learntSince();
    }
    Judged judged = Judged.of(judge, network);
    return served.isPresent() ? judged.begunServed() : judged;
  }
}
