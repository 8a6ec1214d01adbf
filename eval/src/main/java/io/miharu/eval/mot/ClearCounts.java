package io.miharu.eval.mot;

import io.miharu.eval.Assignment;
import io.miharu.eval.mot.TrackComparison.Pairing;
import java.util.Arrays;

/**
 * The CLEAR numbers of multi-object tracking, as counts that add up over videos.
 *
 * <p>Source: Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking Performance", 2008,
 * as TrackEval computes it. In each frame, boxes with an IoU of 0.5 or more are matched one-to-one;
 * pairs that were matched before stay matched, then the total IoU decides. Immutable.
 *
 * @param hits matched pairs of boxes
 * @param falseAlarms found boxes without a true one
 * @param misses true boxes without a found one
 * @param switches times a true track was matched by another found track than the last time
 * @param fragments times a true track was matched again after a gap
 * @param mostlyTracked true tracks matched in more than 80 % of their frames
 * @param partlyTracked true tracks matched in 20 % to 80 % of their frames, both included
 * @param mostlyLost true tracks matched in less than 20 % of their frames
 * @param iouSum of all matched pairs
 */
public record ClearCounts(
    long hits,
    long falseAlarms,
    long misses,
    long switches,
    long fragments,
    long mostlyTracked,
    long partlyTracked,
    long mostlyLost,
    double iouSum) {

  private static final double MIN_IOU = 0.5;
  private static final int NOBODY = -1;

  /** Above every possible total IoU of a frame, so that staying with a partner always wins. */
  private static final double LOYALTY = 1000;

  public ClearCounts plus(ClearCounts other) {
    return new ClearCounts(
        hits + other.hits,
        falseAlarms + other.falseAlarms,
        misses + other.misses,
        switches + other.switches,
        fragments + other.fragments,
        mostlyTracked + other.mostlyTracked,
        partlyTracked + other.partlyTracked,
        mostlyLost + other.mostlyLost,
        iouSum + other.iouSum);
  }

  /**
   * Accuracy: 1 less the share of errors, at most 1, below 0 with many false alarms; NaN without
   * truth, where TrackEval prints 0.
   */
  public double mota() {
    return (double) (hits - falseAlarms - switches) / noZero(hits + misses);
  }

  /** Precision of place: the mean IoU of matched pairs, in [0.5, 1]; NaN without any. */
  public double motp() {
    return iouSum / noZero(hits);
  }

  /** The share of true boxes that were found, in [0, 1]; NaN without truth. */
  public double recall() {
    return hits / noZero(hits + misses);
  }

  /** The share of found boxes that are true, in [0, 1]; NaN when nothing was found. */
  public double precision() {
    return hits / noZero(hits + falseAlarms);
  }

  private static double noZero(long count) {
    return count == 0 ? Double.NaN : count;
  }

  static ClearCounts of(TrackComparison comparison) {
    return new Count(comparison).counts();
  }

  /** The walk over the frames. */
  private static final class Count {

    private final TrackComparison comparison;
    private final int[] lastPartner; // the last one ever
    private final int[] presentPartner; // in the last frame that had boxes on both sides
    private final int[] matchedFrames;
    private final int[] stretches;
    private long hits;
    private long falseAlarms;
    private long misses;
    private long switches;
    private double iouSum;

    Count(TrackComparison comparison) {
      this.comparison = comparison;
      lastPartner = new int[comparison.truthTracks()];
      presentPartner = new int[comparison.truthTracks()];
      matchedFrames = new int[comparison.truthTracks()];
      stretches = new int[comparison.truthTracks()];
      Arrays.fill(lastPartner, NOBODY);
      Arrays.fill(presentPartner, NOBODY);
    }

    ClearCounts counts() {
      for (Pairing frame : comparison.frames()) {
        // TrackEval skips a frame with boxes on one side only, so such a frame breaks no bond: a
        // track found before and after it is not fragmented by it. Kept for equal numbers.
        if (frame.truth().length == 0) {
          falseAlarms += frame.found().length;
        } else if (frame.found().length == 0) {
          misses += frame.truth().length;
        } else {
          match(frame);
        }
      }
      int[] lengths = comparison.truthLengths();
      long mostly = 0;
      long partly = 0;
      long fragments = 0;
      for (int track = 0; track < lengths.length; track++) {
        double share = (double) matchedFrames[track] / lengths[track];
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
          lengths.length - mostly - partly,
          iouSum);
    }

    private void match(Pairing frame) {
      int[] truth = frame.truth();
      int[] found = frame.found();
      double[][] weights = new double[truth.length][found.length];
      for (int t = 0; t < truth.length; t++) {
        for (int f = 0; f < found.length; f++) {
          double iou = frame.similarity()[t][f];
          if (TrackComparison.reaches(iou, MIN_IOU)) {
            weights[t][f] = iou + (presentPartner[truth[t]] == found[f] ? LOYALTY : 0);
          }
        }
      }
      int[] match = Assignment.maximal(weights);
      int matched = 0;
      for (int t = 0; t < truth.length; t++) {
        int track = truth[t];
        int previous = presentPartner[track];
        presentPartner[track] = NOBODY;
        if (match[t] == NOBODY || weights[t][match[t]] == 0) {
          continue;
        }
        int partner = found[match[t]];
        if (lastPartner[track] != NOBODY && lastPartner[track] != partner) {
          switches++;
        }
        if (previous == NOBODY) {
          stretches[track]++;
        }
        lastPartner[track] = partner;
        presentPartner[track] = partner;
        matchedFrames[track]++;
        iouSum += frame.similarity()[t][match[t]];
        matched++;
      }
      forgetAbsent(truth);
      hits += matched;
      misses += truth.length - matched;
      falseAlarms += found.length - matched;
    }

    /** A true track that is not in this frame has no present partner. */
    private void forgetAbsent(int[] present) {
      boolean[] here = new boolean[presentPartner.length];
      for (int track : present) {
        here[track] = true;
      }
      for (int track = 0; track < here.length; track++) {
        if (!here[track]) {
          presentPartner[track] = NOBODY;
        }
      }
    }
  }
}
