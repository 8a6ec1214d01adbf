package io.miharu.eval.mot;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a benchmark leaves out before it scores.
 *
 * <p>Source: the preprocessing of TrackEval for MOTChallenge. A tracker box that fits something
 * that looks like a pedestrian but is not to be scored as one, a statue or a reflection, is neither
 * right nor wrong, and is taken out.
 */
public enum MotProtocol {
  /** Every truth whose confidence is not 0, whatever its category; MOT15, and our own files. */
  EVERYTHING,
  /** Pedestrians only; distractors are 2, 7, 8 and 12. Also MOT16. */
  MOT17,
  /** As MOT17, and non-motorised vehicles (6) are distractors too. */
  MOT20;

  private static final int PEDESTRIAN = 1;
  private static final int LAST_CATEGORY = 13;
  private static final double MIN_IOU = 0.5;

  private boolean isDistractor(int category) {
    return switch (category) {
      case 2, 7, 8, 12 -> this != EVERYTHING;
      case 6 -> this == MOT20;
      default -> false;
    };
  }

  /** The truths that are scored. */
  List<MotRow> scoredTruth(List<MotRow> truth) {
    checkCategories("truth", truth, PEDESTRIAN, LAST_CATEGORY);
    return truth.stream()
        .filter(row -> row.confidence() != 0)
        .filter(row -> this == EVERYTHING || row.category() == PEDESTRIAN)
        .toList();
  }

  /**
   * The found boxes that are scored: those that did not fit a distractor, when each frame's boxes
   * are matched with all its truths at IoU 0.5 and more for the largest total.
   */
  List<MotRow> scoredFound(List<MotRow> truth, List<MotRow> found) {
    if (this == EVERYTHING) {
      return found;
    }
    checkCategories("found", found, MotRow.NO_CATEGORY, PEDESTRIAN);
    SortedMap<Long, List<MotRow>> truthByFrame = TrackComparison.byFrame(truth);
    SortedMap<Long, List<MotRow>> foundByFrame = TrackComparison.byFrame(found);
    List<MotRow> kept = new ArrayList<>();
    foundByFrame.forEach(
        (frame, boxes) ->
            kept.addAll(withoutDistractors(truthByFrame.getOrDefault(frame, List.of()), boxes)));
    return kept;
  }

  private void checkCategories(String side, List<MotRow> rows, int first, int last) {
    for (MotRow row : rows) {
      if (this != EVERYTHING && (row.category() < first || row.category() > last)) {
        throw new IllegalArgumentException(
            "%s scores pedestrians and needs %s boxes of categories %d to %d, got %d in frame %d;"
                    .formatted(this, side, first, last, row.category(), row.frame())
                + " score files without categories with EVERYTHING");
      }
    }
  }

  private List<MotRow> withoutDistractors(List<MotRow> truth, List<MotRow> found) {
    double[][] weights = new double[truth.size()][found.size()];
    for (int t = 0; t < weights.length; t++) {
      for (int f = 0; f < found.size(); f++) {
        double iou = truth.get(t).iou(found.get(f));
        weights[t][f] = TrackComparison.reaches(iou, MIN_IOU) ? iou : 0;
      }
    }
    int[] match = Assignment.maximal(weights);
    List<MotRow> kept = new ArrayList<>(found);
    for (int t = 0; t < match.length; t++) {
      if (match[t] >= 0 && weights[t][match[t]] > 0 && isDistractor(truth.get(t).category())) {
        kept.remove(found.get(match[t]));
      }
    }
    return kept;
  }
}
