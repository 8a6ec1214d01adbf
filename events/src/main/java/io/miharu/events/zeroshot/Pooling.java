package io.miharu.events.zeroshot;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the logits of one concept over a clip become one value, L_c.
 *
 * <p>Source: event detection, section 6. Steps in which the detector did not run (NaN) do not
 * count.
 */
public enum Pooling {
  /** The largest: objects and short actions. */
  MAX,
  /** The mean: scenes and states, which last. */
  MEAN,
  /** The mean of the three largest: actions with a noisy detector. */
  TOP3;

  /** What suits a kind of concept, as the ontology names it: {@code object}, {@code place}, … */
  public static Pooling ofKind(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "place", "scene", "state", "attribute" -> MEAN;
      case "action", "activity", "motion" -> TOP3;
      default -> MAX;
    };
  }

  /** One value of a series, NaN where the detector ran in none of its steps. */
  public double pool(double[] logits) {
    double[] ran = Arrays.stream(logits).filter(l -> !Double.isNaN(l)).sorted().toArray();
    if (ran.length == 0) {
      return Double.NaN;
    }
    return switch (this) {
      case MAX -> ran[ran.length - 1];
      case MEAN -> Arrays.stream(ran).average().orElseThrow();
      case TOP3 ->
          Arrays.stream(ran, Math.max(0, ran.length - 3), ran.length).average().orElseThrow();
    };
  }
}
