package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words, and the concepts that they name by a label in English or Japanese or by an id: at each
 * place the longest label counts, after Unicode's NFKC and in lower case.
 *
 * @param text as it was compared
 * @param named the concepts that labels name, in order, each once
 * @param rest the words that no label names and that may mean something
 */
record AskedWords(String text, List<ConceptId> named, List<String> rest) {

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
  }

  /**
   * Reads the words.
   *
   * @param available the concepts of the index, whose ids can be named, too
   */
  static AskedWords of(String words, Ontology ontology, Collection<ConceptId> available) {
    SortedMap<String, ConceptId> labels = new TreeMap<>();
    available.forEach(concept -> labels.put(concept.value().replace('-', ' '), concept));
    for (ConceptEntry entry : ontology.concepts()) {
      entry.labels().values().forEach(label -> labels.put(plain(label), entry.id()));
      labels.put(entry.id().value().replace('-', ' '), entry.id());
    }
    String text = plain(words).replace('-', ' ');
    Set<ConceptId> named = new LinkedHashSet<>();
    List<String> rest = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      boolean begins = word.length() == 0 || isCjk(text.charAt(at));
      int length = begins ? longest(text, at, labels) : 0;
      ConceptId concept = length > 0 ? concept(text.substring(at, at + length), labels) : null;
      if (concept != null) {
        endWord(word, rest);
        named.add(concept);
        at += length;
      } else if (isCjk(text.charAt(at)) && SILENT.contains(text.substring(at, at + 1))) {
        endWord(word, rest); // a particle ends a word where no space does
        at++;
      } else if (Character.isLetterOrDigit(text.charAt(at))) {
        word.append(text.charAt(at++));
      } else {
        endWord(word, rest);
        at++;
      }
    }
    endWord(word, rest);
    return new AskedWords(text, List.copyOf(named), rest);
  }

  /** Whether any of it is written in Chinese characters or kana, which the encoder cannot read. */
  boolean isJapanese() {
    return text.chars().anyMatch(c -> isCjk((char) c));
  }

  private static void endWord(StringBuilder word, List<String> rest) {
    if (word.length() > 0 && !SILENT.contains(word.toString())) {
      rest.add(word.toString());
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
