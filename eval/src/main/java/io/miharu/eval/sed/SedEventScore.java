package io.miharu.eval.sed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well one type of event was detected, over all videos.
 *
 * @param event its type
 * @param detected annotated events paired with an accepted report
 * @param rejected annotated events paired with a report that the system does not stand by
 * @param omitted annotated events without a report
 * @param falseAlarms accepted reports without annotation
 * @param rejections other reports without annotation
 * @param actualThreshold the score that parts accepted from other reports, half-way between the
 *     lowest and the highest; that one of the two there is; NaN without reports
 * @param points of the trade-off, by rising threshold, one per score that occurs
 * @param seconds the scored signal's length
 */
public record SedEventScore(
    String event,
    int detected,
    int rejected,
    int omitted,
    int falseAlarms,
    int rejections,
    double actualThreshold,
    List<Point> points,
    double seconds,
    SedCost cost) {

  /**
   * What a threshold gives.
   *
   * @param threshold reports with this score or more are accepted; NaN where there are none
   * @param pMiss the share of annotated events missed; NaN without any
   * @param falseAlarmsAnHour of the scored signal
   */
  public record Point(double threshold, double pMiss, double falseAlarmsAnHour) {

    /** Detection cost rate: misses plus weighted false alarms. NaN without annotated events. */
    public double cost(SedCost cost) {
      return pMiss + cost.beta() * falseAlarmsAnHour;
    }
  }

  private static final double SECONDS_AN_HOUR = 3600;

  public SedEventScore {
    points = List.copyOf(points);
  }

  /** Counts the alignments of one event in all videos. */
  static SedEventScore of(
      String event, List<SedAlignment> alignments, double seconds, SedCost cost) {
    int detected = 0;
    int rejected = 0;
    int omitted = 0;
    int falseAlarms = 0;
    int rejections = 0;
    List<SedObservation> targets = new ArrayList<>();
    List<SedObservation> others = new ArrayList<>();
    for (SedAlignment alignment : alignments) {
      for (SedAlignment.Pair pair : alignment.mapped()) {
        targets.add(pair.system());
        detected += pair.system().accepted() ? 1 : 0;
        rejected += pair.system().accepted() ? 0 : 1;
      }
      for (SedObservation report : alignment.unmappedSystem()) {
        others.add(report);
        falseAlarms += report.accepted() ? 1 : 0;
        rejections += report.accepted() ? 0 : 1;
      }
      omitted += alignment.unmappedTruth().size();
    }
    List<SedObservation> reports = new ArrayList<>(targets);
    reports.addAll(others);
    return new SedEventScore(
        event,
        detected,
        rejected,
        omitted,
        falseAlarms,
        rejections,
        actualThreshold(reports),
        points(sorted(targets), sorted(others), omitted, seconds),
        seconds,
        cost);
  }

  private static double actualThreshold(List<SedObservation> reports) {
    double lowestYes = Double.NaN;
    double highestNo = Double.NaN;
    for (SedObservation report : reports) {
      // Written so that NaN, which stands for none yet, gives way.
      if (report.accepted() && !(lowestYes <= report.score())) {
        lowestYes = report.score();
      }
      if (!report.accepted() && !(highestNo >= report.score())) {
        highestNo = report.score();
      }
    }
    if (Double.isNaN(lowestYes) || Double.isNaN(highestNo)) {
      return Double.isNaN(lowestYes) ? highestNo : lowestYes;
    }
    return (lowestYes + highestNo) / 2;
  }

  private static double[] sorted(List<SedObservation> reports) {
    return reports.stream().mapToDouble(SedObservation::score).sorted().toArray();
  }

  private static List<Point> points(
      double[] targets, double[] others, int omitted, double seconds) {
    double[] thresholds = new double[targets.length + others.length];
    System.arraycopy(targets, 0, thresholds, 0, targets.length);
    System.arraycopy(others, 0, thresholds, targets.length, others.length);
    thresholds = Arrays.stream(thresholds).sorted().distinct().toArray();
    int truths = targets.length + omitted;
    List<Point> points = new ArrayList<>();
    int below = 0; // targets
    int othersBelow = 0;
    for (double threshold : thresholds) {
      while (below < targets.length && targets[below] < threshold) {
        below++;
      }
      while (othersBelow < others.length && others[othersBelow] < threshold) {
        othersBelow++;
      }
      points.add(
          new Point(
              threshold,
              truths == 0 ? Double.NaN : (double) (omitted + below) / truths,
              (others.length - othersBelow) / seconds * SECONDS_AN_HOUR));
    }
    return points;
  }

  public int targets() {
    return detected + rejected + omitted;
  }

  public int nonTargets() {
    return falseAlarms + rejections;
  }

  public int reports() {
    return detected + rejected + nonTargets();
  }

  public int misses() {
    return rejected + omitted;
  }

  /** At the system's own decisions; its threshold is {@link #actualThreshold}. */
  public Point actual() {
    return new Point(
        actualThreshold,
        targets() == 0 ? Double.NaN : (double) misses() / targets(),
        falseAlarms / seconds * SECONDS_AN_HOUR);
  }

  /**
   * At the threshold with the lowest cost, the lowest such threshold; without annotated events at
   * the lowest score. Accepting nothing is not one of the choices, as in the reference, so the cost
   * can pass 1; only without reports is it what is left.
   */
  public Point minimum() {
    if (points.isEmpty()) {
      return new Point(Double.NaN, 1, 0);
    }
    Point best = points.get(0);
    for (Point point : points) {
      if (point.cost(cost) < best.cost(cost)) {
        best = point;
      }
    }
    return best;
  }
}
