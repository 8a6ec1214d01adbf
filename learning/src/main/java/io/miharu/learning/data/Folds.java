package io.miharu.learning.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a data set for cross-validation, in which everything from one source stays together, so
 * that nothing is tested on the neighbour of what it was taught with. Immutable.
 */
public final class Folds {

  private final int[] foldOf;
  private final int count;

  private Folds(int[] foldOf, int count) {
    this.foldOf = foldOf;
    this.count = count;
  }

  /**
   * Deals the sources out, the largest first, each to the fold that has fewest examples of its most
   * frequent class; then fewest in all; then the first. Sources of one size go by name.
   *
   * @param sources where each example comes from: a video, a camera, a person
   * @param count 2 or more, at most the number of sources
   */
  public static Folds bySource(Examples examples, List<String> sources, int count) {
    if (sources.size() != examples.size()) {
      throw new IllegalArgumentException(
          "needs a source for each of %d examples, got %d"
              .formatted(examples.size(), sources.size()));
    }
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < sources.size(); i++) {
      groups.computeIfAbsent(sources.get(i), name -> new ArrayList<>()).add(i);
    }
    if (count < 2 || groups.size() < count) {
      throw new IllegalArgumentException(
          "needs 2 folds or more and a source for each, got %d folds of %d sources"
              .formatted(count, groups.size()));
    }
    List<List<Integer>> largestFirst = new ArrayList<>(groups.values());
    largestFirst.sort(Comparator.comparingInt((List<Integer> group) -> -group.size()));
    int[][] held = new int[count][examples.classes().size() + 1]; // the last column counts all
    int[] foldOf = new int[examples.size()];
    for (List<Integer> group : largestFirst) {
      int fold = emptiest(held, mostFrequent(examples, group));
      for (int example : group) {
        foldOf[example] = fold;
        held[fold][examples.label(example)]++;
        held[fold][examples.classes().size()]++;
      }
    }
    return new Folds(foldOf, count);
  }

  private static int mostFrequent(Examples examples, List<Integer> group) {
    int[] votes = new int[examples.classes().size()];
    group.forEach(example -> votes[examples.label(example)]++);
    int best = 0;
    for (int k = 1; k < votes.length; k++) {
      best = votes[k] > votes[best] ? k : best;
    }
    return best;
  }

  private static int emptiest(int[][] held, int label) {
    int best = 0;
    for (int fold = 1; fold < held.length; fold++) {
      int all = held[fold].length - 1;
      int order = Integer.compare(held[fold][label], held[best][label]);
      if (order < 0 || (order == 0 && held[fold][all] < held[best][all])) {
        best = fold;
      }
    }
    return best;
  }

  public int count() {
    return count;
  }

  public int foldOf(int example) {
    return foldOf[example];
  }

  /** What a fold is tested with. */
  public Subset inside(Examples examples, int fold) {
    return Subset.where(examples, example -> foldOf[example] == fold);
  }

  /** What it is taught with. */
  public Subset outside(Examples examples, int fold) {
    return Subset.where(examples, example -> foldOf[example] != fold);
  }
}
