package io.miharu.eval.detection;

import io.miharu.core.Box;
import io.miharu.eval.Assignment;
import io.miharu.eval.MatchCounts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Pairs found boxes with true boxes of one frame, one to one, where they overlap enough.
 *
 * <p>Among all pairings, the one with most pairs is taken; among those, the one with the largest
 * total IoU. Confidences play no part, and neither does the order of the boxes: this counts what a
 * detector reports at one setting. (The matching of COCO's average precision is greedy in falling
 * order of confidence; on crowded frames it can have fewer pairs.) Boxes of different classes are
 * the caller's to keep apart.
 *
 * <p>O(min(T, F)² · max(T, F)) time for T true and F found boxes.
 *
 * @param minIou the least intersection over union of a pair, in (0, 1]
 */
public record DetectionMatching(double minIou) {

  /** Half of the union, the usual setting. */
  public static final DetectionMatching DEFAULT = new DetectionMatching(0.5);

  public DetectionMatching {
    if (!(minIou > 0 && minIou <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("minIou must lie in (0, 1], got " + minIou);
    }
  }

  /** The counts of one frame. */
  public MatchCounts match(List<Box> truth, List<Box> found) {
    double[][] weights = new double[truth.size()][found.size()];
    // One more pair must outweigh the IoU of all others, each at most 1.
    double pairWeight = Math.min(truth.size(), found.size()) + 1.0;
    for (int t = 0; t < weights.length; t++) {
      for (int f = 0; f < found.size(); f++) {
        double iou = truth.get(t).iou(found.get(f));
        weights[t][f] = iou >= minIou ? pairWeight + iou : 0;
      }
    }
    int[] match = Assignment.maximal(weights);
    int hits = 0;
    for (int t = 0; t < match.length; t++) {
      if (match[t] >= 0 && weights[t][match[t]] > 0) {
        hits++;
      }
    }
    return new MatchCounts(hits, found.size() - hits, truth.size() - hits);
  }

  /**
   * The counts of a whole video. A frame without an entry has no boxes on that side, so cut what
   * was found down to the frames that the truth covers before you count it.
   *
   * @param truth boxes by frame
   * @param found boxes by frame, counted alike
   */
  public MatchCounts match(
      SortedMap<Long, ? extends List<Box>> truth, SortedMap<Long, ? extends List<Box>> found) {
    TreeSet<Long> frames = new TreeSet<>(truth.keySet());
    frames.addAll(found.keySet());
    MatchCounts sum = MatchCounts.NONE;
    for (Long frame : frames) {
      sum = sum.plus(match(boxes(truth, frame), boxes(found, frame)));
    }
    return sum;
  }

  private static List<Box> boxes(SortedMap<Long, ? extends List<Box>> frames, Long frame) {
    List<Box> boxes = frames.get(frame);
    return boxes == null ? List.of() : boxes;
  }
}
