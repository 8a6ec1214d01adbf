package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.ConceptGraph;
import io.miharu.events.EventDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The concepts and events that are known: ours, and those of the user's files.
 *
 * <p>Loading parses Turtle and reasons with Jena, once; afterwards everything is answered from
 * plain maps. Immutable, so thread-safe.
 */
public final class Ontology implements ConceptGraph {

  private static final List<String> RESOURCES =
      List.of("vocabulary.ttl", "concepts.ttl", "actions.ttl", "events.ttl");

  private final SortedMap<ConceptId, ConceptEntry> concepts;
  private final SortedMap<EventId, EventDefinition> events;
  private final Taxonomy taxonomy;

  private Ontology(OntologyReader reader) {
    concepts = Collections.unmodifiableSortedMap(new TreeMap<>(reader.concepts()));
    events = Collections.unmodifiableSortedMap(new TreeMap<>(reader.events()));
    taxonomy = new Taxonomy(reader.graph(), concepts.keySet());
  }

  /** What ships. */
  public static Ontology builtIn() {
    OntologyReader reader = new OntologyReader(shipped());
    if (!reader.problems().isEmpty()) {
      throw new AssertionError("our own files are wrong: " + reader.problems());
    }
    return new Ontology(reader);
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
    return new Ontology(reader);
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
    List<TurtleFile> files = new ArrayList<>(shipped());
    for (Path path : userFiles) {
      try {
        TurtleFile file = TurtleFile.of(path);
        problems.addAll(ShapeCheck.check(file));
        files.add(file);
      } catch (OntologyException e) {
        problems.addAll(e.problems());
      }
    }
    OntologyReader reader = new OntologyReader(files);
    // A node whose form is wrong is read wrongly too: first its form, then its meaning.
    List<Problem> ofForm = List.copyOf(problems);
    for (Problem problem : reader.problems()) {
      if (ofForm.stream()
          .noneMatch(
              said -> said.file().equals(problem.file()) && said.node().equals(problem.node()))) {
        problems.add(problem);
      }
    }
    return reader;
  }

  private static List<TurtleFile> shipped() {
    return RESOURCES.stream().map(TurtleFile::ofResource).toList();
  }

  /** Every event, in rising order of ids. */
  public List<EventDefinition> events() {
    return List.copyOf(events.values());
  }

  public Optional<EventDefinition> event(EventId id) {
    return Optional.ofNullable(events.get(id));
  }

  /** The event whose id is spelled most like this, for messages; empty when none is near. */
  public Optional<EventId> nearestEvent(String spelled) {
    return Spelling.nearest(spelled, events.keySet().stream().map(EventId::value).toList())
        .map(EventId::of);
  }

  /** Every concept, in rising order of ids. */
  public Collection<ConceptEntry> concepts() {
    return concepts.values();
  }

  public Optional<ConceptEntry> concept(ConceptId id) {
    return Optional.ofNullable(concepts.get(id));
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
