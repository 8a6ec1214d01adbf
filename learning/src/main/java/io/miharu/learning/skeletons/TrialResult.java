package io.miharu.learning.skeletons;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All folds of a protocol, for one seed or several. Immutable.
 *
 * @param folds in the order they were done
 */
public record TrialResult(List<FoldResult> folds) {

  public TrialResult {
    folds = List.copyOf(folds);
  }

  /** For each seed the mean accuracy over the folds, as papers report it; seeds in rising order. */
  public SortedMap<Long, Double> meanOfFolds() {
    return folds.stream()
        .collect(
            Collectors.groupingBy(
                FoldResult::seed, TreeMap::new, Collectors.averagingDouble(FoldResult::accuracy)));
  }

  /** The mean over seeds of {@link #meanOfFolds}. */
  public double mean() {
    return meanOfFolds().values().stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  /** Standard deviation over seeds, of a sample; NaN for one seed. */
  public double deviation() {
    double mean = mean();
    int seeds = meanOfFolds().size();
    double squares =
        meanOfFolds().values().stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return seeds < 2 ? Double.NaN : Math.sqrt(squares / (seeds - 1));
  }

  /** Counts {@code [truth][answer]} over all folds and seeds. */
  public int[][] confusion(int actions) {
    int[][] counts = new int[actions][actions];
    for (FoldResult fold : folds) {
      for (int i = 0; i < fold.truths().size(); i++) {
        counts[fold.truths().get(i)][fold.answers().get(i)]++;
      }
    }
    return counts;
  }
}
