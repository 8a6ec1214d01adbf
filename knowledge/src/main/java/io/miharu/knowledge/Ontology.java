package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.ConceptGraph;
import io.miharu.events.EventDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The concepts and events that are known: ours, and those of the user's files.
 *
 * <p>What ships was compiled out of its Turtle files by the build, and is loaded without Jena; a
 * user's files are parsed with it. Afterwards everything is answered from plain maps. Immutable, so
 * thread-safe.
 */
public final class Ontology implements ConceptGraph {

  private final OntologyContent content;
  private final SortedMap<ConceptId, ConceptEntry> concepts = new TreeMap<>();
  private final SortedMap<EventId, EventDefinition> events = new TreeMap<>();
  private final SortedMap<EventId, EvidenceDefinition> evidence = new TreeMap<>();
  private final Taxonomy taxonomy;

  private Ontology(OntologyContent content) {
    this.content = content;
    content.concepts().forEach(concept -> concepts.put(concept.id(), concept));
    content.events().forEach(event -> events.put(event.id(), event));
    content.evidence().forEach(event -> evidence.put(event.id(), event));
    taxonomy = new Taxonomy(content.concepts());
  }

  /** Loaded when it is first asked for; what ships does not change. */
  private static final class Shipped {
    static final Ontology ONTOLOGY = new Ontology(CompiledOntology.load());
  }

  /** What ships. */
  public static Ontology builtIn() {
    return Shipped.ONTOLOGY;
  }

  /**
   * What ships and the user's files, which may build on it and on each other, in any order.
   *
   * @throws OntologyException when a file is wrong, with every problem that was found
   * @throws IOException when a file cannot be read
   */
  public static Ontology load(List<Path> userFiles) throws IOException {
    List<Problem> problems = new ArrayList<>();
    OntologyReader reader = read(userFiles, problems);
    if (!problems.isEmpty()) {
      throw new OntologyException(problems);
    }
    return new Ontology(reader.content());
  }

  /**
   * What is wrong with a file, seen together with what ships; empty when nothing is.
   *
   * @throws IOException when the file cannot be read
   */
  public static List<Problem> check(Path userFile) throws IOException {
    List<Problem> problems = new ArrayList<>();
    read(List.of(userFile), problems);
    return List.copyOf(problems);
  }

  private static OntologyReader read(List<Path> userFiles, List<Problem> problems)
      throws IOException {
    List<TurtleFile> files = new ArrayList<>();
    for (Path path : userFiles) {
      try {
        TurtleFile file = TurtleFile.of(path);
        problems.addAll(ShapeCheck.check(file));
        files.add(file);
      } catch (OntologyException e) {
        problems.addAll(e.problems());
      }
    }
    OntologyReader reader = new OntologyReader(builtIn().content, files);
    // A node whose form is wrong is read wrongly too: first its form, then its meaning.
    Set<List<String>> wrongForm = new HashSet<>();
    problems.forEach(problem -> wrongForm.add(List.of(problem.file(), problem.node())));
    for (Problem problem : reader.problems()) {
      if (!wrongForm.contains(List.of(problem.file(), problem.node()))) {
        problems.add(problem);
      }
    }
    return reader;
  }

  /** Every event that has a pattern, in rising order of ids. */
  public List<EventDefinition> events() {
    return List.copyOf(events.values());
  }

  public Optional<EventDefinition> event(EventId id) {
    return Optional.ofNullable(events.get(id));
  }

  /** Every event that has evidence for a zero-shot answer, in rising order of ids. */
  public List<EvidenceDefinition> evidence() {
    return content.evidence();
  }

  /** The evidence of an event; empty where it has none. */
  public Optional<EvidenceDefinition> evidence(EventId id) {
    return Optional.ofNullable(evidence.get(id));
  }

  /** The event whose id is spelled most like this, for messages; empty when none is near. */
  public Optional<EventId> nearestEvent(String spelled) {
    return Spelling.nearest(
            spelled,
            Stream.concat(events.keySet().stream(), evidence.keySet().stream())
                .map(EventId::value)
                .distinct()
                .toList())
        .map(EventId::of);
  }

  /** Every concept, in rising order of ids. */
  public Collection<ConceptEntry> concepts() {
    return concepts.values();
  }

  public Optional<ConceptEntry> concept(ConceptId id) {
    return Optional.ofNullable(concepts.get(id));
  }

  /** Every vocabulary, in rising order of ids. */
  public List<VocabularyEntry> vocabularies() {
    return content.vocabularies();
  }

  /**
   * The concepts of a vocabulary in the order of its networks' outputs; empty when it is unknown.
   */
  public List<ConceptEntry> concepts(String vocabulary) {
    return concepts.values().stream()
        .filter(concept -> concept.numbers().containsKey(vocabulary))
        .sorted(
            Comparator.comparingInt(
                concept -> concept.numbers().getOrDefault(vocabulary, Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * The concept that a label of a vocabulary's label file means: {@code "tench, Tinca tinca"} of
   * {@code imagenet}, {@code "/a/airfield 0"} of {@code places365}, {@code YoYo} of {@code ucf101}.
   * Empty when it is unknown, or means several (ImageNet has two cranes: there, go by number).
   */
  public Optional<ConceptId> concept(String vocabulary, String label) {
    return labels(vocabulary).concept(label);
  }

  /** What the labels of a vocabulary mean, for looking up many. */
  public VocabularyLabels labels(String vocabulary) {
    return new VocabularyLabels(concepts(vocabulary));
  }

  /** The concept and everything it is a kind of, at any distance, in rising order of ids. */
  public Set<ConceptId> superclasses(ConceptId id) {
    return taxonomy.above(id);
  }

  /** What is known of an event or concept of this id, line by line; empty when there is neither. */
  public List<String> describe(String id) {
    return Descriptions.of(this, id);
  }

  @Override
  public boolean satisfies(ConceptId seen, ConceptId wanted) {
    return taxonomy.satisfies(seen, wanted);
  }

  @Override
  public Set<ConceptId> satisfying(ConceptId wanted) {
    return taxonomy.satisfying(wanted);
  }

  @Override
  public String label(ConceptId concept, String language) {
    ConceptEntry entry = concepts.get(concept);
    Map<String, String> labels = entry == null ? Map.of() : entry.labels();
    String label = labels.get(language);
    return label != null ? label : labels.getOrDefault("en", concept.value());
  }

  @Override
  public Optional<String> phrase(ConceptId concept) {
    return Optional.ofNullable(concepts.get(concept)).flatMap(ConceptEntry::phrase);
  }
}
