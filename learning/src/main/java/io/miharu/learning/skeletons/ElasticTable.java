package io.miharu.learning.skeletons;

import io.miharu.temporal.skeletons.ElasticForm;
import io.miharu.temporal.skeletons.ElasticRule;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the clips of a set are apart when time is stretched, and rules learned from some of them.
 *
 * <p>Distances of two clips are kept, since every fold of a set asks for the same ones. A rule
 * takes time and memory with the square of its clips: for hundreds or a few thousand. Not
 * thread-safe.
 */
final class ElasticTable {

  /** Of the weights, against the squared errors. */
  private static final double LAMBDA = 0.03;

  private final List<NormalMotion> clips;
  private final boolean mirrored;
  private final Map<Integer, ElasticForm> forms = new HashMap<>();
  private final Map<Integer, List<ElasticForm>> looks = new HashMap<>();
  private final Map<Long, double[][]> known = new HashMap<>();

  /**
   * @param mirrored whether a clip is as good as its mirror image
   */
  ElasticTable(List<NormalMotion> clips, boolean mirrored) {
    this.clips = List.copyOf(clips);
    this.mirrored = mirrored;
  }

  /** For each look at one of two clips their distance in each group. */
  double[][] between(int one, int other) {
    // Mirrors and orders of persons change nothing when both are changed alike.
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return known.computeIfAbsent(
        (long) low * clips.size() + high,
        pair -> {
          ElasticForm fixed = forms.computeIfAbsent(high, i -> ElasticForm.of(clips.get(i)));
          return looks
              .computeIfAbsent(
                  low,
                  i ->
                      ElasticForm.looks(clips.get(i), mirrored).stream()
                          .map(ElasticForm::of)
                          .toList())
              .stream()
              .map(look -> look.distances(fixed))
              .toArray(double[][]::new);
        });
  }

  /**
   * Learns from some clips.
   *
   * @param places of theirs
   * @param labels of theirs, from 0
   */
  ElasticRule rule(List<Integer> places, List<Integer> labels, int classes) {
    List<Double> units = units(places);
    int n = places.size();
    double[][] alike = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        alike[i][j] = ElasticRule.likeness(between(places.get(i), places.get(j)), units);
        alike[j][i] = alike[i][j];
      }
    }
    double[][] wanted = new double[classes][n];
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < n; i++) {
        wanted[k][i] = (labels.get(i) == k ? 1 : 0) - 1.0 / classes;
      }
    }
    return new ElasticRule(units, leastSquares(alike, wanted));
  }

  /** What a rule that was learned from some clips says of another. */
  double[] shares(ElasticRule rule, List<Integer> learned, int clip) {
    return rule.shares(
        learned.stream()
            .mapToDouble(place -> ElasticRule.likeness(between(clip, place), rule.units()))
            .toArray());
  }

  /** The mean distance of two different clips in each group, looked at as they are. */
  private List<Double> units(List<Integer> places) {
    double[] sums = new double[ElasticForm.GROUPS];
    int pairs = 0;
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        double[] asTheyAre = between(places.get(i), places.get(j))[0];
        for (int group = 0; group < sums.length; group++) {
          sums[group] += asTheyAre[group];
        }
        pairs++;
      }
    }
    List<Double> units = new ArrayList<>();
    for (double sum : sums) {
      // Clips that never differ in a group tell nothing by it.
      units.add(sum > 0 ? sum / pairs : 1);
    }
    return units;
  }

  /**
   * For each b the x with the least {@code |A x - b|^2 + LAMBDA |x|^2}, for a symmetric A: the
   * normal equations, by Cholesky's factors.
   */
  private static double[][] leastSquares(double[][] a, double[][] wanted) {
    int n = a.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = dot(a[i], a[j], n) + (i == j ? LAMBDA : 0) - dot(lower[i], lower[j], j);
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    double[][] solutions = new double[wanted.length][];
    for (int k = 0; k < wanted.length; k++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = (dot(a[i], wanted[k], n) - dot(lower[i], x, i)) / lower[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) {
          x[i] -= lower[j][i] * x[j];
        }
        x[i] /= lower[i][i];
      }
      solutions[k] = x;
    }
    return solutions;
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
