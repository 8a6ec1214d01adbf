package io.miharu.eval.trec;

import java.util.List;

/**
 * Measures that only ask whether a document is relevant. Each is 0 for a topic without relevant or
 * without retrieved documents.
 *
 * <p>Sources: Buckley and Voorhees, "Retrieval System Evaluation", in TREC: Experiment and
 * Evaluation in Information Retrieval, 2005; bpref: Buckley and Voorhees, SIGIR 2004; infAP: Yilmaz
 * and Aslam, CIKM 2006.
 */
public final class RankMeasures {

  private static final double SMALL = 0.00001;

  private RankMeasures() {}

  /**
   * The mean over the relevant of the precision at their rank, of a list in which all that is
   * relevant stands; NaN where nothing is.
   *
   * @param relevant by rank, best first
   */
  public static double averagePrecision(List<Boolean> relevant) {
    int hits = 0;
    double sum = 0;
    for (int rank = 1; rank <= relevant.size(); rank++) {
      if (relevant.get(rank - 1)) {
        hits++;
        sum += (double) hits / rank;
      }
    }
    return sum / hits;
  }

  static double averagePrecision(JudgedRanking topic, int cut) {
    double sum = 0;
    for (int rank = 1; rank <= Math.min(topic.retrieved(), cut); rank++) {
      if (topic.relevantAt(rank)) {
        sum += (double) topic.relevantUpTo(rank) / rank;
      }
    }
    return share(sum, topic.relevant());
  }

  /**
   * The log odds of average precision, smoothed by one document on either side.
   *
   * <p>Source: Robertson, "On Smoothing Average Precision", ECIR 2012.
   */
  static double yetAnotherAveragePrecision(JudgedRanking topic) {
    double sum = averagePrecision(topic, Integer.MAX_VALUE) * topic.relevant();
    return Math.log((1 + sum) / (1 + topic.relevant() - sum));
  }

  /** Precision after {@code rank} documents; missing ones count as not relevant. */
  static double precision(JudgedRanking topic, int rank) {
    return share(topic.relevantUpTo(rank), rank);
  }

  static double recall(JudgedRanking topic, int rank) {
    return share(topic.relevantUpTo(rank), topic.relevant());
  }

  /** Precision as a share of the best that the topic allows at this rank. */
  static double relativePrecision(JudgedRanking topic, int rank) {
    return share(topic.relevantUpTo(rank), Math.min(rank, topic.relevant()));
  }

  static double success(JudgedRanking topic, int rank) {
    return topic.relevantUpTo(rank) > 0 ? 1 : 0;
  }

  static double reciprocalRank(JudgedRanking topic) {
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      if (topic.relevantAt(rank)) {
        return 1.0 / rank;
      }
    }
    return 0;
  }

  /** Precision after R times {@code multiple} documents, R being the number of relevant ones. */
  static double rPrecision(JudgedRanking topic, double multiple) {
    return precision(topic, (int) (multiple * topic.relevant() + 0.9));
  }

  /** The best precision at or after the point where {@code recall} is reached. */
  static double interpolatedPrecision(JudgedRanking topic, double recall, TrecVersion version) {
    int wanted = version.atRecall(recall, topic.relevant());
    double best = 0;
    for (int rank = topic.retrieved(); rank > 0 && topic.relevantUpTo(rank) >= wanted; rank--) {
      best = Math.max(best, precision(topic, rank));
    }
    return best;
  }

  static double meanInterpolatedPrecision(
      JudgedRanking topic, List<Double> recalls, TrecVersion version) {
    double sum = 0;
    for (double recall : recalls) {
      sum += interpolatedPrecision(topic, recall, version);
    }
    return share(sum, recalls.size());
  }

  /**
   * How often judged non-relevant documents stand above relevant ones; the unjudged do not count.
   */
  static double bpref(JudgedRanking topic) {
    int above = 0;
    double sum = 0;
    double limit = Math.min(topic.relevant(), topic.nonRelevant());
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      if (topic.relevantAt(rank)) {
        sum += above == 0 ? 1 : 1 - Math.min(above, topic.relevant()) / limit;
      } else if (topic.grade(rank) >= 0) {
        above++;
      }
    }
    return share(sum, topic.relevant());
  }

  /** Average precision estimated where only a sample of the pool was judged. */
  static double inferredAveragePrecision(JudgedRanking topic) {
    int relevant = 0;
    int nonRelevant = 0;
    int unjudged = 0;
    double sum = 0;
    for (int above = 0; above < topic.retrieved(); above++) {
      int grade = topic.grade(above + 1);
      if (grade == JudgedRanking.UNJUDGED) {
        unjudged++;
      } else if (topic.isRelevant(grade)) {
        if (above == 0) {
          sum += 1;
        } else {
          double pooled = relevant + nonRelevant + unjudged;
          double sampled = (relevant + SMALL) / (relevant + nonRelevant + 2 * SMALL);
          sum += 1.0 / (above + 1) + ((double) above / (above + 1)) * (pooled / above) * sampled;
        }
        relevant++;
      } else if (grade >= 0) {
        nonRelevant++;
      }
    }
    return share(sum, topic.relevant());
  }

  /**
   * The worth of the retrieved set.
   *
   * @param weights of relevant retrieved, other retrieved, relevant missed, other missed documents
   */
  static double utility(JudgedRanking topic, List<Double> weights, long collection) {
    int hits = topic.relevantRetrieved();
    int others = topic.retrieved() - hits;
    int missed = topic.relevant() - hits;
    double rest = (double) collection + hits - topic.retrieved() - topic.relevant();
    double sum = 0;
    double[] counts = {hits, others, missed, rest};
    for (int i = 0; i < counts.length; i++) {
      sum += weights.get(i) * counts[i];
    }
    return sum;
  }

  static double setPrecision(JudgedRanking topic) {
    return share(topic.relevantRetrieved(), topic.retrieved());
  }

  static double setRecall(JudgedRanking topic) {
    return share(topic.relevantRetrieved(), topic.relevant());
  }

  static double setRelativePrecision(JudgedRanking topic) {
    return share(topic.relevantRetrieved(), Math.min(topic.retrieved(), topic.relevant()));
  }

  static double setAveragePrecision(JudgedRanking topic) {
    return setPrecision(topic) * setRecall(topic);
  }

  /** (b + 1)·P·R / (R + b·P) with b the {@code weight} of precision. */
  static double setF(JudgedRanking topic, double weight) {
    double precision = setPrecision(topic);
    double recall = setRecall(topic);
    return share((weight + 1) * precision * recall, recall + weight * precision);
  }

  /** How many retrieved documents were judged and found not relevant. */
  static int nonRelevantRetrieved(JudgedRanking topic) {
    int count = 0;
    for (int rank = 1; rank <= topic.retrieved(); rank++) {
      if (topic.grade(rank) >= 0 && !topic.relevantAt(rank)) {
        count++;
      }
    }
    return count;
  }

  /** The share of unjudged documents among the first {@code cut}. */
  static double unjudged(JudgedRanking topic, int cut) {
    int count = 0;
    for (int rank = 1; rank <= Math.min(topic.retrieved(), cut); rank++) {
      if (topic.grade(rank) < 0) {
        count++;
      }
    }
    return share(count, cut);
  }

  /** The grades of the first documents as one character each. */
  static String grades(JudgedRanking topic, int length) {
    StringBuilder text = new StringBuilder();
    for (int rank = 1; rank <= Math.min(topic.retrieved(), length); rank++) {
      int grade = topic.grade(rank);
      text.append(
          grade == JudgedRanking.NOT_POOLED
              ? '-'
              : grade < 0 ? '.' : grade > 9 ? '>' : (char) ('0' + grade));
    }
    return text.toString();
  }

  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
