package io.miharu.eval.avs;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The inferred scores of one run. Immutable.
 *
 * @param topics of the run that were judged, in order
 * @param estimatedRelevant estimated relevant shots of all judged topics, the run's or not
 * @param notJudged topics of the run without judgements, which do not count
 * @param notInRun judged topics that the run leaves out, which do not count either
 */
public record InferredScores(
    List<Topic> topics, double estimatedRelevant, List<String> notJudged, List<String> notInRun) {

  /** The ranks at which inferred precision is reported. */
  public static final List<Integer> CUTS = List.of(5, 10, 15, 20, 30, 100, 200, 500, 1000);

  /** How many recall levels, 0 to 1. */
  public static final int RECALL_LEVELS = 11;

  public InferredScores {
    topics = List.copyOf(topics);
    notJudged = List.copyOf(notJudged);
    notInRun = List.copyOf(notInRun);
  }

  /**
   * One topic.
   *
   * @param infAp inferred average precision; above 1 for topics with over 1,000 relevant shots
   * @param infNdcg inferred normalised discounted cumulative gain; an estimate that can pass 1
   * @param precisionAt inferred precision at each of {@link #CUTS}
   * @param precisionAtRecall interpolated, at recall 0, 0.1 … 1
   * @param estimatedFound estimated relevant shots among those returned
   * @param estimatedRelevant estimated relevant shots in all
   * @param lines of the run's file
   * @param counted returned shots that count
   */
  public record Topic(
      String name,
      double infAp,
      double infNdcg,
      List<Double> precisionAt,
      List<Double> precisionAtRecall,
      double estimatedFound,
      double estimatedRelevant,
      int lines,
      int counted) {

    public Topic {
      precisionAt = List.copyOf(precisionAt);
      precisionAtRecall = List.copyOf(precisionAtRecall);
    }
  }

  /** Inferred average precision over the topics that count; NaN without one. */
  public double infAp() {
    return mean(Topic::infAp);
  }

  public double infNdcg() {
    return mean(Topic::infNdcg);
  }

  /** The mean of a number over the topics; NaN without a topic. */
  public double mean(ToDoubleFunction<Topic> value) {
    return sum(value) / topics.size();
  }

  /** Estimated relevant shots that the run returned, over its topics. */
  public double estimatedFound() {
    return sum(Topic::estimatedFound);
  }

  /** Returned shots that count, over its topics. */
  public int counted() {
    return (int) sum(Topic::counted);
  }

  private double sum(ToDoubleFunction<Topic> value) {
    double sum = 0;
    for (Topic topic : topics) {
      sum += value.applyAsDouble(topic);
    }
    return sum;
  }
}
