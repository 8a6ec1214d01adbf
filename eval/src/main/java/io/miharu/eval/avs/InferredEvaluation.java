package io.miharu.eval.avs;

import io.miharu.eval.avs.AvsRun.Shot;
import io.miharu.eval.avs.SampledPool.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks one topic's ranking and estimates what full judgements would have said.
 *
 * <p>Source: Yilmaz, Kanoulas and Aslam, "A simple and efficient sampling method for estimating AP
 * and NDCG", SIGIR 2008; NIST's sample_eval.pl, whose numbers it reproduces, with these habits of
 * the script: average precision is multiplied by R/1000 where the estimated number R of relevant
 * shots passes 1,000; the ideal ranking of a grade begins where the estimated, fractional, number
 * of better shots ends; only the first 1,000 returned shots count. O(n·s) for n shots and s strata.
 */
public final class InferredEvaluation {

  /** How many returned shots count, and how many of each grade the ideal ranking has. */
  static final int DEPTH = 1000;

  private static final double SMALL = 0.00001;

  private final SampledPool pool;
  private final int[] poolAbove;
  private final int[] judgedAbove;
  private final int[] relevantAbove;

  private InferredEvaluation(SampledPool pool) {
    this.pool = pool;
    poolAbove = new int[pool.strata()];
    judgedAbove = new int[pool.strata()];
    relevantAbove = new int[pool.strata()];
  }

  /** Scores all topics that stand in both files. */
  public static InferredScores score(AvsJudgements judgements, AvsRun run) {
    List<InferredScores.Topic> topics = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    double relevant = 0;
    for (Map.Entry<String, SampledPool> judged : judgements.topics().entrySet()) {
      relevant += judged.getValue().estimatedRelevant();
      AvsRun.Topic found = run.topics().get(judged.getKey());
      if (found == null) {
        missing.add(judged.getKey());
      } else {
        topics.add(new InferredEvaluation(judged.getValue()).topic(judged.getKey(), found));
      }
    }
    List<String> notJudged =
        run.topics().keySet().stream()
            .filter(name -> !judgements.topics().containsKey(name))
            .toList();
    return new InferredScores(topics, relevant, notJudged, missing);
  }

  private InferredScores.Topic topic(String name, AvsRun.Topic found) {
    List<Shot> shots = found.ranking();
    int depth = Math.min(shots.size(), DEPTH);
    double[] estimate = new double[depth + 1];
    double[] precisions = new double[pool.strata()];
    double[] gains = new double[pool.strata()];
    Entry outside = new Entry(-1, SampledPool.UNJUDGED);
    int above = 0;
    for (int rank = 1; rank <= depth; rank++) {
      Entry entry = pool.entry(shots.get(rank - 1).name(), outside);
      int stratum = entry.stratum();
      if (entry.grade() > 0) {
        precisions[stratum] += 1.0 / rank + estimatedAbove() / rank;
        gains[stratum] += entry.grade() / discount(rank);
        relevantAbove[stratum]++;
      }
      if (stratum >= 0) {
        above++;
        poolAbove[stratum]++;
        judgedAbove[stratum] += entry.grade() >= 0 ? 1 : 0;
      }
      estimate[rank] = above == 0 ? 0 : estimatedAbove();
    }
    double relevant = pool.estimatedRelevant();
    return new InferredScores.Topic(
        name,
        averagePrecision(precisions, relevant),
        gain(gains),
        precisionAtCuts(estimate),
        precisionAtRecalls(estimate, relevant),
        estimate[depth],
        relevant,
        found.lines(),
        depth);
  }

  /** How many relevant shots stand above, judged or not, going by the share in each stratum. */
  private double estimatedAbove() {
    double sum = 0;
    for (int stratum = 0; stratum < poolAbove.length; stratum++) {
      sum +=
          poolAbove[stratum]
              * (relevantAbove[stratum] + SMALL)
              / (judgedAbove[stratum] + 3 * SMALL);
    }
    return sum;
  }

  private double averagePrecision(double[] precisions, double relevant) {
    double sum = 0;
    for (int stratum = 0; stratum < precisions.length; stratum++) {
      if (precisions[stratum] > 0) {
        double share = pool.estimatedRelevant(stratum) / relevant;
        sum += share * precisions[stratum] / pool.relevant(stratum);
      }
    }
    return relevant > DEPTH ? sum * relevant / DEPTH : sum;
  }

  private double gain(double[] gains) {
    double sum = 0;
    for (int stratum = 0; stratum < gains.length; stratum++) {
      if (judgedAbove[stratum] > 0) {
        sum += poolAbove[stratum] * gains[stratum] / judgedAbove[stratum];
      }
    }
    double ideal = 0;
    double before = 0;
    for (Map.Entry<Integer, Double> grade : pool.estimatedByGrade().entrySet()) {
      int count = (int) Math.min(grade.getValue(), DEPTH);
      for (int i = 1; i <= count; i++) {
        ideal += grade.getKey() / discount(before + i);
      }
      before += grade.getValue();
    }
    return ideal == 0 ? 0 : sum / ideal;
  }

  private static double discount(double rank) {
    return Math.log(rank + 1) / Math.log(2);
  }

  private static List<Double> precisionAtCuts(double[] estimate) {
    List<Double> precisions = new ArrayList<>();
    for (int cut : InferredScores.CUTS) {
      precisions.add(estimate[Math.min(cut, estimate.length - 1)] / cut);
    }
    return precisions;
  }

  /**
   * For each recall level, the best precision from the end of the list up to the last rank at which
   * the estimate is short of it, that rank included, as in the script. 0 for levels not reached.
   */
  private static List<Double> precisionAtRecalls(double[] estimate, double relevant) {
    Double[] precisions = new Double[InferredScores.RECALL_LEVELS];
    double best = 0;
    int rank = estimate.length - 1;
    for (int level = precisions.length - 1; level >= 0; level--) {
      double wanted = relevant * level / (precisions.length - 1);
      boolean reached = estimate[estimate.length - 1] >= wanted;
      while (reached && rank > 0) {
        best = Math.max(best, estimate[rank] / rank);
        if (estimate[rank] < wanted) {
          break;
        }
        rank--;
      }
      precisions[level] = best;
    }
    return List.of(precisions);
  }
}
