package io.miharu.eval.actev.scoring;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the objects of found instances agree with the true ones, frame by frame, at every score of
 * theirs. Evidence of several pairs can be added up. Immutable.
 *
 * <p>Source: ActEV_Scorer 0.5.8; MODE after the object detection error of the CLEAR evaluations.
 *
 * @param frames in which both instances are active
 * @param truths boxes of the truth in them
 * @param boxes by the score of the system's boxes, highest first, how many were right and wrong
 * @param missCost the cost of a missed box
 * @param falseAlarmCost the cost of a false one
 * @param minMote the lowest error that counts changes of identity too, NaN where it is not asked
 *     for or undefined
 */
record ObjectEvidence(
    long frames,
    long truths,
    SortedMap<Double, Boxes> boxes,
    double missCost,
    double falseAlarmCost,
    double minMote) {

  /** Boxes of one score. */
  record Boxes(long hits, long falseAlarms) {
    Boxes plus(Boxes other) {
      return new Boxes(hits + other.hits, falseAlarms + other.falseAlarms);
    }
  }

  ObjectEvidence {
    TreeMap<Double, Boxes> copy = new TreeMap<>(Collections.reverseOrder());
    copy.putAll(boxes);
    boxes = Collections.unmodifiableSortedMap(copy);
  }

  static ObjectEvidence none() {
    return new ObjectEvidence(0, 0, new TreeMap<>(), 1, 1, Double.NaN);
  }

  ObjectEvidence plus(ObjectEvidence other) {
    TreeMap<Double, Boxes> all = new TreeMap<>(boxes);
    other.boxes.forEach((score, more) -> all.merge(score, more, Boxes::plus));
    return new ObjectEvidence(
        frames + other.frames,
        truths + other.truths,
        all,
        other.missCost,
        other.falseAlarmCost,
        Double.NaN);
  }

  /** The lowest detection error at any score; NaN without boxes of the truth or of the system. */
  double minMode() {
    if (truths == 0) {
      return Double.NaN;
    }
    double lowest = Double.NaN;
    long hits = 0;
    long falseAlarms = 0;
    for (Boxes more : boxes.values()) {
      hits += more.hits;
      falseAlarms += more.falseAlarms;
      double mode = (missCost * (truths - hits) + falseAlarmCost * falseAlarms) / truths;
      lowest = Double.isNaN(lowest) ? mode : Math.min(lowest, mode);
    }
    return lowest;
  }

  /** How well the objects agree: at most 1, below 0 where more is wrong than right. */
  double congruence() {
    return 1 - minMode();
  }

  /** The miss rate of boxes against false ones per frame, at {@code limit} scores; 0 for all. */
  OperatingCurve missRate(int limit) {
    double[] rates = new double[boxes.size()];
    double[] misses = new double[boxes.size()];
    long hits = 0;
    long falseAlarms = 0;
    int point = 0;
    for (Map.Entry<Double, Boxes> entry : boxes.entrySet()) {
      hits += entry.getValue().hits;
      falseAlarms += entry.getValue().falseAlarms;
      rates[point] = falseAlarms / (double) frames;
      misses[point++] = truths == 0 ? Double.NaN : (truths - hits) / (double) truths;
    }
    int[] kept = Sweep.kept(boxes.size(), limit);
    return new OperatingCurve(
        Arrays.stream(kept).mapToDouble(i -> rates[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> misses[i]).toArray());
  }
}
