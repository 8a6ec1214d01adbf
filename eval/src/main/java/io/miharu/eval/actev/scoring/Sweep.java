package io.miharu.eval.actev.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One activity's evidence at every distinct score of the system, highest first. */
final class Sweep {

  private final int truths;
  private final List<Instance> bestFirst;
  private final int[] ends; // [P], how many instances have a point's score or a higher one
  private final int[] firsts; // [P], the first instance of a point's score
  private final IdentityHashMap<Instance, Pair> hitOf = new IdentityHashMap<>();

  /**
   * @param limit how many points there may be; 0 for any number. More are thinned, the first and
   *     the last kept, the others spread evenly, as the reference does.
   */
  Sweep(ActivityAlignment alignment, int limit) {
    truths = alignment.truths();
    List<Instance> instances = new ArrayList<>(alignment.falseAlarms());
    for (Pair hit : alignment.hits()) {
      instances.add(hit.system());
      hitOf.put(hit.system(), hit);
    }
    instances.sort(Instance.BEST_FIRST);
    bestFirst = List.copyOf(instances);
    int[] lasts = new int[bestFirst.size()];
    int[] begins = new int[bestFirst.size()];
    int points = 0;
    for (int i = 0; i < lasts.length; i++) {
      if (i + 1 == lasts.length || bestFirst.get(i + 1).conf() != bestFirst.get(i).conf()) {
        begins[points] = points == 0 ? 0 : lasts[points - 1];
        lasts[points++] = i + 1;
      }
    }
    int[] kept = kept(points, limit);
    ends = Arrays.stream(kept).map(point -> lasts[point]).toArray();
    firsts = Arrays.stream(kept).map(point -> begins[point]).toArray();
  }

  /** Which of {@code points} are left when there may be {@code limit}. */
  static int[] kept(int points, int limit) {
    if (limit == 0 || points <= limit) {
      return IntStream.range(0, points).toArray();
    }
    // A half goes to the even neighbour.
    return IntStream.range(0, limit)
        .map(i -> limit == 1 ? 0 : (int) Math.rint(i * ((points - 1) / (double) (limit - 1))))
        .toArray();
  }

  int points() {
    return ends.length;
  }

  List<Instance> bestFirst() {
    return bestFirst;
  }

  /** The score of a point, as its first instance has it written. */
  Number score(int point) {
    return bestFirst.get(firsts[point]).writtenConf();
  }

  /** [P], a running sum over the instances. */
  double[] sums(ToDoubleFunction<Instance> term) {
    double[] sums = new double[ends.length];
    double sum = 0;
    for (int point = 0, i = 0; point < sums.length; point++) {
      for (; i < ends[point]; i++) {
        sum += term.applyAsDouble(bestFirst.get(i));
      }
      sums[point] = sum;
    }
    return sums;
  }

  /** [P], a running sum over what stands beside the instances, best first. */
  long[] sums(long[] terms) {
    long[] sums = new long[ends.length];
    long sum = 0;
    for (int point = 0, i = 0; point < sums.length; point++) {
      for (; i < ends[point]; i++) {
        sum += terms[i];
      }
      sums[point] = sum;
    }
    return sums;
  }

  double[] falseAlarms() {
    return sums(instance -> hitOf.containsKey(instance) ? 0 : 1);
  }

  /** [P], misses over truths, NaN without truths; with both parts made larger to be weighted. */
  double[] missRates(double moreMisses, double moreTruths) {
    double[] hits = sums(instance -> hitOf.containsKey(instance) ? 1 : 0);
    return Arrays.stream(hits)
        .map(
            found ->
                truths == 0 ? Double.NaN : (truths - found + moreMisses) / (truths + moreTruths))
        .toArray();
  }

  /** [P], the mean over the pairs so far, those of value NaN left out; NaN without any. */
  double[] means(ToDoubleFunction<Pair> value) {
    double[] sums = sums(instance -> hit(instance).map(pair -> term(value, pair)).orElse(0.0));
    double[] counts =
        sums(
            instance ->
                hit(instance).filter(pair -> !Double.isNaN(value.applyAsDouble(pair))).isPresent()
                    ? 1
                    : 0);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    return sums;
  }

  private Optional<Pair> hit(Instance instance) {
    return Optional.ofNullable(hitOf.get(instance));
  }

  private static double term(ToDoubleFunction<Pair> value, Pair pair) {
    double term = value.applyAsDouble(pair);
    return Double.isNaN(term) ? 0 : term;
  }
}
