package io.miharu.eval.mot;

import java.util.Arrays;
import java.util.List;

/** The walk over the frames that {@link MotMetricsCounts} come from. Not thread-safe. */
final class MotMetricsWalk {

  private static final double MAX_DISTANCE = 0.5;
  private static final int NOBODY = -1;

  private final SparseMatching matching = new SparseMatching();
  private final int[] truthLengths;
  private final int[] partner; // the last one ever
  private final int[] owner; // by found track: the true one of its last new pair
  private final boolean[] everPaired; // by found track
  private final int[] tracked; // frames
  private final int[] pendingGap; // 1 while a track that was tracked once is missed
  private long matches;
  private long switches;
  private long falseAlarms;
  private long misses;
  private long fragments;
  private long transfers;
  private long ascents;
  private long migrations;
  private double distanceSum;
  private boolean[] truthTaken = new boolean[0];
  private boolean[] foundTaken = new boolean[0];

  MotMetricsWalk(int[] truthLengths, int foundTracks) {
    this.truthLengths = truthLengths;
    partner = new int[truthLengths.length];
    tracked = new int[truthLengths.length];
    pendingGap = new int[truthLengths.length];
    owner = new int[foundTracks];
    everPaired = new boolean[foundTracks];
    Arrays.fill(partner, NOBODY);
    Arrays.fill(owner, NOBODY);
  }

  void visit(FrameOverlap frame) {
    if (truthTaken.length < frame.truths) {
      truthTaken = new boolean[2 * frame.truths];
    }
    if (foundTaken.length < frame.founds) {
      foundTaken = new boolean[2 * frame.founds];
    }
    Arrays.fill(truthTaken, 0, frame.truths, false);
    Arrays.fill(foundTaken, 0, frame.founds, false);
    int taken = keepPartners(frame);
    // As many new pairs as can be, then the closest.
    double pairBonus = 1 + Math.min(frame.truths, frame.founds);
    int[] match =
        matching.match(
            frame,
            (t, place) ->
                truthTaken[t] || foundTaken[frame.partner[place]] || tooFar(frame, place)
                    ? 0
                    : pairBonus + frame.similarity[place]);
    for (int t = 0; t < frame.truths; t++) {
      if (match[t] != NOBODY) {
        int track = frame.truth[t];
        int found = frame.found[frame.partner[match[t]]];
        countNewPair(track, found);
        truthTaken[t] = true;
        take(track, found, frame.similarity[match[t]]);
        taken++;
      }
    }
    for (int t = 0; t < frame.truths; t++) {
      if (!truthTaken[t] && tracked[frame.truth[t]] > 0) {
        pendingGap[frame.truth[t]] = 1;
      }
    }
    misses += frame.truths - taken;
    falseAlarms += frame.founds - taken;
  }

  private void countNewPair(int track, int found) {
    if (partner[track] != NOBODY && partner[track] != found) {
      switches++;
      ascents += everPaired[found] ? 0 : 1;
    } else {
      matches++;
    }
    if (owner[found] != NOBODY && owner[found] != track) {
      transfers++;
      migrations += partner[track] == NOBODY ? 1 : 0;
    }
    owner[found] = track;
  }

  /** Who had a partner that is still near enough keeps it, whenever that was. */
  private int keepPartners(FrameOverlap frame) {
    int kept = 0;
    for (int t = 0; t < frame.truths; t++) {
      int track = frame.truth[t];
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        int f = frame.partner[p];
        if (frame.found[f] == partner[track] && !foundTaken[f] && !tooFar(frame, p)) {
          truthTaken[t] = true;
          foundTaken[f] = true;
          matches++;
          kept++;
          take(track, partner[track], frame.similarity[p]);
          break;
        }
      }
    }
    return kept;
  }

  private void take(int track, int found, double iou) {
    partner[track] = found;
    everPaired[found] = true;
    tracked[track]++;
    distanceSum += 1 - iou;
    fragments += pendingGap[track];
    pendingGap[track] = 0;
  }

  /** Which of the found boxes would be paired in a frame without a past. */
  static boolean[] nearest(double[][] similarity, int founds) {
    int[] truth = new int[similarity.length];
    int[] found = new int[founds];
    for (int t = 0; t < truth.length; t++) {
      truth[t] = t;
    }
    for (int f = 0; f < founds; f++) {
      found[f] = f;
    }
    FrameOverlap frame = new FrameOverlap();
    new DenseComparison(List.of(new DenseFrame(truth, found, similarity)), truth.length, founds)
        .show(0, frame);
    MotMetricsWalk walk = new MotMetricsWalk(new int[truth.length], founds);
    walk.visit(frame);
    boolean[] paired = new boolean[founds];
    for (int partner : walk.partner) {
      if (partner != NOBODY) {
        paired[partner] = true;
      }
    }
    return paired;
  }

  private static boolean tooFar(FrameOverlap frame, int place) {
    return 1 - frame.similarity[place] > MAX_DISTANCE;
  }

  /** The counts of all frames visited. */
  MotMetricsCounts counts(IdentityCounts identity) {
    long mostly = 0;
    long partly = 0;
    for (int track = 0; track < tracked.length; track++) {
      double share = (double) tracked[track] / truthLengths[track];
      if (share >= 0.8) {
        mostly++;
      } else if (share >= 0.2) {
        partly++;
      }
    }
    return new MotMetricsCounts(
        matches,
        switches,
        falseAlarms,
        misses,
        fragments,
        transfers,
        ascents,
        migrations,
        mostly,
        partly,
        tracked.length - mostly - partly,
        distanceSum,
        identity);
  }
}
