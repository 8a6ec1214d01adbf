package io.miharu.temporal.kinematics;

/**
 * A straight line through points by least squares. Immutable.
 *
 * @param slope change of y per unit of x; NaN with fewer than two different x
 * @param mean of y, the line's value at the mean of x
 * @param rms root mean square of the residuals, in units of y
 * @param explained share of the variance of y that the line explains, in [0, 1]; 0 when y is
 *     constant
 */
public record LineFit(double slope, double mean, double rms, double explained) {

  /** Fits {@code y} over {@code x}, both of the same length. */
  public static LineFit of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "a line needs as many x as y, got %d and %d".formatted(x.length, y.length));
    }
    int n = x.length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += x[i] / n;
      meanY += y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    if (n < 2 || xx <= 0) {
      return new LineFit(Double.NaN, meanY, Double.NaN, 0);
    }
    double slope = xy / xx;
    double left = Math.max(0, yy - slope * xy);
    return new LineFit(slope, meanY, Math.sqrt(left / n), yy > 0 ? 1 - left / yy : 0);
  }
}
