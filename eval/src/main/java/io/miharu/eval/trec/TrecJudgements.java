package io.miharu.eval.trec;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The judgements of all topics. Immutable.
 *
 * @param format what the file was read as
 * @param topics by name, in byte order
 * @param repeats by topic, what to say of a document that is judged twice in it; no fault until
 *     such a topic is scored
 */
public record TrecJudgements(
    JudgementFormat format, SortedMap<String, List<Group>> topics, Map<String, String> repeats) {

  /**
   * One judge's view of one topic.
   *
   * @param name the judge's
   * @param parts grades by document; preferences hold within a part only, everything else has one
   */
  public record Group(String name, List<Map<String, Double>> parts) {}

  public TrecJudgements {
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    repeats = Map.copyOf(repeats);
  }

  /**
   * Reads a file of judgements.
   *
   * @throws DataFormatException if a line lacks columns, or nothing is judged
   */
  public static TrecJudgements read(Path file, JudgementFormat format, TrecVersion version)
      throws IOException {
    FieldLines lines = FieldLines.open(file, version.hasComments());
    boolean prefs = format == JudgementFormat.PREFS;
    SortedMap<String, SortedMap<String, SortedMap<String, Map<String, Double>>>> all =
        new TreeMap<>();
    String topic = "";
    String judge = "";
    String part = "";
    Map<String, Double> grades = Map.of();
    boolean judged = false;
    Map<String, String> repeats = new HashMap<>();
    while (lines.next()) {
      if (prefs) {
        lines.expect(5, 5, "topic judge subgroup document preference");
      } else {
        lines.expect(4, 4, "topic iteration document grade");
      }
      String newTopic = lines.field(0, topic);
      String newJudge = format == JudgementFormat.QRELS_JG || prefs ? lines.field(1, judge) : "";
      String newPart = prefs ? lines.field(2, part) : "";
      if (!judged || !newTopic.equals(topic) || !newJudge.equals(judge) || !newPart.equals(part)) {
        topic = newTopic;
        judge = newJudge;
        part = newPart;
        grades =
            all.computeIfAbsent(topic, t -> new TreeMap<>())
                .computeIfAbsent(judge, j -> new TreeMap<>())
                .computeIfAbsent(part, p -> new HashMap<>());
        judged = true;
      }
      String document = lines.field(prefs ? 3 : 2);
      String grade = lines.field(prefs ? 4 : 3);
      Double old =
          grades.putIfAbsent(
              document, format.isPreferences() ? CNumber.real(grade) : CNumber.integer(grade) + 0d);
      if (old != null) {
        repeats.putIfAbsent(topic, lines.repeat(prefs ? 3 : 2, document, topic));
      }
    }
    if (!judged) {
      throw new DataFormatException(file + ": needs judgements, the file is empty");
    }
    SortedMap<String, List<Group>> topics = new TreeMap<>();
    all.forEach(
        (name, judges) -> {
          List<Group> groups = new ArrayList<>();
          judges.forEach((j, parts) -> groups.add(new Group(j, List.copyOf(parts.values()))));
          topics.put(name, List.copyOf(groups));
        });
    return new TrecJudgements(format, topics, repeats);
  }

  /**
   * Refuses a topic that judges a document twice.
   *
   * @throws DataFormatException with the place of the second one in the file
   */
  void needDistinct(String topic) throws DataFormatException {
    String repeat = repeats.get(topic);
    if (repeat != null) {
      throw new DataFormatException(repeat);
    }
  }
}
