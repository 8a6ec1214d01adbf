package io.miharu.eval.avs;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.trec.CNumber;
import io.miharu.eval.trec.FieldLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sampled judgements of all topics, in the order of {@link TopicOrder}. Immutable. */
public final class AvsJudgements {

  private final SortedMap<String, SampledPool> topics;

  private AvsJudgements(SortedMap<String, SampledPool> topics) {
    this.topics = Collections.unmodifiableSortedMap(topics);
  }

  /**
   * Reads {@code topic 0 shot stratum grade}; grade -1 is pooled and not judged.
   *
   * @throws DataFormatException if a line has another number of columns, a grade is no whole
   *     number, a shot stands twice in a topic, or the file is empty
   */
  public static AvsJudgements read(Path file) throws IOException {
    FieldLines lines = FieldLines.open(file, false);
    SortedMap<String, SampledPool> topics = new TreeMap<>(TopicOrder.INSTANCE);
    String topic = "";
    String stratum = "";
    SampledPool pool = new SampledPool();
    while (lines.next()) {
      lines.expect(5, 5, "topic 0 shot stratum grade");
      String name = lines.field(0, topic);
      if (!name.equals(topic)) {
        topic = name;
        pool = topics.computeIfAbsent(topic, t -> new SampledPool());
      }
      String shot = lines.field(2);
      stratum = lines.field(3, stratum);
      if (!pool.put(shot, stratum, grade(lines))) {
        throw lines.fault(
            2,
            "needs each shot once per topic, %s stands there again for topic %s"
                .formatted(FieldLines.forPeople(shot), FieldLines.forPeople(topic)));
      }
    }
    return some(file, topics);
  }

  private static int grade(FieldLines lines) throws DataFormatException {
    String text = lines.field(4);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw lines.fault(4, "needs a whole number, -1 for not judged, got " + text);
    }
  }

  /** Reads the file as sample_eval.pl does: one stream of words, five at a time, the last wins. */
  public static AvsJudgements readAsStream(Path file) throws IOException {
    List<String> words = words(file);
    SortedMap<String, SampledPool> topics = new TreeMap<>(TopicOrder.INSTANCE);
    for (int i = 0; i + 5 <= words.size(); i += 5) {
      topics
          .computeIfAbsent(words.get(i), t -> new SampledPool())
          .put(words.get(i + 2), words.get(i + 3), CNumber.integer(words.get(i + 4)));
    }
    return some(file, topics);
  }

  private static AvsJudgements some(Path file, SortedMap<String, SampledPool> topics)
      throws DataFormatException {
    if (topics.isEmpty()) {
      throw new DataFormatException(file + ": needs judgements, the file is empty");
    }
    return new AvsJudgements(topics);
  }

  static List<String> words(Path file) throws IOException {
    FieldLines lines = FieldLines.open(file, false);
    List<String> words = new ArrayList<>();
    while (lines.next()) {
      for (int i = 0; i < lines.count(); i++) {
        words.add(lines.field(i));
      }
    }
    return words;
  }

  SortedMap<String, SampledPool> topics() {
    return topics;
  }
}
