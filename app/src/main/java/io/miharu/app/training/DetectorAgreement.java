package io.miharu.app.training;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.detectors.Detections;
import io.miharu.eval.MatchCounts;
import io.miharu.learning.detector.DetectorJudge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a detector agrees with a truth over many frames. Boxes of any label are paired where they
 * overlap by half, the surest found one first with what it overlaps most; whether the label is
 * right is counted apart. Not thread-safe.
 */
final class DetectorAgreement {

  private static final double IOU = 0.5;

  private MatchCounts counts = MatchCounts.NONE;
  private long rightLabels;
  private final Map<ConceptId, MatchCounts> byLabel = new TreeMap<>();

  /** Adds a frame of which all is known. */
  void add(List<Detection> truth, List<Detection> found) {
    add(truth, List.of(), found);
  }

  /**
   * Adds a frame.
   *
   * @param open where there may be something: what is found there is neither right nor wrong
   */
  void add(List<Detection> truth, List<Box> open, List<Detection> found) {
    List<Detection> left = new ArrayList<>(truth);
    List<Detection> sorted = new ArrayList<>(found);
    sorted.sort(Detections.ORDER);
    int hits = 0;
    int wrong = 0;
    for (Detection one : sorted) {
      Detection best =
          left.stream()
              .filter(other -> other.box().iou(one.box()) >= IOU)
              .max(Comparator.comparingDouble(other -> other.box().iou(one.box())))
              .orElse(one);
      if (left.remove(best)) {
        hits++;
        rightLabels += best.label().equals(one.label()) ? 1 : 0;
        count(best.label(), new MatchCounts(1, 0, 0));
      } else if (open.stream().noneMatch(box -> DetectorJudge.liesIn(box, one.box()))) {
        wrong++;
        count(one.label(), new MatchCounts(0, 1, 0));
      }
    }
    left.forEach(missed -> count(missed.label(), new MatchCounts(0, 0, 1)));
    counts = counts.plus(new MatchCounts(hits, wrong, left.size()));
  }

  private void count(ConceptId label, MatchCounts one) {
    byLabel.merge(label, one, MatchCounts::plus);
  }

  /** Of all labels together. */
  MatchCounts counts() {
    return counts;
  }

  /** By the label of the truth, false alarms by that of what was found. */
  Map<ConceptId, MatchCounts> byLabel() {
    return byLabel;
  }

  /** The share of hits with the right label; NaN without hits. */
  double labelsRight() {
    return counts.hits() == 0 ? Double.NaN : (double) rightLabels / counts.hits();
  }
}
