package io.miharu.app.training;

import io.miharu.app.console.UsageException;

/**
 * A name with the weight of what it says, as it is typed: {@code elastic:2}, or {@code elastic} for
 * a weight of 1. Immutable.
 *
 * @param weight above 0
 */
record Weighted(String name, double weight) {

  /**
   * Reads one.
   *
   * @param option it was given to, for the refusal
   * @throws UsageException when the weight is not a number above 0
   */
  static Weighted of(String option, String typed) {
    String[] parts = typed.split(":", 2);
    double weight = parts.length == 1 ? 1 : number(parts[1]);
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new UsageException(
          "%s needs weights above 0, as in %s:2, got %s".formatted(option, parts[0], typed));
    }
    return new Weighted(parts[0], weight);
  }

  private static double number(String typed) {
    try {
      return Double.parseDouble(typed);
    } catch (NumberFormatException unread) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    return weight == 1 ? name : name + ":" + weight;
  }
}
