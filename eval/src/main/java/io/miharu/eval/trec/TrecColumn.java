package io.miharu.eval.trec;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One printed measure: a name and how to get its number, or its text, for a topic. */
sealed interface TrecColumn {

  String label();

  /** A number per topic. */
  record Value(String label, Printing printing, Summary summary, ToDoubleFunction<TrecTopic> value)
      implements TrecColumn {}

  /** A text per topic, without a summary. */
  record Text(String label, Function<TrecTopic, String> value) implements TrecColumn {}

  /** The run's name for itself. */
  record RunId(String label) implements TrecColumn {}

  /** The number of topics averaged over. */
  record TopicCount(String label) implements TrecColumn {}

  /** How the number looks. */
  enum Printing {
    WHOLE,
    FOUR_DECIMALS
  }

  /** What stands in the line for all topics. */
  enum Summary {
    SUM,
    MEAN,
    /** exp of the mean logarithm, values under 0.00001 raised to it; no line per topic. */
    GEOMETRIC_MEAN
  }
}
