package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.ConceptQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question rests on that an index cannot show, in words. */
public final class Unseen {

  private Unseen() {}

  /**
   * Says which concepts no detector of the index could see, so that nobody takes them for absent,
   * and which of those asked for by name were looked for and never seen, so that nobody takes what
   * is merely near to them for an answer.
   */
  public static List<String> remarks(AskedEvent event, ConceptIndex index) throws IOException {
    Set<ConceptId> known = new TreeSet<>(index.concepts());
    Set<String> unlooked = new TreeSet<>();
    Set<String> unseen = new TreeSet<>();
    for (ConceptQuery.Term term : terms(event).toList()) {
      String name = term.concept().value();
      List<ConceptId> looked = term.seenAs().stream().filter(known::contains).toList();
      if (looked.isEmpty()) {
        unlooked.add(name);
      } else if (isStated(event, name) && !isSeen(looked, index)) {
        unseen.add(name);
      }
    }
    List<String> remarks = new ArrayList<>();
    if (!unlooked.isEmpty()) {
      remarks.add(
          "%s: nobody looked for these in this index: %s"
              .formatted(event.name(), String.join(", ", unlooked)));
    }
    if (!unseen.isEmpty()) {
      remarks.add(
          "%s: looked for and never seen in this index: %s"
              .formatted(event.name(), String.join(", ", unseen)));
    }
    return List.copyOf(remarks);
  }

  /** The concepts of a question, in its order. */
  public static String lookedFor(AskedEvent event) {
    return terms(event)
        .map(term -> term.concept().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Stream<ConceptQuery.Term> terms(AskedEvent event) {
    return Stream.of(event.query().evidence(), event.query().excluded(), event.query().required())
        .flatMap(List::stream);
  }

  private static boolean isStated(AskedEvent event, String concept) {
    return !event.because().getOrDefault(concept, "").startsWith("by ");
  }

  private static boolean isSeen(List<ConceptId> concepts, ConceptIndex index) throws IOException {
    for (ConceptId concept : concepts) {
      if (index.isSeen(concept)) {
        return true;
      }
    }
    return false;
  }
}
