package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Reads concepts and vocabularies out of all files together, on top of what is known already. */
final class ConceptReader {

  /** What a concept can be; the first that a file says counts. */
  static final List<String> KINDS =
      List.of(
          "Object",
          "Attribute",
          "Motion",
          "Action",
          "Relation",
          "Place",
          "Scene",
          "State",
          "Concept");

  private static final Map<Node, ConceptEntry.Match> MATCHES = matches();

  private final List<TurtleFile> files;
  private final Graph graph;
  private final Map<Node, TurtleFile> homes;
  private final ProblemList problems;
  private final SortedMap<ConceptId, ConceptEntry> concepts = new TreeMap<>();
  private final SortedMap<String, VocabularyEntry> vocabularies = new TreeMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * @param graph of all files together
   * @param homes which node is defined in which file
   */
  ConceptReader(
      OntologyContent base,
      List<TurtleFile> files,
      Graph graph,
      Map<Node, TurtleFile> homes,
      ProblemList problems) {
    this.files = files;
    this.graph = graph;
    this.homes = homes;
    this.problems = problems;
    base.vocabularies().forEach(entry -> vocabularies.put(entry.id(), entry));
    base.concepts().forEach(entry -> names.add(entry.id().value()));
    homes.keySet().stream()
        .filter(Vocabulary::isConcept)
        .map(Vocabulary::local)
        .forEach(names::add);
    readVocabularies();
    checkNames();
    checkCircles(base);
    base.concepts().forEach(entry -> concepts.put(entry.id(), extended(entry)));
    for (Node node : homes.keySet()) {
      if (Vocabulary.isConcept(node)) {
        ConceptEntry entry = read(node);
        concepts.put(entry.id(), entry);
      }
    }
  }

  private static Map<Node, ConceptEntry.Match> matches() {
    Map<Node, ConceptEntry.Match> matches = new LinkedHashMap<>();
    matches.put(Vocabulary.EXACT, ConceptEntry.Match.EXACT);
    matches.put(Vocabulary.BROAD, ConceptEntry.Match.BROAD);
    matches.put(Vocabulary.CLOSE, ConceptEntry.Match.CLOSE);
    return matches;
  }

  SortedMap<ConceptId, ConceptEntry> concepts() {
    return concepts;
  }

  SortedMap<String, VocabularyEntry> vocabularies() {
    return vocabularies;
  }

  /** The local names of all that are known. */
  Set<String> names() {
    return names;
  }

  private void readVocabularies() {
    for (TurtleFile file : files) {
      for (Triple triple :
          file.graph().find(Node.ANY, Vocabulary.TYPE, mh("Vocabulary")).toList()) {
        Node node = triple.getSubject();
        int size = GraphText.whole(graph, node, mh("size")).orElse(0);
        if (!Vocabulary.isList(node) || size < 1) {
          problems.add(
              file,
              node,
              node,
              "a vocabulary needs a name under " + Vocabulary.LIST + " and a size",
              "write: v:mine a mh:Vocabulary ; mh:size 20 ; skos:prefLabel \"mine\"@en .");
          continue;
        }
        String id = Vocabulary.local(node);
        vocabularies.put(
            id,
            new VocabularyEntry(
                id,
                GraphText.labels(graph, node).getOrDefault("en", id),
                size,
                GraphText.text(graph, node, Vocabulary.COMMENT).orElse("")));
      }
    }
  }

  /** Every concept that a link or a number is said of, or leads to, must be known. */
  private void checkNames() {
    PatternReader names =
        new PatternReader(
            graph,
            this.names,
            unused -> {
              throw new AssertionError("no pattern here");
            });
    for (TurtleFile file : files) {
      for (Triple triple : file.graph().find().toList()) {
        Node subject = triple.getSubject();
        Node link = triple.getPredicate();
        boolean match = MATCHES.containsKey(link);
        if (!Vocabulary.isConcept(subject)
            || !(match || link.equals(Vocabulary.SUBCLASS) || Vocabulary.isList(link))) {
          continue; // among others, the vocabulary's own classes
        }
        try {
          names.concept(subject);
          if (Vocabulary.isList(link)) {
            checkNumber(file, triple);
          } else {
            names.concept(triple.getObject());
          }
        } catch (PatternReader.BadPattern e) {
          problems.add(file, subject, e.about(), String.valueOf(e.getMessage()), e.cure());
        }
      }
    }
  }

  private void checkNumber(TurtleFile file, Triple triple) {
    Node list = triple.getPredicate();
    VocabularyEntry vocabulary = vocabularies.get(Vocabulary.local(list));
    Node concept = triple.getSubject();
    if (vocabulary == null) {
      problems.add(
          file,
          concept,
          list,
          "no vocabulary is called " + show(list),
          "define it: " + show(list) + " a mh:Vocabulary ; mh:size 20 .");
    } else if (!(triple.getObject().isLiteral()
        && triple.getObject().getLiteralValue() instanceof Integer number
        && number >= 0
        && number < vocabulary.size())) {
      problems.add(
          file,
          concept,
          list,
          "its number in %s must be a whole one from 0 to %d, got %s"
              .formatted(show(list), vocabulary.size() - 1, show(triple.getObject())),
          "correct the number, or mh:size of " + show(list));
    }
  }

  private void checkCircles(OntologyContent base) {
    Map<Node, List<Node>> parents = new LinkedHashMap<>();
    for (ConceptEntry entry : base.concepts()) {
      parents.put(
          Vocabulary.concept(entry.id()),
          new ArrayList<>(entry.parents().stream().map(Vocabulary::concept).toList()));
    }
    Map<Node, TurtleFile> stated = new LinkedHashMap<>();
    for (TurtleFile file : files) {
      for (Triple triple : file.graph().find(Node.ANY, Vocabulary.SUBCLASS, Node.ANY).toList()) {
        if (Vocabulary.isConcept(triple.getSubject())) {
          stated.putIfAbsent(triple.getSubject(), file);
          parents
              .computeIfAbsent(triple.getSubject(), unused -> new ArrayList<>())
              .add(triple.getObject());
        }
      }
    }
    stated.forEach(
        (concept, file) ->
            Taxonomy.cycle(parents, concept)
                .ifPresent(
                    path ->
                        problems.add(
                            homes.getOrDefault(concept, file),
                            concept,
                            concept,
                            "is a kind of itself: "
                                + String.join(" -> ", path.stream().map(Vocabulary::show).toList()),
                            "remove one rdfs:subClassOf of this circle")));
  }

  private ConceptEntry read(Node node) {
    String kind =
        KINDS.stream()
            .filter(name -> graph.contains(node, Vocabulary.TYPE, mh(name)))
            .findFirst()
            .orElse("Concept");
    return new ConceptEntry(
        ConceptId.of(Vocabulary.local(node)),
        kind.toLowerCase(Locale.ROOT),
        GraphText.labels(graph, node),
        GraphText.texts(graph, node, Vocabulary.OTHER_LABEL),
        parents(node),
        mappings(node),
        numbers(node),
        GraphText.text(graph, node, mh("phrase")),
        GraphText.text(graph, node, Vocabulary.COMMENT).orElse(""));
  }

  /** A known concept with what these files add to it. */
  private ConceptEntry extended(ConceptEntry known) {
    Node node = Vocabulary.concept(known.id());
    if (!graph.contains(node, Node.ANY, Node.ANY)) {
      return known;
    }
    Set<ConceptId> parents = new TreeSet<>(known.parents());
    parents.addAll(parents(node));
    Set<ConceptEntry.Mapping> mappings = new LinkedHashSet<>(known.mappings());
    mappings.addAll(mappings(node));
    Map<String, Integer> numbers = new TreeMap<>(known.numbers());
    numbers.putAll(numbers(node));
    Set<String> others = new TreeSet<>(known.alternatives());
    others.addAll(GraphText.texts(graph, node, Vocabulary.OTHER_LABEL));
    return new ConceptEntry(
        known.id(),
        known.kind(),
        known.labels(),
        List.copyOf(others),
        List.copyOf(parents),
        List.copyOf(mappings),
        numbers,
        known.phrase(),
        known.comment());
  }

  private List<ConceptId> parents(Node node) {
    return known(node, Vocabulary.SUBCLASS);
  }

  private List<ConceptId> known(Node node, Node link) {
    return graph.stream(node, link, Node.ANY)
        .map(Triple::getObject)
        .filter(Vocabulary::isConcept)
        .map(Vocabulary::local)
        .filter(names::contains)
        .map(ConceptId::of)
        .distinct()
        .sorted()
        .toList();
  }

  private List<ConceptEntry.Mapping> mappings(Node node) {
    List<ConceptEntry.Mapping> mappings = new ArrayList<>();
    MATCHES.forEach(
        (link, match) ->
            known(node, link)
                .forEach(other -> mappings.add(new ConceptEntry.Mapping(match, other))));
    return mappings;
  }

  private Map<String, Integer> numbers(Node node) {
    Map<String, Integer> numbers = new TreeMap<>();
    graph.stream(node, Node.ANY, Node.ANY)
        .filter(triple -> Vocabulary.isList(triple.getPredicate()))
        .sorted(Comparator.comparing(Triple::toString))
        .forEach(
            triple ->
                GraphText.whole(graph, node, triple.getPredicate())
                    .ifPresent(
                        number -> numbers.put(Vocabulary.local(triple.getPredicate()), number)));
    return numbers;
  }
}
