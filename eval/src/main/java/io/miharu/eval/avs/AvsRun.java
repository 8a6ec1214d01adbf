package io.miharu.eval.avs;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.trec.CNumber;
import io.miharu.eval.trec.FieldLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shots a system returned, by topic in the order of {@link TopicOrder}. Immutable. */
public final class AvsRun {

  private static final String COLUMNS = "topic Q0 shot rank score tag";

  /** One returned shot. */
  record Shot(String name, double score) {

    /** Best first: score descending, equal scores by name descending in byte order. */
    static final Comparator<Shot> BEST_FIRST =
        Comparator.comparingDouble(Shot::score).thenComparing(Shot::name).reversed();
  }

  /**
   * One topic's shots.
   *
   * @param ranking best first
   * @param lines of the file, which are more where a shot stands twice
   */
  record Topic(List<Shot> ranking, int lines) {}

  private final SortedMap<String, Topic> topics;

  private AvsRun(SortedMap<String, Topic> topics) {
    this.topics = Collections.unmodifiableSortedMap(topics);
  }

  /** Shots while they are read. */
  private static final class Reading {
    private final SortedMap<String, Map<String, Double>> scores =
        new TreeMap<>(TopicOrder.INSTANCE);
    private final Map<String, Integer> lines = new HashMap<>();

    boolean put(String topic, String shot, double score) {
      lines.merge(topic, 1, Integer::sum);
      return scores.computeIfAbsent(topic, t -> new HashMap<>()).put(shot, score) == null;
    }

    AvsRun done() {
      SortedMap<String, Topic> topics = new TreeMap<>(TopicOrder.INSTANCE);
      scores.forEach(
          (topic, shots) -> {
            List<Shot> ranking = new ArrayList<>();
            shots.forEach((name, score) -> ranking.add(new Shot(name, score)));
            ranking.sort(Shot.BEST_FIRST);
            topics.put(topic, new Topic(List.copyOf(ranking), lines.getOrDefault(topic, 0)));
          });
      return new AvsRun(topics);
    }
  }

  /**
   * Reads {@code topic Q0 shot rank score tag}; the rank is not looked at. An empty file is a run
   * that returned nothing.
   *
   * @throws DataFormatException if a line has another number of columns, a score is no finite
   *     number, or a shot stands twice in a topic
   */
  public static AvsRun read(Path file) throws IOException {
    FieldLines lines = FieldLines.open(file, false);
    Reading reading = new Reading();
    String topic = "";
    while (lines.next()) {
      lines.expect(6, 6, COLUMNS);
      topic = lines.field(0, topic);
      String shot = lines.field(2);
      if (!reading.put(topic, shot, score(lines))) {
        throw lines.fault(
            2,
            "needs each shot once per topic, %s stands there again for topic %s"
                .formatted(FieldLines.forPeople(shot), FieldLines.forPeople(topic)));
      }
    }
    return reading.done();
  }

  private static double score(FieldLines lines) throws DataFormatException {
    String text = lines.field(4);
    double score;
    try {
      score = Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      throw lines.fault(4, "needs a number for the score, got " + FieldLines.forPeople(text));
    }
    if (!Double.isFinite(score)) {
      throw lines.fault(4, "needs a finite score, got " + text);
    }
    return score;
  }

  /**
   * Reads the file as sample_eval.pl does: one stream of words, six at a time, so that a short line
   * shifts all that follow; of a shot given twice the last score counts.
   *
   * @throws DataFormatException if the file is empty, at which the script divides by zero
   */
  public static AvsRun readAsStream(Path file) throws IOException {
    List<String> words = AvsJudgements.words(file);
    Reading reading = new Reading();
    for (int i = 0; i + 2 < words.size(); i += 6) {
      double score = i + 4 < words.size() ? CNumber.real(words.get(i + 4)) : 0;
      reading.put(words.get(i), words.get(i + 2), Double.isNaN(score) ? 0 : score);
    }
    if (words.isEmpty()) {
      throw new DataFormatException(
          file + ": needs returned shots, the file is empty (sample_eval.pl divides by zero)");
    }
    return reading.done();
  }

  SortedMap<String, Topic> topics() {
    return topics;
  }
}
