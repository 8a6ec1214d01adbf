package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecScores.Column;
import io.miharu.eval.trec.TrecScores.Kind;
import io.miharu.eval.trec.TrecScores.Topic;
import java.util.Locale;

/** Scores as trec_eval prints them, byte for byte, for the scripts that read its output. */
public final class TrecText {

  private static final String LINE = "%s%-22s\t%s\t%s\n";

  private TrecText() {}

  /**
   * @param perTopic -q: a line per measure for every topic
   * @param summary not -n: a line per measure for all topics
   * @param standard -Z: the numbers are standard scores; their names begin with Z, and none is
   *     whole
   */
  public static String of(
      TrecScores scores, boolean perTopic, boolean summary, boolean standard, TrecVersion version) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; perTopic && i < scores.topics().size(); i++) {
      Topic topic = scores.topics().get(i);
      if (topic.retrieved() || version.printsTopicsLeftOut()) {
        for (Column column : scores.columns()) {
          if (column.kind() == Kind.TEXT) {
            line(text, "", column, topic.name(), column.texts().get(i));
          } else if (!column.values().isEmpty()) {
            String value = number(column, column.values().get(i), standard);
            line(text, standard ? "Z" : "", column, topic.name(), value);
          }
        }
      }
    }
    if (summary) {
      for (Column column : scores.columns()) {
        if (column.kind() == Kind.RUN_TEXT) {
          line(text, "", column, "all", FieldLines.forPeople(scores.runId()));
        } else if (column.kind() != Kind.TEXT) {
          String value = number(column, column.summary(), standard);
          line(text, standard ? "Z" : "", column, "all", value);
        }
      }
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, String mark, Column column, String topic, String value) {
    text.append(LINE.formatted(mark, column.label(), FieldLines.forPeople(topic), value));
  }

  private static String number(Column column, double value, boolean standard) {
    return column.kind() == Kind.WHOLE && !standard
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%6.4f", value);
  }
}
