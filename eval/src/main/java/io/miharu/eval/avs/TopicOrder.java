package io.miharu.eval.avs;

import java.util.Comparator;

/** Topics in the order of their numbers; names that are no numbers come last, as text. */
enum TopicOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA != numberB) {
      return numberA ? -1 : 1;
    }
    int order = numberA ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : 0;
    return order != 0 ? order : a.compareTo(b);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
