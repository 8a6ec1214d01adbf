package io.miharu.learning.skeletons;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One split of a data set; clips are given by their place in it. Immutable.
 *
 * @param name short: {@code fold-1}, {@code AS2}, {@code without-s03}
 * @param classes the actions that take part, by their place in the set, in rising order
 * @param train clips to learn from
 * @param test clips to be judged by; none is in {@code train}; empty when nothing is judged
 */
public record Fold(String name, List<Integer> classes, List<Integer> train, List<Integer> test) {

  public Fold {
    classes = List.copyOf(classes);
    train = List.copyOf(train);
    test = List.copyOf(test);
    Set<Integer> both = new HashSet<>(train);
    both.retainAll(new HashSet<>(test));
    if (!both.isEmpty() || train.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs clips to learn from and others to be judged by, got %d, %d, and %d in both"
              .formatted(name, train.size(), test.size(), both.size()));
    }
  }
}
