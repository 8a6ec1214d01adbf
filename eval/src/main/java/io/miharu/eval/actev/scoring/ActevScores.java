package io.miharu.eval.actev.scoring;

import io.miharu.eval.sheet.Curve;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a run of the scorer found out. Immutable. Metrics are by the reference's names, whole
 * where it prints whole numbers, NaN where it prints {@code None}.
 *
 * @param protocol what was scored
 * @param parameters by which numbers
 * @param activities in the order of their names
 * @param aggregated over all activities
 * @param notes what was left out
 */
public record ActevScores(
    ActevProtocol protocol,
    ScoringParameters parameters,
    List<Activity> activities,
    SortedMap<String, Number> aggregated,
    List<String> notes) {

  public ActevScores {
    activities = List.copyOf(activities);
    notes = List.copyOf(notes);
    aggregated = Collections.unmodifiableSortedMap(new TreeMap<>(aggregated));
  }

  /**
   * One activity.
   *
   * @param name as in the activity index
   * @param truths how many instances there truly are
   * @param claims how many the system has
   * @param metrics all that is one number
   * @param curves its miss rate against each measure of false alarms
   * @param detail what the reference lists beside the metrics
   */
  public record Activity(
      String name,
      int truths,
      int claims,
      SortedMap<String, Number> metrics,
      List<Curve> curves,
      ActivityDetail detail) {

    public Activity {
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
      curves = List.copyOf(curves);
    }
  }

  /**
   * The listings of one activity.
   *
   * @param thresholds one map of metrics per distinct score, highest first
   * @param pairs what the reference prints of each pair
   * @param dets its trade-offs, as many as {@link Activity#curves}
   */
  record ActivityDetail(
      ActivityAlignment alignment,
      List<Threshold> thresholds,
      List<PairMetrics> pairs,
      List<ObjectRow> objects,
      List<DetPoints> dets) {}

  /** The metrics at one score of the system. */
  record Threshold(Number score, Map<String, Number> metrics) {}

  /** The metrics of one pair. */
  record PairMetrics(int truth, int system, Map<String, Number> metrics) {}

  /** One match of objects in one frame, as the reference prints its columns. */
  record ObjectRow(List<String> columns) {}

  /** The mean of all activities' trade-offs, ready to be drawn: by {@code RFA} or {@code TFA}. */
  public Curve meanCurve(String rate) {
    return Curves.of(rate + "_mean_byfa", DetPoints.mean(rate, dets(rate)));
  }

  /** An activity's name as part of the names of the files about it. */
  public static String fileName(String activity) {
    return DetFiles.fileName(activity);
  }

  List<DetPoints> dets(String rate) {
    return activities.stream()
        .flatMap(activity -> activity.detail().dets().stream())
        .filter(points -> points.rate().equals(rate))
        .toList();
  }

  /** The mean of a metric over the activities that have it, NaN where none has. */
  static double mean(List<Double> values) {
    double sum = 0;
    int defined = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }
}
