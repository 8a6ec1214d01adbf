package io.miharu.eval.actev.scoring;

/**
 * A measure against false alarms, one point per distinct score of the system, highest score first.
 * False alarms never fall along the way. Takes its arrays over; immutable as far as its makers
 * leave them alone.
 */
final class OperatingCurve {

  private static final double SAME = 1e-10;

  private final double[] falseAlarms;
  private final double[] values;

  /**
   * A curve through points.
   *
   * @param falseAlarms [P], in the unit of the curve, 0 or more
   * @param values [P], NaN where undefined
   */
  OperatingCurve(double[] falseAlarms, double[] values) {
    this.falseAlarms = falseAlarms;
    this.values = values;
  }

  int points() {
    return values.length;
  }

  /** Whether there are points whose false alarms are undefined: what they are counted by is 0. */
  boolean isWithoutRate() {
    return falseAlarms.length > 0 && Double.isNaN(falseAlarms[0]);
  }

  double falseAlarms(int point) {
    return falseAlarms[point];
  }

  double value(int point) {
    return values[point];
  }

  /**
   * The value at {@code target} false alarms: of the last point there is at the target, else on the
   * line between the points around it; {@code before} where already the first point is beyond it;
   * the last value where the curve ends earlier. An undefined value is {@code before} too, as the
   * reference has it.
   */
  double at(double target, double before) {
    double value = read(target, before);
    return Double.isNaN(value) ? before : value;
  }

  private double read(double target, double before) {
    if (isWithoutRate()) {
      return values[values.length - 1]; // no point is beyond any target
    }
    int last = -1; // the last point at or below the target
    for (int from = 0, to = falseAlarms.length - 1; from <= to; ) {
      int middle = (from + to) / 2;
      if (falseAlarms[middle] <= target + SAME) {
        last = middle;
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    if (last < 0) {
      return before;
    }
    boolean onPoint = Math.abs(falseAlarms[last] - target) <= SAME;
    if (onPoint || last == values.length - 1) {
      return values[last];
    }
    double width = falseAlarms[last + 1] - falseAlarms[last];
    double share = (target - falseAlarms[last]) / width;
    return values[last] + share * (values[last + 1] - values[last]);
  }

  /**
   * The area under the curve from no false alarms to {@code limit}, by trapezoids, beginning at (0,
   * 1); constant from the last point on.
   */
  double areaTo(double limit) {
    double area = 0;
    double x = 0;
    double y = 1;
    for (int i = 0; i < values.length; i++) {
      double nextX = falseAlarms[i];
      if (nextX > limit) {
        double atLimit = y + (values[i] - y) * (limit - x) / (nextX - x);
        return area + (limit - x) * (y + atLimit) / 2;
      }
      area += (nextX - x) * (y + values[i]) / 2;
      x = nextX;
      y = values[i];
    }
    return area + (limit - x) * y;
  }
}
