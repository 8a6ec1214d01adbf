package io.miharu.learning.data;

import java.util.Arrays;
import java.util.List;

/** What must hold of labels before anything can be learnt from them. */
final class Labels {

  private Labels() {}

  static void requireTwoKinds(List<String> classes, int[] labels) {
    for (int label : labels) {
      if (label < 0 || label >= classes.size()) {
        throw new IllegalArgumentException(
            "labels must be 0 to %d, got %d".formatted(classes.size() - 1, label));
      }
    }
    int[] kinds = Arrays.stream(labels).distinct().toArray();
    if (kinds.length < 2) {
      throw new IllegalArgumentException(
          "needs examples of two classes or more, got only %s"
              .formatted(kinds.length == 0 ? "none" : classes.get(kinds[0])));
    }
  }
}
