package io.miharu.app.training;

import io.miharu.learning.detector.DetectorJudge;
import io.miharu.learning.detector.DetectorTrainee;
import io.miharu.learning.detector.VariedFrames;
import io.miharu.nets.graph.WeightFile;
import java.io.IOException;
import java.util.Optional;

/** What a detector begins with, and the confidence by which the file that it becomes goes. */
final class DetectorStart {

  private final DetectorOptions options;
  private final DetectorJudge judge;
  private final Optional<String> served;
  private final Optional<Judged> before;

  private DetectorStart(
      DetectorOptions options,
      DetectorJudge judge,
      Optional<String> served,
      Optional<Judged> before) {
    this.options = options;
    this.judge = judge;
    this.served = served;
    this.before = before;
  }

  /**
   * Gives the network the weights to begin with, and judges those that the confidence goes by.
   *
   * @param learnt the pictures to learn from
   * @param averaging of a trainee
   */
  static DetectorStart of(
      DetectorOptions options,
      DetectorTrainee network,
      DetectorJudge judge,
      VariedFrames learnt,
      double averaging)
      throws IOException {
    Optional<String> served = begin(options.weights, network, learnt);
    if (!options.allClips) {
      return new DetectorStart(options, judge, served, Optional.empty());
    }
    if (options.confidenceLike.isEmpty()) {
      return new DetectorStart(options, judge, served, Optional.of(Judged.of(judge, network)));
    }
    WeightOptions.Served like =
        WeightOptions.served("--confidence-like", options.confidenceLike.get());
    try (DetectorTrainee other =
        new DetectorTrainee(network.shape(), options.loop.seed, averaging, Optional.empty())) {
      other.startFrom(like.weights(), learnt);
      return new DetectorStart(options, judge, served, Optional.of(Judged.of(judge, other)));
    }
  }

  /** The name of the file if it serves: such weights have their confidence already. */
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
