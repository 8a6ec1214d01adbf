package io.miharu.eval.mot;

import java.util.Arrays;

/** The walk over the frames that {@link ClearCounts} come from. Not thread-safe. */
final class ClearWalk {

  private static final double MIN_IOU = 0.5;
  private static final int NOBODY = -1;

  /** Above every possible total IoU of a frame, so that staying with a partner always wins. */
  private static final double LOYALTY = 1000;

  private final SparseMatching matching = new SparseMatching();
  private final int[] truthLengths;
  private final int[] lastPartner; // the last one ever
  private final int[] presentPartner; // in the last frame that had boxes on both sides
  private final int[] matchedFrames;
  private final int[] stretches;
  private int[] present = new int[0]; // the tracks that have a present partner
  private int presentCount;
  private int[] matchedNow = new int[0];
  private long hits;
  private long falseAlarms;
  private long misses;
  private long switches;
  private double iouSum;

  ClearWalk(int[] truthLengths) {
    this.truthLengths = truthLengths;
    lastPartner = new int[truthLengths.length];
    presentPartner = new int[truthLengths.length];
    matchedFrames = new int[truthLengths.length];
    stretches = new int[truthLengths.length];
    Arrays.fill(lastPartner, NOBODY);
    Arrays.fill(presentPartner, NOBODY);
  }

  void visit(FrameOverlap frame) {
    // TrackEval skips a frame with boxes on one side only, so such a frame breaks no bond: a
    // track found before and after it is not fragmented by it. Kept for equal numbers.
    if (frame.truths == 0 || frame.founds == 0) {
      falseAlarms += frame.founds;
      misses += frame.truths;
      return;
    }
    int[] match = matching.match(frame, (t, place) -> weight(frame, t, place));
    if (matchedNow.length < frame.truths) {
      matchedNow = new int[2 * frame.truths];
    }
    int matched = 0;
    for (int t = 0; t < frame.truths; t++) {
      if (match[t] == NOBODY) {
        continue;
      }
      int track = frame.truth[t];
      int partner = frame.found[frame.partner[match[t]]];
      if (lastPartner[track] != NOBODY && lastPartner[track] != partner) {
        switches++;
      }
      if (presentPartner[track] == NOBODY) {
        stretches[track]++;
      }
      lastPartner[track] = partner;
      matchedFrames[track]++;
      iouSum += frame.similarity[match[t]];
      matchedNow[matched++] = track;
    }
    for (int i = 0; i < presentCount; i++) {
      presentPartner[present[i]] = NOBODY;
    }
    for (int i = 0; i < matched; i++) {
      presentPartner[matchedNow[i]] = lastPartner[matchedNow[i]];
    }
    int[] swap = present;
    present = matchedNow;
    matchedNow = swap;
    presentCount = matched;
    hits += matched;
    misses += frame.truths - matched;
    falseAlarms += frame.founds - matched;
  }

  private double weight(FrameOverlap frame, int t, int place) {
    double iou = frame.similarity[place];
    if (!TrackComparison.reaches(iou, MIN_IOU)) {
      return 0;
    }
    boolean loyal = presentPartner[frame.truth[t]] == frame.found[frame.partner[place]];
    return loyal ? LOYALTY + iou : iou;
  }

  /**
   * The counts of all frames visited.
   *
   * @param timesteps how long the sequence is, in frames
   */
  ClearCounts counts(long timesteps) {
    long mostly = 0;
    long partly = 0;
    long fragments = 0;
    for (int track = 0; track < truthLengths.length; track++) {
      double share = (double) matchedFrames[track] / truthLengths[track];
      if (share > 0.8) {
        mostly++;
      } else if (share >= 0.2) {
        partly++;
      }
      fragments += Math.max(0, stretches[track] - 1);
    }
    return new ClearCounts(
        hits,
        falseAlarms,
        misses,
        switches,
        fragments,
        mostly,
        partly,
        truthLengths.length - mostly - partly,
        iouSum,
        timesteps);
  }
}
