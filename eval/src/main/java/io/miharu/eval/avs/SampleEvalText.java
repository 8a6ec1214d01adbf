package io.miharu.eval.avs;

import io.miharu.eval.trec.FieldLines;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Scores as sample_eval.pl prints them, byte for byte, for the scripts that read its output. */
public final class SampleEvalText {

  private final StringBuilder text = new StringBuilder();

  private SampleEvalText() {}

  /**
   * @param perTopic -q: also the scores of every topic
   */
  public static String of(InferredScores scores, boolean perTopic) {
    SampleEvalText printer = new SampleEvalText();
    if (perTopic) {
      scores.topics().forEach(printer::topic);
    }
    printer.all(scores);
    return printer.text.toString();
  }

  private void topic(InferredScores.Topic topic) {
    String name = FieldLines.forPeople(topic.name());
    wide("infAP", name, topic.infAp());
    wide("infNDCG", name, topic.infNdcg());
    for (int i = 0; i < InferredScores.CUTS.size(); i++) {
      wide("iP" + InferredScores.CUTS.get(i), name, topic.precisionAt().get(i));
    }
    estimate("inum_rel_ret", name, topic.estimatedFound());
    estimate("inum_rel", name, topic.estimatedRelevant());
    count(name, topic.lines());
  }

  private void all(InferredScores scores) {
    mean("infAP", scores, InferredScores.Topic::infAp);
    mean("infNDCG", scores, InferredScores.Topic::infNdcg);
    for (int i = 0; i < InferredScores.RECALL_LEVELS; i++) {
      int level = i;
      String name =
          String.format(
              Locale.ROOT, "iprec@rec%.2f", (double) i / (InferredScores.RECALL_LEVELS - 1));
      mean(name, scores, topic -> topic.precisionAtRecall().get(level));
    }
    for (int i = 0; i < InferredScores.CUTS.size(); i++) {
      int cut = i;
      mean("iP" + InferredScores.CUTS.get(i), scores, topic -> topic.precisionAt().get(cut));
    }
    estimate("inum_rel_ret", "all", scores.estimatedFound());
    estimate("inum_rel", "all", scores.estimatedRelevant());
    count("all", scores.counted());
  }

  private void mean(
      String measure, InferredScores scores, ToDoubleFunction<InferredScores.Topic> value) {
    wide(measure, "all", scores.mean(value));
  }

  /** Undefined means, those of an empty run, print as NA. */
  private void wide(String measure, String topic, double value) {
    text.append(measure).append(measure.length() < 8 ? "\t\t" : "\t");
    text.append(topic).append("\t\t");
    text.append(Double.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%.4f", value));
    text.append('\n');
  }

  private void estimate(String measure, String topic, double value) {
    text.append(String.format(Locale.ROOT, "%s\t%s\t%14.4f\n", measure, topic, value));
  }

  private void count(String topic, int value) {
    text.append(String.format(Locale.ROOT, "num_ret\t\t%s\t%9d\n", topic, value));
  }
}
