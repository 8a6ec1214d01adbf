package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words, and the concepts and events that they name by a label in English or Japanese or by an id:
 * at each place the longest label counts, after Unicode's NFKC and in lower case. Of alternative
 * labels only the Japanese ones are read: English ones ("file", "pick") are too often other words,
 * and English is understood by meaning.
 *
 * @param text as it was compared
 * @param named the concepts that labels name, in order, each once
 * @param rest the words that no label names and that may mean something
 * @param events the events that are named, in order, each once
 * @param besides the text without the names of events
 */
record AskedWords(
    String text, List<ConceptId> named, List<String> rest, List<EventId> events, String besides) {

  /** Words that say nothing of what is seen. */
  private static final Set<String> SILENT =
      Set.of(
          ("a an the of in on at and or with is are was were be been being to from by for into near"
                  + " someone somebody something some two three who that which then when while as his"
                  + " her their its it they he she there this up down out off away"
                  + " が を に は の と で へ も や から まで て")
              .split(" "));

  private static final List<String> PLURALS = List.of("s", "es");

  AskedWords {
    named = List.copyOf(named);
    rest = List.copyOf(rest);
    events = List.copyOf(events);
  }

  /** What a label names: a concept or an event. */
  private record Named(Optional<ConceptId> concept, Optional<EventId> event) {

    static Named of(ConceptId concept) {
      return new Named(Optional.of(concept), Optional.empty());
    }

    static Named of(EventId event) {
      return new Named(Optional.empty(), Optional.of(event));
    }
  }

  /**
   * Reads the words. A label that a concept and an event share names the concept, where it can be
   * seen, else the event.
   *
   * @param available the concepts of the index, whose ids can be named, too
   * @param events those whose names are read
   */
  static AskedWords of(
      String words,
      Ontology ontology,
      Collection<ConceptId> available,
      Collection<DefinedEvents.Known> events) {
    SortedMap<String, Named> labels = labels(ontology, available, events);
    String text = plain(words).replace('-', ' ');
    Set<ConceptId> named = new LinkedHashSet<>();
    Set<EventId> namedEvents = new LinkedHashSet<>();
    List<String> rest = new ArrayList<>();
    StringBuilder besides = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      boolean begins = word.length() == 0 || isCjk(text.charAt(at));
      int length = begins ? longest(text, at, labels) : 0;
      Named meant = length > 0 ? named(text.substring(at, at + length), labels) : null;
      int next = meant != null ? at + length : at + 1;
      if (meant != null) {
        endWord(word, rest);
        meant.concept().ifPresent(named::add);
        meant.event().ifPresent(namedEvents::add);
      } else if (isCjk(text.charAt(at)) && SILENT.contains(text.substring(at, next))) {
        endWord(word, rest); // a particle ends a word where no space does
      } else if (Character.isLetterOrDigit(text.charAt(at))) {
        word.append(text.charAt(at));
      } else {
        endWord(word, rest);
      }
      if (meant == null || meant.event().isEmpty()) {
        besides.append(text, at, next);
      }
      at = next;
    }
    endWord(word, rest);
    return new AskedWords(
        text, List.copyOf(named), rest, List.copyOf(namedEvents), besides.toString().strip());
  }

  private static SortedMap<String, Named> labels(
      Ontology ontology, Collection<ConceptId> available, Collection<DefinedEvents.Known> events) {
    SortedMap<String, Named> labels = new TreeMap<>();
    for (DefinedEvents.Known event : events) {
      labels.put(spoken(event.id().value()), Named.of(event.id()));
      event.labels().values().forEach(label -> labels.put(plain(label), Named.of(event.id())));
    }
    Set<ConceptId> seen = new TreeSet<>(available);
    for (ConceptEntry entry : ontology.concepts()) {
      Stream.concat(
              Stream.of(spoken(entry.id().value())),
              entry.labels().values().stream().map(AskedWords::plain))
          .forEach(
              name -> {
                if (isFree(name, labels)
                    || ontology.satisfying(entry.id()).stream().anyMatch(seen::contains)) {
                  labels.put(name, Named.of(entry.id()));
                }
              });
    }
    for (ConceptEntry entry : ontology.concepts()) {
      entry.alternatives().stream()
          .map(AskedWords::plain)
          .filter(AskedWords::isJapanese)
          .forEach(name -> labels.putIfAbsent(name, Named.of(entry.id())));
    }
    for (ConceptId concept : seen) {
      if (ontology.concept(concept).isEmpty()) {
        labels.put(spoken(concept.value()), Named.of(concept));
      }
    }
    return labels;
  }

  private static boolean isFree(String name, SortedMap<String, Named> labels) {
    Named other = labels.get(name);
    return other == null || other.event().isEmpty();
  }

  private static String spoken(String id) {
    return id.replace('-', ' ');
  }

  /** Without events, for those who know none. */
  static AskedWords of(String words, Ontology ontology, Collection<ConceptId> available) {
    return of(words, ontology, available, List.of());
  }

  /** Whether any of it is written in Chinese characters or kana, which the encoder cannot read. */
  boolean isJapanese() {
    return isJapanese(text);
  }

  private static boolean isJapanese(String text) {
    return text.chars().anyMatch(c -> isCjk((char) c));
  }

  private static void endWord(StringBuilder word, List<String> rest) {
    if (word.length() > 0 && !SILENT.contains(word.toString())) {
      rest.add(word.toString());
    }
    word.setLength(0);
  }

  /** The length of the longest label that stands here, with its plural ending; 0 for none. */
  private static int longest(String text, int at, SortedMap<String, Named> labels) {
    int longest = 0;
    for (int end = at + 1; end <= text.length(); end++) {
      if (isBoundary(text, end) && named(text.substring(at, end), labels) != null) {
        longest = end - at;
      }
    }
    return longest;
  }

  private static @Nullable Named named(String words, SortedMap<String, Named> labels) {
    Named exact = labels.get(words);
    for (String plural : PLURALS) {
      if (exact == null && words.endsWith(plural)) {
        exact = labels.get(words.substring(0, words.length() - plural.length()));
      }
    }
    return exact;
  }

  /** Whether a word may end before {@code at}: always in Japanese, between letters never. */
  private static boolean isBoundary(String text, int at) {
    return at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at))
        || isCjk(text.charAt(at))
        || isCjk(text.charAt(at - 1));
  }

  private static boolean isCjk(char c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || c == '\u30FC';
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
