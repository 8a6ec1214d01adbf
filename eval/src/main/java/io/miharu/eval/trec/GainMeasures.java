package io.miharu.eval.trec;

import java.util.Arrays;
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
    ideal =
        Arrays.stream(topic.judgedGrades())
            .mapToDouble(grade -> -gain(grade))
            .filter(negative -> negative < 0)
            .sorted()
            .map(negative -> -negative)
            .toArray();
    discounted = new double[topic.retrieved() + 1];
    for (int rank = 1; rank < discounted.length; rank++) {
      discounted[rank] = discounted[rank - 1] + gainAt(rank) / discount(rank);
    }
    idealDiscounted = new double[ideal.length + 1];
    for (int rank = 1; rank < idealDiscounted.length; rank++) {
      idealDiscounted[rank] = idealDiscounted[rank - 1] + ideal[rank - 1] / discount(rank);
    }
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
   * or more, and all documents.
   */
  double ndcgAtLevels() {
    double sum = ndcg(Integer.MAX_VALUE);
    int levels = 1;
    for (int i = 0; i < ideal.length; i++) {
      if (i + 1 == ideal.length || ideal[i + 1] != ideal[i]) {
        sum += ndcg(i + 1);
        levels++;
      }
    }
    return sum / levels;
  }

  /**
   * trec_eval's G: each gain is divided by log2(2 + how far the gains so far, this one included,
   * lie behind the ideal ranking's), over the sum of all gains. Past its end the ideal gains 1 a
   * rank, which makes G of two grades the same as {@link #binaryG}.
   */
  double g() {
    double sum = 0;
    double all = 0;
    double behind = 0;
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      double gain = gainAt(rank);
      behind += (rank <= ideal.length ? ideal[rank - 1] : 1) - gain;
      if (gain > 0) {
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
   * Rank-biased precision, each document counting as its grade's share of the topic's best.
   *
   * @param persistence the chance that a reader goes on to the next document
   */
  double rankBiasedPrecision(double persistence) {
    double sum = 0;
    double weight = 1 - persistence;
    for (int rank = 1; rank <= topic.retrieved(); rank++, weight *= persistence) {
      sum += weight * Math.max(0, topic.grade(rank));
    }
    return RankMeasures.share(sum, topic.bestGrade());
  }

  /**
   * How much rank-biased precision could rise if all unjudged documents, and all beyond the last,
   * were fully relevant. 0 for a topic the run leaves out.
   */
  double rankBiasedResidual(double persistence) {
    double sum = 0;
    double weight = 1 - persistence;
    for (int rank = 1; rank <= topic.retrieved(); rank++, weight *= persistence) {
      sum += topic.grade(rank) < 0 ? weight : 0;
    }
    return topic.retrieved() == 0 ? 0 : sum + Math.pow(persistence, topic.retrieved());
  }
}
