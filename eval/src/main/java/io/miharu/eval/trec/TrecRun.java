package io.miharu.eval.trec;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a system returned, each topic in its order: score descending, equal scores by document name
 * descending in byte order. The rank column of the file is not looked at. Immutable.
 *
 * @param id the run's name for itself
 * @param topics by name, in byte order
 */
public record TrecRun(String id, SortedMap<String, List<Retrieved>> topics) {

  /** One returned document. */
  public record Retrieved(String document, double score) {}

  public TrecRun {
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
  }

  /**
   * Reads {@code topic Q0 document rank score tag}. As in trec_eval further columns are ignored and
   * a score that is no number counts as 0.
   *
   * @throws DataFormatException if a line lacks columns, a document stands twice in a topic, or the
   *     file is empty
   */
  public static TrecRun read(Path file, TrecVersion version) throws IOException {
    FieldLines lines = FieldLines.open(file, version.hasComments());
    SortedMap<String, List<Retrieved>> topics = new TreeMap<>();
    String id = "";
    String topic = "";
    List<Retrieved> current = new ArrayList<>();
    Map<String, Set<String>> seen = new HashMap<>();
    Set<String> known = new HashSet<>();
    while (lines.next()) {
      lines.expect(6, Integer.MAX_VALUE, "topic Q0 document rank score tag");
      String newTopic = lines.field(0, topic);
      if (!newTopic.equals(topic)) {
        topic = newTopic;
        current = topics.computeIfAbsent(topic, t -> new ArrayList<>());
        known = seen.computeIfAbsent(topic, t -> new HashSet<>());
      }
      String document = lines.field(2);
      if (!known.add(document)) {
        throw lines.fault(
            2,
            "needs each document once per topic, %s stands there again for topic %s"
                .formatted(FieldLines.forPeople(document), FieldLines.forPeople(topic)));
      }
      current.add(new Retrieved(document, version.stored(CNumber.real(lines.field(4)))));
      id = lines.field(5, id);
    }
    if (topics.isEmpty()) {
      throw new DataFormatException(file + ": needs retrieved documents, the file is empty");
    }
    SortedMap<String, List<Retrieved>> ordered = new TreeMap<>();
    topics.forEach((name, found) -> ordered.put(name, RankOrder.of(found)));
    return new TrecRun(id, ordered);
  }
}
