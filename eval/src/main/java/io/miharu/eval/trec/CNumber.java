package io.miharu.eval.trec;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as the C library reads them: the longest beginning that is a number counts, and text
 * without one is 0. The reference scorers accept such fields without a word, and so do we where
 * agreeing with them is the point.
 */
public final class CNumber {

  private static final Pattern BEGINNING =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private CNumber() {}

  /** As {@code atof} reads it, NaN and infinities included. */
  public static double real(String text) {
    int first = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
    if (first >= '0' && first <= '9') { // the common case, without the cost of a pattern
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException odd) {
        return beginning(text);
      }
    }
    return beginning(text);
  }

  /** As {@code atol} reads it: what follows the digits is cut off. */
  public static int integer(String text) {
    int end = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    int digits = end;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end == digits) {
      return 0;
    }
    double value = Double.parseDouble(text.substring(0, end));
    return (int) value; // beyond an int, the nearest int
  }

  private static double beginning(String text) {
    Matcher number = BEGINNING.matcher(text);
    if (number.lookingAt()) {
      return Double.parseDouble(number.group());
    }
    String word = text.toLowerCase(Locale.ROOT);
    boolean negative = word.startsWith("-");
    String name = negative || word.startsWith("+") ? word.substring(1) : word;
    if (name.startsWith("nan")) {
      return Double.NaN;
    }
    if (name.startsWith("inf")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return 0;
  }
}
