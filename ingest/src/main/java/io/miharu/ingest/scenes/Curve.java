package io.miharu.ingest.scenes;

/** A number over time: straight lines between key moments, constant before and after. Immutable. */
final class Curve {

  /** Always 0. */
  static final Curve ZERO = of(0, 0);

  private final double[] keys;

  private Curve(double[] keys) {
    this.keys = keys;
  }

  /**
   * @param keys time, value, time, value, …, times in seconds and rising
   */
  static Curve of(double... keys) {
    for (int i = 2; i < keys.length; i += 2) {
      if (keys[i] < keys[i - 2]) {
        throw new IllegalArgumentException(
            "a curve's times must rise, got %s after %s".formatted(keys[i], keys[i - 2]));
      }
    }
    return new Curve(keys.clone());
  }

  double at(double time) {
    if (time <= keys[0]) {
      return keys[1];
    }
    for (int i = 2; i < keys.length; i += 2) {
      if (time < keys[i]) {
        double share = (time - keys[i - 2]) / (keys[i] - keys[i - 2]);
        return keys[i - 1] + (keys[i + 1] - keys[i - 1]) * share;
      }
    }
    return keys[keys.length - 1];
  }

  /** The area below the curve from its first key moment to {@code time}, which is not before it. */
  double areaUntil(double time) {
    double area = 0;
    for (int i = 0; i < keys.length; i += 2) {
      double from = keys[i];
      double to = i + 2 < keys.length ? Math.min(time, keys[i + 2]) : time;
      if (to <= from) {
        break;
      }
      area += (to - from) * (at(from) + at(to)) / 2;
    }
    return area;
  }

  /** The same curve with every value multiplied. */
  Curve times(double factor) {
    double[] scaled = keys.clone();
    for (int i = 1; i < scaled.length; i += 2) {
      scaled[i] *= factor;
    }
    return new Curve(scaled);
  }
}
