package io.miharu.temporal.skeletons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long actions usually take: the logarithms of their lengths are taken for normal. Immutable.
 *
 * @param usual of each action, in the order of a network's classes
 */
public record ActionDurations(List<Usual> usual) {

  /**
   * The usual length of one action.
   *
   * @param seconds geometric mean, above 0; NaN when nothing is known
   * @param spread standard deviation of the natural logarithm, above 0
   */
  public record Usual(double seconds, double spread) {

    /** Nothing is known. */
    static final Usual UNKNOWN = new Usual(Double.NaN, 1);

    /** How unusual a length is, as half the square of deviations; 0 for the mean. */
    double oddness(double length) {
      if (Double.isNaN(seconds)) {
        return 0;
      }
      double deviations = Math.log(length / seconds) / spread;
      return deviations * deviations / 2;
    }
  }

  /** A handful of examples does not show how much lengths may differ. */
  private static final double LEAST_SPREAD = 0.25;

  public ActionDurations {
    usual = List.copyOf(usual);
  }

  /** Where nothing is known. */
  public static ActionDurations unknown(int actions) {
    return new ActionDurations(Collections.nCopies(actions, Usual.UNKNOWN));
  }

  /**
   * From examples.
   *
   * @param seconds lengths of the examples of each action, all above 0; unknown where there are
   *     none
   */
  public static ActionDurations of(List<List<Double>> seconds) {
    List<Usual> usual = new ArrayList<>();
    for (List<Double> lengths : seconds) {
      if (lengths.isEmpty()) {
        usual.add(Usual.UNKNOWN);
        continue;
      }
      double mean = lengths.stream().mapToDouble(Math::log).average().orElseThrow();
      double variance =
          lengths.stream()
              .mapToDouble(length -> Math.pow(Math.log(length) - mean, 2))
              .average()
              .orElseThrow();
      usual.add(new Usual(Math.exp(mean), Math.max(LEAST_SPREAD, Math.sqrt(variance))));
    }
    return new ActionDurations(usual);
  }

  /** How unusual it is that an action took so long; 0 for the usual length. */
  double oddness(int action, double seconds) {
    return usual.get(action).oddness(seconds);
  }

  /** Likewise of an action that still goes on: it is never too short. */
  double oddnessSoFar(int action, double seconds) {
    return seconds < usual.get(action).seconds() ? 0 : oddness(action, seconds);
  }

  /** As a card carries it: {@code 4.410 x 0.250, 1.300 x 0.310}. */
  public String text() {
    return usual.stream()
        .map(one -> String.format(Locale.ROOT, "%.3f x %.3f", one.seconds(), one.spread()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static ActionDurations parse(String text) {
    List<Usual> usual = new ArrayList<>();
    for (String one : text.split(", ", -1)) {
      String[] numbers = one.split(" x ", -1);
      if (numbers.length != 2) {
        throw new IllegalArgumentException(
            "lengths of actions are written like \"4.410 x 0.250, 1.300 x 0.310\", got \"%s\""
                .formatted(text));
      }
      usual.add(new Usual(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
    }
    return new ActionDurations(usual);
  }
}
