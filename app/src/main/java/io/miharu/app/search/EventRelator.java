package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.zeroshot.ConceptSelection;
import io.miharu.events.zeroshot.ConceptWeight;
import io.miharu.events.zeroshot.NotScorableException;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.events.zeroshot.Relatedness;
import io.miharu.events.zeroshot.SelectionSettings;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.relatedness.ConceptRelatedness;
import io.miharu.knowledge.relatedness.TaxonomyMeasure;
import io.miharu.knowledge.relatedness.Term;
import io.miharu.knowledge.words.TextVectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the concepts of an index that an event rests on, by what is stated, the taxonomy, and the
 * meaning of words; section 5 of event detection.
 *
 * <p>Names are compared against the average of many names, which must not depend on how few
 * concepts an index has; so some of the ontology's are always read along. Not thread-safe.
 */
final class EventRelator {

  /** So many names of the ontology make the average steady. */
  private static final int BACKGROUND_NAMES = 200;

  /**
   * A word nearer than this to some name means something to us. Nonsense words come to 0.27 with
   * the built-in names.
   */
  private static final double UNDERSTOOD = 0.32;

  /** The same for what is no word to the encoder; nonsense made of pieces comes to 0.4. */
  private static final double UNDERSTOOD_PIECES = 0.5;

  private final Ontology ontology;
  private final Set<ConceptId> available;
  private final SortedMap<ConceptId, List<ConceptId>> candidates = new TreeMap<>();
  private final TextVectors words;
  private final ConceptRelatedness relatedness;

  /**
   * @param available the concepts of the index
   */
  EventRelator(Ontology ontology, Collection<ConceptId> available, TextVectors words) {
    this.ontology = ontology;
    this.available = new TreeSet<>(available);
    this.words = words;
    for (ConceptId concept : this.available) {
      candidates.put(concept, seenAs(concept));
    }
    List<ConceptEntry> all = List.copyOf(ontology.concepts());
    Map<ConceptId, List<ConceptId>> parents = new TreeMap<>();
    for (ConceptEntry entry : all) {
      parents.put(entry.id(), entry.parents());
      List<ConceptId> seenAs = seenAs(entry.id());
      if (!seenAs.isEmpty()) {
        candidates.put(entry.id(), seenAs);
      }
    }
    Set<ConceptId> names = new TreeSet<>(candidates.keySet());
    int every = Math.max(1, all.size() / BACKGROUND_NAMES);
    for (int i = 0; i < all.size(); i += every) {
      names.add(all.get(i).id());
    }
    relatedness =
        new ConceptRelatedness(
            words, new TaxonomyMeasure(parents), names.stream().map(this::term).toList());
  }

  /** The concepts of the index that satisfy one. */
  private List<ConceptId> seenAs(ConceptId concept) {
    Set<ConceptId> satisfying = new TreeSet<>(ontology.satisfying(concept));
    satisfying.add(concept);
    satisfying.retainAll(available);
    return List.copyOf(satisfying);
  }

  private Term term(ConceptId concept) {
    String name =
        ontology
            .concept(concept)
            .map(EventRelator::name)
            .orElseGet(() -> concept.value().replace('-', ' '));
    return new Term(concept, name, ontology.concept(concept).map(ConceptEntry::comment).orElse(""));
  }

  /** What the encoder reads of a concept: its English label; the words of its id without one. */
  static String name(ConceptEntry concept) {
    String label = concept.labels().getOrDefault("en", "");
    return label.isBlank() ? concept.id().value().replace('-', ' ') : label;
  }

  /**
   * An event described in words: concepts that are named count fully, others by how related they
   * are to the whole.
   *
   * @throws NotScorableException when no concept of the index has to do with it
   */
  AskedEvent ofWords(String asked, AskedWords words) throws NotScorableException {
    List<String> remarks = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    String sentence = words.text();
    if (words.isJapanese()) {
      foreign.addAll(words.rest());
      sentence = words.named().stream().map(c -> term(c).name()).collect(Collectors.joining(" "));
    } else {
      for (String word : words.rest()) {
        if (!isUnderstood(word)) {
          foreign.add(word);
          sentence = sentence.replaceAll("(?U)\\b" + word + "\\b", " ").strip();
        }
      }
    }
    if (!foreign.isEmpty()) {
      remarks.add("not understood and left out: " + String.join(", ", foreign));
    }
    Map<ConceptId, Double> stated = new LinkedHashMap<>();
    for (ConceptId concept : words.named()) {
      if (candidates.containsKey(concept)) {
        stated.put(concept, 1.0);
      } else {
        remarks.add("nobody looked for %s in this index".formatted(term(concept).name()));
      }
    }
    if (words.named().isEmpty() && words.rest().size() == foreign.size()) {
      throw new NotScorableException(
          "\"%s\" cannot be scored: no event and no concept is called so, and no word of it is near the name of one; see miharu ontology list and miharu index list --concepts"
              .formatted(asked));
    }
    boolean saysMore = words.rest().size() > foreign.size() || stated.size() < words.named().size();
    return asked(asked, asked, sentence, "", stated, saysMore).withRemarks(remarks);
  }

  private boolean isUnderstood(String word) {
    double enough = words.isWord(word) ? UNDERSTOOD : UNDERSTOOD_PIECES;
    return related(new Term(ASKED, word, ""), Map.of()).stream()
        .anyMatch(one -> one.value() >= enough);
  }

  /**
   * An event of the ontology none of whose concepts can be seen in the index: by its label and
   * description.
   */
  AskedEvent ofDescription(String name, String label, String description)
      throws NotScorableException {
    return asked(name, label, label, description, Map.of(), true)
        .withRemarks(
            List.of(
                "nobody looked for any of its own concepts in this index; guessed from its name"));
  }

  private static final ConceptId ASKED = ConceptId.of("what-is-asked-for");

  private List<Relatedness> related(Term event, Map<ConceptId, Double> stated) {
    return relatedness.of(event, stated);
  }

  /**
   * @param byMeaning whether concepts may be found by meaning besides those stated
   */
  private AskedEvent asked(
      String name,
      String label,
      String sentence,
      String definition,
      Map<ConceptId, Double> stated,
      boolean byMeaning)
      throws NotScorableException {
    List<Relatedness> related = new ArrayList<>();
    List<Relatedness> ofNamed = new ArrayList<>();
    for (ConceptId named : stated.keySet()) {
      ofNamed.addAll(related(new Term(ASKED, term(named).name(), ""), Map.of()));
    }
    for (Relatedness one : related(new Term(ASKED, sentence, definition), stated)) {
      boolean isNew =
          one.explicit().isPresent()
              || (byMeaning && !isCovered(one, stated) && !isEcho(one, ofNamed));
      if (candidates.containsKey(one.concept()) && isNew) {
        related.add(one);
      }
    }
    List<ConceptWeight> chosen =
        new ConceptSelection(SelectionSettings.SPARSE)
            .select("\"" + label + "\"", related, Set.of(), ontology);
    List<ConceptQuery.Term> evidence = new ArrayList<>();
    Map<String, String> because = new TreeMap<>();
    for (ConceptWeight one : chosen) {
      evidence.add(
          new ConceptQuery.Term(
              one.concept(),
              candidates.getOrDefault(one.concept(), List.of(one.concept())),
              one.weight(),
              pooling(one.concept(), ontology)));
      because.put(
          one.concept().value(),
          one.why().explicit().isPresent() ? "named" : "by meaning, " + one.why().sources());
    }
    return new AskedEvent(name, label, new ConceptQuery(evidence, List.of(), List.of()), because);
  }

  /** Whether a concept that is named sees it anyway. */
  private boolean isCovered(Relatedness one, Map<ConceptId, Double> stated) {
    return stated.keySet().stream().anyMatch(named -> ontology.satisfies(one.concept(), named));
  }

  /** Whether a named word alone is as near as the whole: then the rest of it says nothing. */
  private static boolean isEcho(Relatedness one, List<Relatedness> ofNamed) {
    return ofNamed.stream()
        .anyMatch(
            other ->
                other.concept().equals(one.concept())
                    && other.explicit().isEmpty()
                    && other.value() >= one.value());
  }

  /** What suits the concept's kind; the largest where the ontology does not know it. */
  static Pooling pooling(ConceptId concept, Ontology ontology) {
    return ontology.concept(concept).map(entry -> Pooling.ofKind(entry.kind())).orElse(Pooling.MAX);
  }
}
