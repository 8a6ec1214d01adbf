package io.miharu.eval.ava;

import io.miharu.eval.PythonNumbers;
import io.miharu.eval.ava.AvaBoxes.ActionBox;
import io.miharu.eval.voc.PrecisionRecall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Frame-level average precision per action, at an overlap of 0.5.
 *
 * <p>Source: Gu et al., "AVA", CVPR 2018, arXiv:1705.08421, as {@code get_ava_performance.py}
 * computes it: every point of the curve; found boxes without area, and those on frames that the
 * truth does not name, do not count; a frame's found boxes are paired by falling score with the
 * true box that they overlap most, and only the first of a true box is right. Of equal scores in
 * different frames, the frame that comes later in the file comes first; in one frame, that of
 * {@link SurestBoxes} from the back. Immutable.
 *
 * @param labels the actions that were scored
 * @param actions by number; those that have true boxes
 */
public record AvaScores(AvaLabels labels, SortedMap<Integer, ActionResult> actions) {

  private static final double MIN_IOU = 0.5;
  private static final String MEAN = "PascalBoxes_Precision/mAP@0.5IOU";
  private static final String ACTION = "PascalBoxes_PerformanceByCategory/AP@0.5IOU/";

  /**
   * One action.
   *
   * @param truths how many true boxes
   * @param curve a point per found box
   */
  public record ActionResult(long truths, PrecisionRecall curve) {}

  public AvaScores {
    actions = new TreeMap<>(actions);
  }

  /**
   * Scores.
   *
   * @param excluded frames that are left out
   */
  public static AvaScores of(
      AvaLabels labels, AvaBoxes truth, AvaBoxes found, Set<String> excluded) {
    SortedMap<Integer, Long> truths = new TreeMap<>();
    truth
        .frames()
        .forEach(
            (frame, boxes) -> {
              if (!excluded.contains(frame)) {
                boxes.forEach(box -> truths.merge(box.action(), 1L, Long::sum));
              }
            });
    SortedMap<Integer, List<Outcome>> outcomes = new TreeMap<>();
    found
        .frames()
        .forEach(
            (frame, boxes) -> {
              List<ActionBox> real = truth.frames().get(frame);
              if (real != null && !excluded.contains(frame)) {
                match(real, boxes, outcomes);
              }
            });
    SortedMap<Integer, ActionResult> actions = new TreeMap<>();
    truths.forEach(
        (action, count) ->
            actions.put(
                action,
                new ActionResult(count, curve(outcomes.getOrDefault(action, List.of()), count))));
    return new AvaScores(labels, actions);
  }

  /** The average precision of an action; NaN without true boxes. */
  public double averagePrecision(int action) {
    ActionResult result = actions.get(action);
    return result == null ? Double.NaN : result.curve().everyPoint();
  }

  /** The mean over actions that have true boxes; NaN without any. */
  public double mean() {
    double sum = 0;
    for (ActionResult result : actions.values()) {
      sum += result.curve().everyPoint();
    }
    return sum / actions.size();
  }

  /** The reference's names and values, in the order in which it prints them. */
  public SortedMap<String, Double> byReferenceName() {
    SortedMap<String, Double> values = new TreeMap<>();
    values.put(MEAN, mean());
    labels.names().forEach((action, name) -> values.put(ACTION + name, averagePrecision(action)));
    return values;
  }

  /** What the reference prints: a Python dictionary, one entry a line. */
  public String text() {
    List<String> entries = new ArrayList<>();
    byReferenceName()
        .forEach((name, value) -> entries.add("'" + name + "': " + PythonNumbers.shortest(value)));
    return "{ " + String.join(",\n  ", entries) + "}\n";
  }

  /** Whether a found box is right. */
  private record Outcome(double score, boolean hit) {}

  private static void match(
      List<ActionBox> real, List<ActionBox> found, Map<Integer, List<Outcome>> outcomes) {
    boolean[] taken = new boolean[real.size()];
    for (ActionBox box : found) {
      if (!box.hasArea()) {
        continue;
      }
      int nearest = -1;
      double most = 0;
      for (int t = 0; t < real.size(); t++) {
        double iou = real.get(t).action() == box.action() ? real.get(t).iou(box) : 0;
        if (iou > most) {
          most = iou;
          nearest = t;
        }
      }
      boolean hit = most >= MIN_IOU && !taken[nearest];
      if (hit) {
        taken[nearest] = true;
      }
      outcomes
          .computeIfAbsent(box.action(), action -> new ArrayList<>())
          .add(new Outcome(box.score(), hit));
    }
  }

  private static PrecisionRecall curve(List<Outcome> outcomes, long truths) {
    List<Outcome> ordered = new ArrayList<>(outcomes);
    // Equal scores come in reverse: the reference sorts upward and turns the list round.
    ordered.sort(Comparator.comparingDouble(Outcome::score));
    Collections.reverse(ordered);
    List<Double> recall = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    long hits = 0;
    for (Outcome outcome : ordered) {
      hits += outcome.hit() ? 1 : 0;
      recall.add((double) hits / truths);
      precision.add((double) hits / (precision.size() + 1));
    }
    return new PrecisionRecall(recall, precision);
  }
}
