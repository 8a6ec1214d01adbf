package io.miharu.knowledge;

import java.util.Collection;
import java.util.Optional;

/** Guesses what was meant. */
final class Spelling {

  private Spelling() {}

  /**
   * The known word with the smallest edit distance, if that is at most a third of the word's length
   * (and at least 1); of equally near ones, the first in order.
   */
  static Optional<String> nearest(String word, Collection<String> known) {
    int smallest = Math.max(1, word.length() / 3) + 1;
    String nearest = null;
    for (String candidate : known.stream().sorted().toList()) {
      int distance = distance(word, candidate);
      if (distance < smallest) {
        smallest = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Levenshtein's distance: insertions, deletions and substitutions. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
