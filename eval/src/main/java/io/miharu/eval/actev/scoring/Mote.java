package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ObjectMatcher.Match;
import io.miharu.eval.actev.scoring.ObjectMatcher.Stretch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The tracking error of objects: the detection error, and one more for every time that a true
 * object is found as another one than before.
 *
 * <p>Source: ActEV_Scorer 0.5.8, protocol AODT. It visits the frames in the order of a Python set,
 * so that its own changes of identity cannot be reproduced; ours go by time.
 */
final class Mote {

  private Mote() {}

  /** The lowest error at any score; NaN without boxes of the system. */
  static double lowest(
      List<Stretch> stretches,
      Set<Double> scores,
      ToDoubleFunction<Step> scoreOf,
      long truths,
      double missCost,
      double falseAlarmCost,
      double switchCost) {
    double lowest = Double.NaN;
    for (double threshold : scores) {
      long hits = 0;
      long falseAlarms = 0;
      long switches = 0;
      Map<Integer, Integer> foundAs = new TreeMap<>();
      for (Stretch stretch : stretches) {
        for (Match match : stretch.matches()) {
          if (match.found().isEmpty() || scoreOf.applyAsDouble(match.found().get()) < threshold) {
            continue;
          }
          if (match.truth().isEmpty()) {
            falseAlarms += stretch.frames();
            continue;
          }
          hits += stretch.frames();
          int now = match.system().orElseThrow().id();
          Integer before = foundAs.put(match.truth().get().id(), now);
          if (before != null && before != now) {
            switches++;
          }
        }
      }
      double cost =
          missCost * (truths - hits) + falseAlarmCost * falseAlarms + switchCost * switches;
      double mote = cost / truths;
      lowest = Double.isNaN(lowest) ? mote : Math.min(lowest, mote);
    }
    return lowest;
  }
}
