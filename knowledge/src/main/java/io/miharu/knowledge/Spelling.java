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

  /**
   * Insertions, deletions, substitutions and swaps of neighbours: the optimal string alignment
   * variant of Damerau's and Levenshtein's distance.
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
