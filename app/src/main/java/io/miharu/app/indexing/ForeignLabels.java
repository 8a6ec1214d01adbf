package io.miharu.app.indexing;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.events.index.exchange.ConceptNames;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.VocabularyEntry;
import io.miharu.knowledge.VocabularyLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Labels of another network as concepts of the ontology, by the vocabulary that the network names.
 * A label that the vocabulary does not know gets an id of its own spelling, and is remembered. Not
 * thread-safe.
 */
public final class ForeignLabels implements Function<String, ConceptId> {

  /** A list is a vocabulary's when it knows so much of it. */
  private static final double RECOGNISED = 0.9;

  private static final int LEAST_LABELS = 10;

  private final String vocabulary;
  private final VocabularyLabels known;
  private final Set<String> unknown = new LinkedHashSet<>();

  private ForeignLabels(String vocabulary, VocabularyLabels known) {
    this.vocabulary = vocabulary;
    this.known = known;
  }

  /**
   * @throws UsageException when there is no such vocabulary
   */
  public static ForeignLabels of(Ontology ontology, String vocabulary) {
    List<String> all = ontology.vocabularies().stream().map(VocabularyEntry::id).toList();
    if (!all.contains(vocabulary)) {
      throw new UsageException(
          "--vocabulary must be none or one of %s, got \"%s\""
              .formatted(String.join(", ", all), vocabulary));
    }
    return new ForeignLabels(vocabulary, ontology.labels(vocabulary));
  }

  /**
   * The vocabulary that a list of labels is of: the one that knows most of them, nine in ten at
   * least; of several the smallest. Empty when there is none, and of fewer than ten labels.
   */
  public static Optional<ForeignLabels> recognised(Ontology ontology, List<String> labels) {
    if (labels.size() < LEAST_LABELS) {
      return Optional.empty();
    }
    List<ForeignLabels> fitting = new ArrayList<>();
    int most = (int) Math.ceil(RECOGNISED * labels.size());
    for (VocabularyEntry entry : ontology.vocabularies()) {
      ForeignLabels candidate = of(ontology, entry.id());
      int understood = (int) candidate.concepts(labels).stream().flatMap(Optional::stream).count();
      if (understood > most) {
        fitting.clear();
      }
      if (understood >= most) {
        most = understood;
        fitting.add(candidate);
      }
    }
    return fitting.stream().min(Comparator.comparingInt(one -> one.known.size()));
  }

  public String vocabulary() {
    return vocabulary;
  }

  @Override
  public ConceptId apply(String label) {
    return known.concept(label).orElseGet(() -> own(label));
  }

  private ConceptId own(String label) {
    ConceptId id = ConceptNames.of(label);
    unknown.add(label);
    return id;
  }

  /** Labels that the vocabulary did not know, in the order in which they came. */
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  /**
   * Ids for a network's whole list, in its order. Where the list is as long as the vocabulary, or
   * begins with one more label (for the background), the number decides what a label means that
   * names two things.
   *
   * @throws IllegalArgumentException when a label is neither known nor an id can be made of it
   */
  public List<ConceptId> columns(List<String> labels) {
    List<Optional<ConceptId>> found = concepts(labels);
    List<ConceptId> columns = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      columns.add(found.get(i).orElseGet(() -> own(label)));
    }
    return columns;
  }

  private List<Optional<ConceptId>> concepts(List<String> labels) {
    int more = labels.size() - known.size();
    boolean whole = more == 0 || (more == 1 && known.concept(labels.get(0)).isEmpty());
    List<Optional<ConceptId>> found = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      found.add(whole ? known.concept(labels.get(i), i - more) : known.concept(labels.get(i)));
    }
    return found;
  }
}
