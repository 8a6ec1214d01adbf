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
 * @param repeats by topic, what to say of a document that stands twice in it; no fault until such a
 *     topic is scored
 */
public record TrecRun(
    String id, SortedMap<String, List<Retrieved>> topics, Map<String, String> repeats) {

  /** One returned document. */
  public record Retrieved(String document, double score) {}

  public TrecRun {
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    repeats = Map.copyOf(repeats);
  }

  /**
   * Reads {@code topic Q0 document rank score tag}. As in trec_eval further columns are ignored and
   * a score that is no number counts as 0.
   *
   * @throws DataFormatException if a line lacks columns, or the file is empty
   */
  public static TrecRun read(Path file, TrecVersion version) throws IOException {
    FieldLines lines = FieldLines.open(file, version.hasComments());
    SortedMap<String, List<Retrieved>> topics = new TreeMap<>();
    String id = "";
    String topic = "";
    List<Retrieved> current = new ArrayList<>();
    Map<String, Set<String>> seen = new HashMap<>();
    Set<String> known = new HashSet<>();
    Map<String, String> repeats = new HashMap<>();
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
        repeats.putIfAbsent(topic, lines.repeat(2, document, topic));
      }
      current.add(new Retrieved(document, version.stored(CNumber.real(lines.field(4)))));
      id = lines.field(5, id);
    }
    if (topics.isEmpty()) {
      throw new DataFormatException(file + ": needs retrieved documents, the file is empty");
    }
    SortedMap<String, List<Retrieved>> ordered = new TreeMap<>();
    topics.forEach((name, found) -> ordered.put(name, RankOrder.of(found)));
    return new TrecRun(id, ordered, repeats);
  }

  /**
   * Refuses a topic with a document twice among its first {@code most}.
   *
   * @throws DataFormatException with the place of the second one in the file
   */
  void needDistinct(String topic, int most) throws DataFormatException {
    String repeat = repeats.get(topic);
    if (repeat == null) {
      return;
    }
    Set<String> known = new HashSet<>();
    for (Retrieved document : topics.getOrDefault(topic, List.of()).stream().limit(most).toList()) {
      if (!known.add(document.document())) {
        throw new DataFormatException(repeat);
      }
    }
  }
}
