package io.miharu.app.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Decides instead of ranking, by cross-validation: the videos of each kind, in the order of their
 * names, are cut into blocks; each block is decided by what was learned from examples outside it.
 *
 * <p>A video is taken for positive where its score lies above 0, half way between the targets of
 * the two kinds, which weigh the same. The zero-shot score decides at 0, too: the mean of all
 * videos. Source of the protocol: event detection, E15.
 */
final class FoldRun {

  private final MedSettings settings;
  private final int folds;

  /**
   * @param folds how many blocks, 2 or more
   */
  FoldRun(MedSettings settings, int folds) {
    this.settings = settings;
    this.folds = folds;
  }

  /**
   * Shares of right decisions over all videos and seeds, in [0, 1].
   *
   * @param videos how many were decided
   */
  record Accuracy(String event, int videos, double hybrid, double zeroShot, double fewShot) {

    String text() {
      return String.format(
          Locale.ROOT, "%-28s %s %s %s%n", event, shown(hybrid), shown(zeroShot), shown(fewShot));
    }

    /** With the half width of its 95 % interval, of the normal approximation over the videos. */
    private String shown(double share) {
      double half = 1.96 * Math.sqrt(share * (1 - share) / videos);
      return String.format(Locale.ROOT, "%.3f ± %.3f", share, half);
    }
  }

  /**
   * @param rows of the judged videos, in their order
   */
  Accuracy accuracy(String name, EventTruth.Judged event, EventSpace space, int[] rows) {
    List<Integer> positives = new ArrayList<>();
    List<Integer> negatives = new ArrayList<>();
    for (int v = 0; v < rows.length; v++) {
      (event.positives().contains(event.videos().get(v)) ? positives : negatives).add(rows[v]);
    }
    double[] byRelations = space.zeroShot();
    double[] right = new double[3];
    for (int seed = 0; seed < settings.seeds(); seed++) {
      for (int fold = 0; fold < folds; fold++) {
        List<Integer> shown = drawn(outside(positives, fold), settings.examples(), seed);
        List<Integer> others = drawn(outside(negatives, fold), settings.negatives(), seed);
        double[] both = space.hybrid(shown, others);
        double[] alone = space.fewShot(shown, others);
        for (int row : inside(positives, fold)) {
          count(right, both[row] > 0, byRelations[row] > 0, alone[row] > 0);
        }
        for (int row : inside(negatives, fold)) {
          count(right, both[row] <= 0, byRelations[row] <= 0, alone[row] <= 0);
        }
      }
    }
    double all = (double) settings.seeds() * rows.length;
    return new Accuracy(name, rows.length, right[0] / all, right[1] / all, right[2] / all);
  }

  private static void count(double[] right, boolean... decided) {
    for (int i = 0; i < right.length; i++) {
      right[i] += decided[i] ? 1 : 0;
    }
  }

  private List<Integer> inside(List<Integer> all, int fold) {
    return all.subList(fold * all.size() / folds, (fold + 1) * all.size() / folds);
  }

  private List<Integer> outside(List<Integer> all, int fold) {
    List<Integer> rest = new ArrayList<>(all);
    rest.subList(fold * all.size() / folds, (fold + 1) * all.size() / folds).clear();
    return rest;
  }

  /** At most as many as there are. */
  private static List<Integer> drawn(List<Integer> from, int many, int seed) {
    List<Integer> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, new Random(seed));
    return List.copyOf(shuffled.subList(0, Math.min(many, shuffled.size())));
  }
}
