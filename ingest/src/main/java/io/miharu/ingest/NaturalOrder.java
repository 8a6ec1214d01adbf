package io.miharu.ingest;

import java.util.Comparator;

/**
 * The order in which people count files: runs of digits compare as numbers, so that {@code 9.jpg}
 * comes before {@code 10.jpg}. Names that only differ in leading zeros compare as text.
 */
final class NaturalOrder {

  static final Comparator<String> COMPARATOR =
      ((Comparator<String>) NaturalOrder::compareRuns).thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  private static int compareRuns(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int iEnd = endOfDigits(a, i);
        int jEnd = endOfDigits(b, j);
        order = compareNumbers(a.substring(i, iEnd), b.substring(j, jEnd));
        i = iEnd;
        j = jEnd;
      } else {
        order = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  /** Of any length: the longer number without leading zeros is the larger one. */
  private static int compareNumbers(String a, String b) {
    String left = a.replaceFirst("^0+", "");
    String right = b.replaceFirst("^0+", "");
    return left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
