package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * The second walk over the frames, for {@link HotaEvidence}: boxes are matched by their IoU and by
 * how well their tracks agree over the whole video, which the first walk found out. Not
 * thread-safe.
 */
final class HotaWalk {

  private static final int THRESHOLDS = HotaEvidence.THRESHOLDS;
  private static final int NONE = -1;

  private final SparseMatching matching = new SparseMatching();
  private final PairTable pairs;
  private final int[] truthLengths;
  private final int[] foundLengths;
  private final double[] alignment; // by slot
  private int[] slots = new int[0]; // of the pairs of the frame at hand

  /** By slot, where its counts begin; few of the pairs that overlap ever match. */
  private final int[] countsOf;

  /** Matches that reach a threshold and not the next, {@value HotaEvidence#THRESHOLDS} a pair. */
  private int[] counts = new int[64 * THRESHOLDS];

  private int counted;
  private final double[] iouSum = new double[THRESHOLDS];
  private final long[] hits = new long[THRESHOLDS];

  HotaWalk(PairTable pairs, int[] truthLengths, int[] foundLengths) {
    this.pairs = pairs;
    this.truthLengths = truthLengths;
    this.foundLengths = foundLengths;
    alignment = new double[pairs.size()];
    for (int slot = 0; slot < alignment.length; slot++) {
      double agreed = pairs.agreed(slot);
      int lengths = truthLengths[pairs.truth(slot)] + foundLengths[pairs.found(slot)];
      alignment[slot] = agreed / (lengths - agreed);
    }
    countsOf = new int[pairs.size()];
    Arrays.fill(countsOf, NONE);
  }

  void visit(FrameOverlap frame) {
    if (frame.pairs() == 0) {
      return;
    }
    if (slots.length < frame.pairs()) {
      slots = new int[2 * frame.pairs()];
    }
    for (int t = 0; t < frame.truths; t++) {
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        slots[p] = pairs.slot(frame.truth[t], frame.found[frame.partner[p]]);
      }
    }
    int[] match =
        matching.match(frame, (t, place) -> alignment[slots[place]] * frame.similarity[place]);
    for (int t = 0; t < frame.truths; t++) {
      if (match[t] == NONE) {
        continue;
      }
      double iou = frame.similarity[match[t]];
      int reached = NONE;
      while (reached + 1 < THRESHOLDS
          && TrackComparison.reaches(iou, HotaEvidence.threshold(reached + 1))) {
        reached++;
      }
      if (reached != NONE) {
        int place = countsOf(slots[match[t]]) + reached; // may replace the array
        counts[place]++;
        hits[reached]++;
        iouSum[reached] += iou;
      }
    }
  }

  private int countsOf(int slot) {
    if (countsOf[slot] == NONE) {
      if (counted == counts.length) {
        counts = Arrays.copyOf(counts, 2 * counted);
      }
      countsOf[slot] = counted;
      counted += THRESHOLDS;
    }
    return countsOf[slot];
  }

  /** The evidence of all frames visited. */
  HotaEvidence evidence() {
    // A match at one threshold is one at all lower ones too.
    for (int a = THRESHOLDS - 2; a >= 0; a--) {
      hits[a] += hits[a + 1];
      iouSum[a] += iouSum[a + 1];
    }
    double[] associationSum = new double[THRESHOLDS];
    double[] recallSum = new double[THRESHOLDS];
    double[] precisionSum = new double[THRESHOLDS];
    for (int slot = 0; slot < countsOf.length; slot++) {
      if (countsOf[slot] == NONE) {
        continue;
      }
      double truth = truthLengths[pairs.truth(slot)];
      double found = foundLengths[pairs.found(slot)];
      double c = 0;
      for (int a = THRESHOLDS - 1; a >= 0; a--) {
        c += counts[countsOf[slot] + a];
        associationSum[a] += c * (c / (truth + found - c));
        recallSum[a] += c * (c / truth);
        precisionSum[a] += c * (c / found);
      }
    }
    return new HotaEvidence(
        hits,
        Arrays.stream(truthLengths).asLongStream().sum(),
        Arrays.stream(foundLengths).asLongStream().sum(),
        associationSum,
        recallSum,
        precisionSum,
        iouSum);
  }
}
