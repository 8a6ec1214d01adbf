package io.miharu.eval.actev.scoring;

import java.util.Optional;

/** Says which instances may be the same, and how alike they are, as one protocol has it. */
final class PairKernel {

  private final ActevProtocol protocol;
  private final double delta;
  private final double second;
  private final double temporalEpsilon;
  private final double confEpsilon;
  private final double objectEpsilon;
  private final double moteEpsilon;
  private final double objectDelta;
  private final ScoreRange scores;
  private final Optional<ObjectMatcher> matcher;

  /**
   * A kernel for one run.
   *
   * @param scores the range of all scores of the run
   * @param matcher for a protocol that scores objects
   */
  PairKernel(
      ActevProtocol protocol,
      ScoringParameters parameters,
      VideoSet videos,
      ScoreRange scores,
      Optional<ObjectMatcher> matcher) {
    this.protocol = protocol;
    this.scores = scores;
    this.matcher = matcher;
    delta = parameters.number("activity.temporal_overlap_delta", 0);
    second = videos.framesPerSecond();
    temporalEpsilon =
        protocol.usesTemporalIou()
            ? parameters.number("activity.epsilon_temporal_congruence", 0)
            : 0;
    confEpsilon = parameters.number("activity.epsilon_presenceconf_congruence", 0);
    boolean tracks = protocol == ActevProtocol.ACTEV18_AODT;
    objectEpsilon = tracks ? 0 : parameters.number("activity.epsilon_object_congruence", 0);
    moteEpsilon = tracks ? parameters.number("activity.epsilon_object_tracking_congruence", 0) : 0;
    objectDelta = parameters.number("activity.object_congruence_delta", 0);
  }

  /** The pair, if the protocol allows it. */
  Optional<Pair> compare(Instance truth, Instance system) {
    long common = truth.active().overlap(system.active());
    long union = truth.active().length() + system.active().length() - common;
    double iou = common / (double) union;
    if (common == 0 || !allows(truth, system, common, iou)) {
      return Optional.empty();
    }
    Optional<ObjectEvidence> objects = matcher.map(m -> m.compare(truth, system));
    double conf = scores.congruence(system.conf());
    double similarity = 1 + temporalEpsilon * iou + confEpsilon * conf;
    if (objects.isPresent()) {
      double congruence = objects.get().congruence();
      if (!(congruence >= objectDelta)) { // an undefined one allows nothing
        return Optional.empty();
      }
      similarity += objectEpsilon * congruence;
      if (moteEpsilon != 0) {
        // The error itself is added, not what it leaves of 1: so the reference has it.
        similarity += moteEpsilon * objects.get().minMote();
      }
    }
    return Optional.of(new Pair(truth, system, similarity, common, iou, conf, objects));
  }

  private boolean allows(Instance truth, Instance system, long common, double iou) {
    double share = common / (double) truth.active().length();
    return switch (protocol.overlap()) {
      case TEMPORAL_IOU -> iou > delta;
      case ONE_SECOND -> common >= second;
      // The length of one decides, that of the other divides: so the reference has it.
      case SHORT_SYSTEM -> system.active().length() < second ? share >= delta : common >= second;
      case SHORT_TRUTH -> truth.active().length() < second ? share >= delta : common >= second;
    };
  }
}
