package io.miharu.eval.trec;

import java.util.List;

/**
 * The numbers of one run. Immutable.
 *
 * @param runId the run's name for itself
 * @param topics those averaged over, in byte order of their names
 * @param columns in printing order
 */
public record TrecScores(String runId, List<Topic> topics, List<Column> columns) {

  public TrecScores {
    topics = List.copyOf(topics);
    columns = List.copyOf(columns);
  }

  /**
   * One topic.
   *
   * @param retrieved false where the run has nothing for it
   */
  public record Topic(String name, boolean retrieved) {}

  /** What a column holds. */
  public enum Kind {
    /** Numbers printed with four decimals. */
    REAL,
    /** Whole numbers. */
    WHOLE,
    /** Texts, only per topic. */
    TEXT,
    /** One text, only for the run. */
    RUN_TEXT
  }

  /**
   * One measure.
   *
   * @param label its printed name
   * @param values one per topic; empty where it has none per topic
   * @param texts one per topic, for a column of texts
   * @param summary over all topics; NaN where it has none
   * @param averaged whether the summary is the mean of the values
   */
  public record Column(
      String label,
      Kind kind,
      List<Double> values,
      List<String> texts,
      double summary,
      boolean averaged) {

    public Column {
      values = List.copyOf(values);
      texts = List.copyOf(texts);
    }
  }

  /** The summary of the measure of this name, NaN where it was not asked for. */
  public double summary(String label) {
    for (Column column : columns) {
      if (column.label().equals(label)) {
        return column.summary();
      }
    }
    return Double.NaN;
  }
}
