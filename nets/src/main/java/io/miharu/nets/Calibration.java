package io.miharu.nets;

import java.util.List;

/**
 * How a network's raw outputs become probabilities. Immutable.
 *
 * <p>Sources: one temperature for a softmax, Guo et al., "On Calibration of Modern Neural
 * Networks", ICML 2017; a slope and an offset per sigmoid, Platt 1999.
 *
 * @param kind whether classes exclude each other
 * @param slopes each logit is multiplied with its own, or all with the only one; above 0
 * @param offsets added after that, as many as slopes
 * @param expectedError the expected calibration error that was measured with it, in [0, 1]; NaN if
 *     none was
 */
public record Calibration(
    Kind kind, List<Double> slopes, List<Double> offsets, double expectedError) {

  /** What follows the line. */
  public enum Kind {
    /** One of the classes is true: shares that sum to 1. */
    SOFTMAX,
    /** Every class is true or not. */
    SIGMOID
  }

  public Calibration {
    slopes = List.copyOf(slopes);
    offsets = List.copyOf(offsets);
    if (slopes.isEmpty() || slopes.size() != offsets.size()) {
      throw new IllegalArgumentException(
          "a calibration needs as many offsets as slopes and at least one, got %d slopes and %d offsets"
              .formatted(slopes.size(), offsets.size()));
    }
    for (int i = 0; i < slopes.size(); i++) {
      if (!(slopes.get(i) > 0) || !Double.isFinite(slopes.get(i) + offsets.get(i))) {
        throw new IllegalArgumentException(
            "a calibration needs finite slopes above 0 and finite offsets, got %s and %s"
                .formatted(slopes, offsets));
      }
    }
  }

  /** Softmax of the logits divided by a temperature, above 0. */
  public static Calibration temperature(double temperature, double expectedError) {
    return new Calibration(Kind.SOFTMAX, List.of(1 / temperature), List.of(0.0), expectedError);
  }

  /** Whether it is made for so many classes. */
  public boolean fits(int classes) {
    return slopes.size() == 1 || slopes.size() == classes;
  }

  /** Calibrated probabilities of one row of logits, each in [0, 1]. */
  public double[] probabilities(float[] logits) {
    if (!fits(logits.length)) {
      throw new IllegalArgumentException(
          "a calibration of %d classes got %d logits".formatted(slopes.size(), logits.length));
    }
    double[] lines = new double[logits.length];
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < lines.length; k++) {
      int own = slopes.size() == 1 ? 0 : k;
      lines[k] = slopes.get(own) * logits[k] + offsets.get(own);
      top = Math.max(top, lines[k]);
    }
    double sum = 0;
    for (int k = 0; k < lines.length; k++) {
      lines[k] = kind == Kind.SIGMOID ? 1 / (1 + Math.exp(-lines[k])) : Math.exp(lines[k] - top);
      sum += lines[k];
    }
    for (int k = 0; k < lines.length && kind == Kind.SOFTMAX; k++) {
      lines[k] /= sum;
    }
    return lines;
  }
}
