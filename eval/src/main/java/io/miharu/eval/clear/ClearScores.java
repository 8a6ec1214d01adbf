package io.miharu.eval.clear;

import java.util.List;

/**
 * CLEAR's scores of one sequence.
 *
 * <p>Per frame, true and found objects are paired one to one with the largest sum of likenesses.
 * Found objects left over are excused, neither right nor wrong, if they are like an object nobody
 * asks for. The tracking scores keep a pair of the frames before while its likeness is 0.2 or more,
 * and pair the rest anew; a change after more than 50 frames in which the true object was not asked
 * for is none. Until there is a first pair, tracking takes the pairs of detection, with its
 * threshold.
 *
 * @param frames how many are scored
 * @param truths true boxes asked for
 * @param misses true boxes without a found one
 * @param falseAlarms found boxes without a true one
 * @param trackMisses the same with the pairs of tracking
 * @param trackFalseAlarms the same with the pairs of tracking
 * @param splits how often a true track's found track changes
 * @param merges how often a found track's true track changes
 * @param sfda sequence frame detection accuracy: the mean over frames of 2 · likenesses / (true +
 *     found), 1 where there is neither; NaN without frames
 * @param ata average tracking accuracy: over pairs of tracks, chosen for the largest sum, the
 *     likenesses divided by the frames in which the true one is asked for or the found one is
 *     there, less those in which they are alike; this over pairs + half of the true tracks without
 *     one + half of the found ones without one that are in some frame not excused; 1 without any
 *     track
 * @param modp mean over frames with pairs of the mean likeness; NaN without any
 * @param motp mean over pairs of the likeness; NaN without any
 */
public record ClearScores(
    int frames,
    int truths,
    int misses,
    int falseAlarms,
    int trackMisses,
    int trackFalseAlarms,
    int splits,
    int merges,
    double sfda,
    double ata,
    double modp,
    double motp,
    ClearSettings settings) {

  /** Multiple object detection accuracy: 1 − weighted errors per true box; NaN without any. */
  public double moda() {
    return 1
        - (settings.missCost() * misses + settings.falseAlarmCost() * falseAlarms)
            / (truths == 0 ? Double.NaN : truths);
  }

  /** Multiple object tracking accuracy: the same with changes of identity; NaN without any. */
  public double mota() {
    return 1
        - (settings.missCost() * trackMisses
                + settings.falseAlarmCost() * trackFalseAlarms
                + settings.switchCost() * (splits + merges))
            / (truths == 0 ? Double.NaN : truths);
  }

  /** Scores a sequence. O(F · B³ + T · S · F) for F frames, B boxes a frame, T and S tracks. */
  public static ClearScores of(ClearSequence sequence, ClearSettings settings) {
    return of(
        sequence.frames(),
        sequence.likeness(settings.detectionThreshold(), settings.binary()),
        sequence.likeness(settings.trackingThreshold(), settings.binary()),
        settings);
  }

  private static ClearScores of(
      List<ClearFrame> frames, Likeness detection, Likeness tracking, ClearSettings settings) {
    TrackOverlaps tracks = new TrackOverlaps();
    TrackingEvidence followed = new TrackingEvidence();
    int truths = 0;
    int misses = 0;
    int falseAlarms = 0;
    double sfda = 0;
    double modp = 0;
    int framesWithPairs = 0;
    for (ClearFrame frame : frames) {
      FrameDetection detected = FrameDetection.of(frame, detection);
      double likeness = Pair.sum(detected.pairs());
      int objects = frame.truth().size() + detected.judged().size();
      sfda += objects == 0 ? 1 : 2 * likeness / objects;
      if (!detected.pairs().isEmpty()) {
        modp += likeness / detected.pairs().size();
        framesWithPairs++;
      }
      truths += frame.truth().size();
      misses += detected.misses();
      falseAlarms += detected.falseAlarms();
      tracks.add(frame, detected, tracking);
      followed.add(frame, detected, tracking);
    }
    return new ClearScores(
        frames.size(),
        truths,
        misses,
        falseAlarms,
        followed.misses(),
        followed.falseAlarms(),
        followed.splits(),
        followed.merges(),
        frames.isEmpty() ? Double.NaN : sfda / frames.size(),
        tracks.averageAccuracy(),
        framesWithPairs == 0 ? Double.NaN : modp / framesWithPairs,
        followed.precision(),
        settings);
  }
}
