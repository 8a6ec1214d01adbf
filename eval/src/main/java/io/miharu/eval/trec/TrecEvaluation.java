package io.miharu.eval.trec;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.trec.TrecScores.Column;
import io.miharu.eval.trec.TrecScores.Kind;
import io.miharu.eval.trec.TrecScores.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Scores runs of ranked documents against judgements.
 *
 * <p>Source: NIST's trec_eval (versions 9.0.8 and 10.0-rc3), whose test results it reproduces to
 * the printed digit. Means run over the topics that stand in both files, or with {@link
 * TrecOptions#completeTopics} over all judged ones; topics without judgements do not count. O(n log
 * n) for n returned documents, plus O(n) per measure. Immutable.
 */
public final class TrecEvaluation {

  private static final double LEAST_IN_GEOMETRIC_MEAN = 0.00001;

  private final TrecJudgements judgements;
  private final List<TrecColumn> columns;
  private final TrecOptions options;

  /**
   * @param measures names as trec_eval's -m takes them, such as {@code all_trec} or {@code P.5,10}
   * @throws IllegalArgumentException if one is unknown or does not fit the judgements
   */
  public TrecEvaluation(TrecJudgements judgements, List<String> measures, TrecOptions options) {
    this.judgements = judgements;
    this.options = options;
    columns = MeasureChoice.columns(measures, judgements.format(), options);
  }

  /** As {@link #score(TrecRun, Map)} without a transformation. */
  public TrecScores score(TrecRun run) throws DataFormatException {
    return score(run, Map.of());
  }

  /**
   * Scores one run.
   *
   * @param standards mean and deviation by topic and measure, see {@link StandardScores}; empty to
   *     leave values as they are
   * @throws DataFormatException if no topic of the run was judged, or a document stands twice in
   *     one that was
   */
  public TrecScores score(TrecRun run, Map<String, Map<String, StandardScores.Standard>> standards)
      throws DataFormatException {
    SortedMap<String, List<TrecJudgements.Group>> judged = judgements.topics();
    List<Topic> topics = new ArrayList<>();
    List<TrecTopic> evidence = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(judged.keySet());
    if (!options.completeTopics()) {
      names.retainAll(run.topics().keySet());
    }
    for (String name : names) {
      List<TrecJudgements.Group> groups = judged.get(name);
      if (groups == null) {
        throw new AssertionError(name);
      }
      if (run.topics().containsKey(name)) {
        judgements.needDistinct(name);
        run.needDistinct(name, options.mostRetrieved());
      }
      List<TrecRun.Retrieved> found = run.topics().getOrDefault(name, List.of());
      topics.add(new Topic(name, run.topics().containsKey(name)));
      evidence.add(new TrecTopic(judgements.format(), groups, found, options));
    }
    if (topics.isEmpty()) {
      throw new DataFormatException(
          "no topic of the run has judgements: the run has topics %s …, the judgements %s …"
              .formatted(
                  FieldLines.forPeople(run.topics().firstKey()),
                  FieldLines.forPeople(judged.firstKey())));
    }
    List<Column> results = new ArrayList<>();
    for (TrecColumn column : columns) {
      results.add(result(column, topics, evidence, standards));
    }
    return new TrecScores(run.id(), topics, results);
  }

  private static Column result(
      TrecColumn column,
      List<Topic> topics,
      List<TrecTopic> evidence,
      Map<String, Map<String, StandardScores.Standard>> standards) {
    if (column instanceof TrecColumn.Value number) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < evidence.size(); i++) {
        double value = number.value().applyAsDouble(evidence.get(i));
        if (number.summary() == TrecColumn.Summary.GEOMETRIC_MEAN) {
          value = Math.log(Math.max(value, LEAST_IN_GEOMETRIC_MEAN));
        }
        values.add(
            standards.isEmpty()
                ? value
                : StandardScores.transform(value, standards, topics.get(i).name(), number.label()));
      }
      Kind kind = number.printing() == TrecColumn.Printing.WHOLE ? Kind.WHOLE : Kind.REAL;
      boolean geometric = number.summary() == TrecColumn.Summary.GEOMETRIC_MEAN;
      return new Column(
          number.label(),
          kind,
          geometric ? List.of() : values,
          List.of(),
          summary(number.summary(), values),
          number.summary() == TrecColumn.Summary.MEAN);
    }
    if (column instanceof TrecColumn.Text text) {
      return new Column(
          text.label(),
          Kind.TEXT,
          List.of(),
          evidence.stream().map(text.value()).toList(),
          Double.NaN,
          false);
    }
    if (column instanceof TrecColumn.TopicCount count) {
      return new Column(count.label(), Kind.WHOLE, List.of(), List.of(), evidence.size(), false);
    }
    if (column instanceof TrecColumn.RunId id) {
      return new Column(id.label(), Kind.RUN_TEXT, List.of(), List.of(), Double.NaN, false);
    }
    throw new AssertionError(column);
  }

  private static double summary(TrecColumn.Summary summary, List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return switch (summary) {
      case SUM -> sum;
      case MEAN -> sum / values.size();
      case GEOMETRIC_MEAN -> Math.exp(sum / values.size());
    };
  }
}
