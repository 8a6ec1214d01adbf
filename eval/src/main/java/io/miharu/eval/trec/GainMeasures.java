package io.miharu.eval.trec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures that ask how relevant a document is. The gain of a document is its grade, or what the
 * caller's table says of that grade; unjudged documents gain nothing.
 *
 * <p>Sources: nDCG: Järvelin and Kekäläinen, ACM TOIS 20(4), 2002, with discount log2(rank + 1);
 * RBP: Moffat and Zobel, ACM TOIS 27(1), 2008. G and the two averages of nDCG are trec_eval's own;
 * their definitions here reproduce its published test results.
 */
final class GainMeasures {

  private final JudgedRanking topic;
  private final Map<Integer, Double> table;
  private final double[] ideal;
  private final double[] discounted;
  private final double[] idealDiscounted;

  /**
   * @param table gains by grade, for grades whose gain is not the grade itself
   */
  GainMeasures(JudgedRanking topic, Map<Integer, Double> table) {
    this.topic = topic;
    this.table = table;
    ideal = ideal();
    discounted = new double[topic.retrieved() + 1];
    for (int rank = 1; rank < discounted.length; rank++) {
      discounted[rank] = discounted[rank - 1] + gainAt(rank) / discount(rank);
    }
    idealDiscounted = new double[ideal.length + 1];
    for (int rank = 1; rank < idealDiscounted.length; rank++) {
      idealDiscounted[rank] = idealDiscounted[rank - 1] + ideal[rank - 1] / discount(rank);
    }
  }

  /** What the best ranking would gain at every rank, as far as it gains anything. */
  private double[] ideal() {
    if (table.isEmpty()) {
      double[] gains =
          Arrays.stream(topic.judgedGrades()).filter(g -> g > 0).asDoubleStream().toArray();
      for (int i = 0; i < gains.length / 2; i++) {
        double swapped = gains[i];
        gains[i] = gains[gains.length - 1 - i];
        gains[gains.length - 1 - i] = swapped;
      }
      return gains;
    }
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    table.keySet().stream().filter(grade -> grade >= 0).forEach(grade -> counts.put(grade, 0));
    for (int grade = 0; grade <= topic.bestGrade(); grade++) {
      counts.putIfAbsent(grade, 0);
    }
    for (int grade : topic.judgedGrades()) {
      counts.merge(grade, 1, Integer::sum);
    }
    Integer[] grades = counts.keySet().toArray(new Integer[0]);
    sortByWholeGains(grades, 0, grades.length);
    double[] gains = new double[topic.judgedGrades().length];
    int rank = 0;
    for (int i = grades.length - 1; i >= 0; i--) {
      int count = counts.getOrDefault(grades[i], 0);
      double gain = gain(grades[i]);
      if (gain <= 0 && (count > 0 || i == grades.length - 1)) {
        break;
      }
      Arrays.fill(gains, rank, rank + count, gain);
      rank += count;
    }
    return Arrays.copyOf(gains, rank);
  }

  /**
   * Sorts grades by gain, ascending, where trec_eval does not tell gains less than 1 apart from
   * each other. That is no order, so what comes out depends on the sort: this one halves and merges
   * as that of the C library does.
   */
  private void sortByWholeGains(Integer[] grades, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = from + (to - from) / 2;
    sortByWholeGains(grades, from, middle);
    sortByWholeGains(grades, middle, to);
    Integer[] left = Arrays.copyOfRange(grades, from, middle);
    int right = middle;
    int out = from;
    int at = 0;
    while (at < left.length && right < to) {
      boolean leftFirst = (int) (gain(left[at]) - gain(grades[right])) <= 0;
      grades[out++] = leftFirst ? left[at++] : grades[right++];
    }
    System.arraycopy(left, at, grades, out, left.length - at);
  }

  private double gain(int grade) {
    return grade < 0 ? 0 : table.getOrDefault(grade, (double) grade);
  }

  private double gainAt(int rank) {
    return gain(topic.grade(rank));
  }

  private static double discount(int rank) {
    return log2(1.0 + rank);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** nDCG of the first {@code cut} documents. */
  double ndcg(int cut) {
    return RankMeasures.share(
        discounted[Math.min(cut, discounted.length - 1)],
        idealDiscounted[Math.min(cut, idealDiscounted.length - 1)]);
  }

  /**
   * nDCG averaged over the ranks of the useful documents; one not retrieved gives the last nDCG.
   */
  double ndcgAtUseful() {
    double sum = 0;
    int useful = 0;
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      if (gainAt(rank) > 0) {
        sum += ndcg(rank);
        useful++;
      }
    }
    sum += (ideal.length - useful) * ndcg(Integer.MAX_VALUE);
    return RankMeasures.share(sum, ideal.length);
  }

  /**
   * nDCG averaged over these cuts: for every gain that occurs, as many documents as gain that much
   * or more; and all documents, where at least two more are retrieved than gain anything. 0 without
   * relevant documents.
   */
  double ndcgAtLevels() {
    if (topic.relevant() == 0) {
      return 0;
    }
    double sum = 0;
    int levels = 0;
    for (int i = 0; i < ideal.length; i++) {
      if (i + 1 == ideal.length || ideal[i + 1] != ideal[i]) {
        sum += ndcg(i + 1);
        levels++;
      }
    }
    if (ideal.length > 0 && topic.retrieved() > ideal.length + 1) {
      sum += ndcg(Integer.MAX_VALUE);
      levels++;
    }
    return RankMeasures.share(sum, levels);
  }

  /**
   * trec_eval's G: each gain is divided by log2(2 + how far the gains so far, this one included,
   * lie behind the ideal ranking's), over the sum of all gains. A rank of the ideal counts as a
   * gain of 1 at least, also past its end, which makes G of two grades the same as {@link
   * #binaryG}.
   */
  double g() {
    double sum = 0;
    double all = 0;
    double behind = 0;
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      double gain = gainAt(rank);
      behind += (rank <= ideal.length ? Math.max(1, ideal[rank - 1]) : 1) - gain;
      if (gain != 0) {
        sum += gain / log2(2 + behind);
      }
    }
    for (double gain : ideal) {
      all += gain;
    }
    return RankMeasures.share(sum, all);
  }

  /** The mean over relevant documents of 1/log2(2 + documents above that are not relevant). */
  double binaryG() {
    double sum = 0;
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      if (topic.relevantAt(rank)) {
        sum += 1 / log2(2.0 + rank - topic.relevantUpTo(rank));
      }
    }
    return RankMeasures.share(sum, topic.relevant());
  }

  /**
   * Rank-biased precision. Gains that reach below 0 or above 1 are first brought between the two.
   *
   * @param persistence the chance that a reader goes on to the next document
   */
  double rankBiasedPrecision(double persistence) {
    double lowest = 0;
    int best = topic.bestGrade();
    while (table.containsKey(best)) {
      best--; // what it gains says the table
    }
    double highest = Math.max(0, best);
    for (double gain : table.values()) {
      lowest = Math.min(lowest, gain);
      highest = Math.max(highest, gain);
    }
    boolean scaled = lowest < 0 || highest > 1;
    double sum = 0;
    double weight = 1 - persistence;
    for (int rank = 1; rank <= topic.retrieved(); rank++, weight *= persistence) {
      if (topic.grade(rank) >= 0) {
        double gain = gainAt(rank);
        sum += weight * (scaled ? (gain - lowest) / (highest - lowest) : gain);
      }
    }
    return sum;
  }

  /**
   * How much rank-biased precision could rise if all unjudged documents, and all beyond the last,
   * were fully relevant. 0 where no unjudged document was retrieved, as trec_eval has it.
   */
  double rankBiasedResidual(double persistence) {
    double sum = 0;
    int unjudged = 0;
    double weight = 1 - persistence;
    for (int rank = 1; rank <= topic.retrieved(); rank++, weight *= persistence) {
      if (topic.grade(rank) < 0) {
        sum += weight;
        unjudged++;
      }
    }
    return unjudged == 0 ? 0 : sum + Math.pow(persistence, topic.retrieved());
  }
}
