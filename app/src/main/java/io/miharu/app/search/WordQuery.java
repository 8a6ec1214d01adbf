package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words as a query, by the labels of concepts in English and Japanese and by concept ids: at each
 * place the longest label counts, after Unicode's NFKC and in lower case. All matched concepts have
 * equal weight. Words that no label knows are reported, never guessed.
 *
 * @param query what was understood; absent when nothing was
 * @param unknown the words that were not
 */
public record WordQuery(Optional<AskedEvent> query, List<String> unknown) {

  /** Words that say nothing of what is seen. */
  private static final Set<String> SILENT =
      Set.of(
          "a",
          "an",
          "the",
          "of",
          "in",
          "on",
          "at",
          "and",
          "or",
          "with",
          "is",
          "are",
          "to",
          "from",
          "by",
          "for",
          "into",
          "near",
          "someone",
          "somebody",
          "some");

  private static final List<String> PLURALS = List.of("s", "es");

  public WordQuery {
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads the words.
   *
   * @param available the concepts of the index, whose ids can be named, too
   */
  public static WordQuery of(String words, Ontology ontology, Collection<ConceptId> available) {
    SortedMap<String, ConceptId> labels = new TreeMap<>();
    available.forEach(concept -> labels.put(concept.value().replace('-', ' '), concept));
    for (ConceptEntry entry : ontology.concepts()) {
      entry.labels().values().forEach(label -> labels.put(plain(label), entry.id()));
      labels.put(entry.id().value().replace('-', ' '), entry.id());
    }
    String text = plain(words).replace('-', ' ');
    Map<ConceptId, Term> terms = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      boolean begins = word.length() == 0 || isCjk(text.charAt(at));
      int length = begins ? longest(text, at, labels) : 0;
      if (length > 0) {
        endWord(word, unknown);
        ConceptId concept =
            Objects.requireNonNull(concept(text.substring(at, at + length), labels));
        terms.put(concept, PatternQuery.term(concept, ontology, 1));
        at += length;
      } else if (Character.isLetterOrDigit(text.charAt(at))) {
        word.append(text.charAt(at++));
      } else {
        endWord(word, unknown);
        at++;
      }
    }
    endWord(word, unknown);
    return new WordQuery(
        terms.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new AskedEvent(
                    words,
                    words,
                    new ConceptQuery(List.copyOf(terms.values()), List.of(), List.of()))),
        unknown);
  }

  private static void endWord(StringBuilder word, List<String> unknown) {
    if (word.length() > 0 && !SILENT.contains(word.toString())) {
      unknown.add(word.toString());
    }
    word.setLength(0);
  }

  /** The length of the longest label that stands here, with its plural ending; 0 for none. */
  private static int longest(String text, int at, SortedMap<String, ConceptId> labels) {
    int longest = 0;
    for (int end = at + 1; end <= text.length(); end++) {
      if (isBoundary(text, end) && concept(text.substring(at, end), labels) != null) {
        longest = end - at;
      }
    }
    return longest;
  }

  private static @Nullable ConceptId concept(String words, SortedMap<String, ConceptId> labels) {
    ConceptId exact = labels.get(words);
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
