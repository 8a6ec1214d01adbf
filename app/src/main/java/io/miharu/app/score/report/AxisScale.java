package io.miharu.app.score.report;

import io.miharu.eval.sheet.Curve;
import io.miharu.events.calibration.NormalQuantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where values lie along an axis, and which of them are marked. Immutable. */
final class AxisScale {

  /** One marked value: where in [0, 1], and its label; empty for a line without one. */
  record Tick(double place, String label) {}

  private static final double[] SHARES = {
    1e-5, 1e-4, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99,
    0.995, 0.999, 0.9999, 0.99999
  };

  /** More decades than these would squeeze the interesting ones. */
  private static final double MOST_DECADES = 6;

  private final Curve.Scale scale;
  private final double low;
  private final double high;

  private AxisScale(Curve.Scale scale, double low, double high) {
    this.scale = scale;
    this.low = low;
    this.high = high;
  }

  /** An axis that shows all {@code values}; 0 on a logarithm lies at its end. */
  static AxisScale of(Curve.Scale scale, double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return switch (scale) {
      case LINEAR -> linear(sorted);
      case LOGARITHMIC -> logarithmic(Arrays.stream(sorted).filter(v -> v > 0).toArray());
      case PROBIT -> probit(Arrays.stream(sorted).filter(v -> v > 0 && v < 1).toArray());
    };
  }

  /** An axis from one value to another, both of which the scale can show. */
  static AxisScale between(Curve.Scale scale, double low, double high) {
    return new AxisScale(scale, low, high);
  }

  private static AxisScale linear(double[] sorted) {
    if (sorted.length == 0 || (sorted[0] >= 0 && sorted[sorted.length - 1] <= 1)) {
      return new AxisScale(Curve.Scale.LINEAR, 0, 1);
    }
    double most = sorted[sorted.length - 1];
    double least = Math.min(sorted[0], 0);
    double step = step(most - least);
    return new AxisScale(
        Curve.Scale.LINEAR, step * Math.floor(least / step), step * Math.ceil(most / step));
  }

  private static AxisScale logarithmic(double[] positive) {
    if (positive.length == 0) {
      return new AxisScale(Curve.Scale.LOGARITHMIC, 0.01, 1);
    }
    double high = Math.ceil(Math.log10(positive[positive.length - 1]) - 1e-9);
    double low = Math.floor(Math.log10(positive[0]) + 1e-9);
    low = Math.min(Math.max(low, high - MOST_DECADES), high - 1);
    return new AxisScale(Curve.Scale.LOGARITHMIC, Math.pow(10, low), Math.pow(10, high));
  }

  private static AxisScale probit(double[] shares) {
    double low = 0.001;
    double high = 0.99;
    if (shares.length > 0) {
      low = SHARES[0];
      high = SHARES[SHARES.length - 1];
      for (double share : SHARES) {
        low = share <= shares[0] ? share : low;
        high = share >= shares[shares.length - 1] ? Math.min(share, high) : high;
      }
    }
    return low < high
        ? new AxisScale(Curve.Scale.PROBIT, low, high)
        : new AxisScale(Curve.Scale.PROBIT, 0.001, 0.99);
  }

  /** In [0, 1], values beyond an end at that end; NaN of NaN. */
  double place(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    double inside = Math.max(low, Math.min(high, value));
    double from = bent(low);
    return (bent(inside) - from) / (bent(high) - from);
  }

  /**
   * As {@link #place}, with values beyond an end up to one length beyond it: for a line that a
   * picture cuts off at its border.
   */
  double placeBeyond(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    double tiny = Double.MIN_NORMAL;
    double shown =
        switch (scale) {
          case LINEAR -> value;
          case LOGARITHMIC -> Math.max(value, tiny);
          case PROBIT -> Math.max(1e-12, Math.min(1 - 1e-12, value));
        };
    double from = bent(low);
    return Math.max(-1, Math.min(2, (bent(shown) - from) / (bent(high) - from)));
  }

  private double bent(double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOGARITHMIC -> Math.log10(value);
      case PROBIT -> NormalQuantile.of(value);
    };
  }

  /** From low to high. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    switch (scale) {
      case LINEAR -> {
        double step = step(high - low);
        long steps = Math.round((high - low) / step);
        for (long i = 0; i <= steps; i++) {
          double value = low + i * step;
          ticks.add(new Tick(place(value), Numbers.tick(value)));
        }
      }
      case LOGARITHMIC -> {
        boolean fine = Math.log10(high / low) <= 3.5;
        for (double decade = low; decade <= high * 1.001; decade *= 10) {
          ticks.add(new Tick(place(decade), Numbers.tick(rounded(decade))));
          for (int i = 2; fine && i < 10 && decade * i < high; i++) {
            ticks.add(new Tick(place(decade * i), ""));
          }
        }
      }
      case PROBIT -> {
        for (double share : SHARES) {
          if (share >= low && share <= high) {
            ticks.add(new Tick(place(share), Numbers.tick(rounded(share * 100)) + " %"));
          }
        }
      }
      default -> throw new AssertionError("unknown scale " + scale);
    }
    return ticks;
  }

  /** Without the last binary digits that multiplying left. */
  private static double rounded(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 9);
    return Math.round(value / unit) * unit;
  }

  /** 1, 2 or 5 times a power of ten, so that about five of them fill {@code range}. */
  private static double step(double range) {
    double rough = range / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
  }
}
