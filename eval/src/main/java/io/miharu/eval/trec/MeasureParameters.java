package io.miharu.eval.trec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands after the dot of {@code P.5,10}.
 *
 * @param given as written; empty where nothing was, and the defaults hold
 * @param defaults what the measure takes then
 */
record MeasureParameters(String measure, String given, String defaults) {

  /** The measure's printed name: its own, with the parameters behind it where some were given. */
  String label(String name) {
    return given.isEmpty() ? name : name + "_" + given;
  }

  private String[] values() {
    return (given.isEmpty() ? defaults : given).split(",", -1);
  }

  /** Ranks, ascending; none may stand twice. A fraction is cut off, as trec_eval does. */
  List<Integer> sortedCuts(String name) {
    List<Integer> cuts = new ArrayList<>();
    for (double value : numbers()) {
      if (!(value >= 1 && value <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "%s needs ranks of 1 or more after the dot, got %s".formatted(name, given));
      }
      cuts.add((int) value);
    }
    return ascending(name, cuts);
  }

  /** Shares or multiples, ascending; none may stand twice. */
  List<Double> sortedReals(String name) {
    List<Double> values = numbers();
    for (double value : values) {
      if (!(value >= 0 && value < 1e6)) {
        throw new IllegalArgumentException(
            "%s needs numbers of 0 or more after the dot, got %s".formatted(name, given));
      }
    }
    return ascending(name, values);
  }

  private <T extends Comparable<T>> List<T> ascending(String name, List<T> values) {
    List<T> sorted = values.stream().sorted().distinct().toList();
    if (sorted.size() < values.size()) {
      throw new IllegalArgumentException(
          "%s needs different numbers after the dot, got %s".formatted(name, given));
    }
    return sorted;
  }

  /**
   * Numbers in the order given.
   *
   * @param count how many are needed, or -1 for one or more
   */
  List<Double> reals(int count) {
    List<Double> values = numbers();
    if (count >= 0 && values.size() != count) {
      throw new IllegalArgumentException(
          "%s needs %d numbers after the dot, such as %s.%s, got %s"
              .formatted(measure, count, measure, defaults, given));
    }
    return values;
  }

  /** The persistence of rank-biased precision, from {@code p=0.95}, among the gains. */
  double persistence() {
    double persistence = 0.9;
    for (String part : given.split(",", -1)) {
      if (part.startsWith("p=")) {
        persistence = CNumber.real(part.substring(2));
      }
    }
    if (!(persistence > 0 && persistence < 1)) {
      throw new IllegalArgumentException(
          "%s needs a persistence between 0 and 1, such as %s.p=0.95, got %s"
              .formatted(measure, measure, given));
    }
    return persistence;
  }

  /** Gains by grade, in the order given, from {@code 1=3,2=9}; other names are passed over. */
  Map<Integer, Double> gains() {
    Map<Integer, Double> gains = new LinkedHashMap<>();
    if (given.isEmpty()) {
      return gains;
    }
    for (String part : given.split(",", -1)) {
      int sign = part.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException(
            "%s needs gains by grade after the dot, such as %s.1=3,2=9, got %s"
                .formatted(measure, measure, given));
      }
      String grade = part.substring(0, sign);
      if (grade.matches("[+-]?[0-9]{1,9}")) {
        gains.putIfAbsent(Integer.valueOf(grade), CNumber.real(part.substring(sign + 1)));
      }
    }
    return gains;
  }

  private List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    for (String value : values()) {
      try {
        numbers.add(Double.parseDouble(value));
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "%s needs numbers after the dot, parted by commas, got %s".formatted(measure, given),
            wrong);
      }
    }
    return numbers;
  }
}
