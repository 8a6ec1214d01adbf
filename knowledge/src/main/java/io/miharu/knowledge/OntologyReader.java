package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.EventPattern;
import io.miharu.events.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/** Reads concepts and events out of all files together, and finds what is wrong with the whole. */
final class OntologyReader {

  private static final List<String> KINDS =
      List.of("Object", "Attribute", "Motion", "Relation", "Place", "State", "Concept");

  private static final Set<String> EVENT_WORDS =
      Set.of(
          "version",
          "group",
          "subject",
          "pattern",
          "on",
          "off",
          "merge",
          "cooldown",
          "minProbability");

  private final List<TurtleFile> files;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Node, TurtleFile> homes = new LinkedHashMap<>();
  private final SortedMap<ConceptId, ConceptEntry> concepts = new TreeMap<>();
  private final SortedMap<EventId, EventDefinition> events = new TreeMap<>();
  private final Set<String> conceptNames = new LinkedHashSet<>();
  private final Map<Node, EventPattern> patterns = new LinkedHashMap<>();
  private final LinkedHashSet<Node> underway = new LinkedHashSet<>();

  OntologyReader(List<TurtleFile> files) {
    this.files = List.copyOf(files);
    for (TurtleFile file : files) {
      file.graph().stream().forEach(graph::add);
      findHomes(file);
    }
    readConcepts();
    readEvents();
  }

  /** In order of files and lines; nothing may be used when there is one. */
  List<Problem> problems() {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(
                    (Problem p) -> files.stream().map(TurtleFile::name).toList().indexOf(p.file()))
                .thenComparingInt(Problem::line)
                .thenComparing(Problem::node)
                .thenComparing(Problem::what))
        .toList();
  }

  Graph graph() {
    return graph;
  }

  SortedMap<ConceptId, ConceptEntry> concepts() {
    return concepts;
  }

  SortedMap<EventId, EventDefinition> events() {
    return events;
  }

  private void findHomes(TurtleFile file) {
    List<Triple> types =
        file.graph().stream(Node.ANY, Vocabulary.TYPE, Node.ANY)
            .sorted(Comparator.comparing(Triple::toString))
            .toList();
    for (Triple triple : types) {
      Node node = triple.getSubject();
      String type = show(triple.getObject());
      if (!Vocabulary.isConcept(node) && !Vocabulary.isEvent(node)) {
        if (type.equals("mh:Event")
            || (type.startsWith("mh:") && KINDS.contains(type.substring(3)))) {
          String needed = type.equals("mh:Event") ? Vocabulary.EVENT : Vocabulary.CONCEPT;
          add(file, node, node, "its name is not under " + needed, "name it so");
        }
        continue;
      }
      boolean fits =
          Vocabulary.isEvent(node)
              ? type.equals("mh:Event")
              : type.startsWith("mh:") && KINDS.contains(type.substring(3));
      if (!fits) {
        String cure =
            Vocabulary.isEvent(node)
                ? "write: " + show(node) + " a mh:Event"
                : "write: "
                    + show(node)
                    + " a mh:Object, or one of mh:"
                    + String.join(", mh:", KINDS);
        add(file, node, triple.getObject(), "cannot be a " + type, cure);
      } else if (!Vocabulary.local(node).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        add(file, node, node, "its name is not in kebab case", "use a-z and 0-9 joined by '-'");
      } else {
        TurtleFile other = homes.putIfAbsent(node, file);
        if (other != null && !other.equals(file)) {
          add(
              file,
              node,
              node,
              "is already defined in " + other.name(),
              "choose another name: an id means one thing");
        }
      }
    }
    file.graph().stream(Node.ANY, mh("pattern"), Node.ANY)
        .map(Triple::getSubject)
        .filter(node -> !file.graph().contains(node, Vocabulary.TYPE, Node.ANY))
        .forEach(node -> add(file, node, node, "has a pattern but no type", "add: a mh:Event ;"));
  }

  private void readConcepts() {
    homes.keySet().stream()
        .filter(Vocabulary::isConcept)
        .map(Vocabulary::local)
        .forEach(conceptNames::add);
    Map<Node, List<Node>> parents = new LinkedHashMap<>();
    for (TurtleFile file : files) {
      for (Triple triple : file.graph().find(Node.ANY, Vocabulary.SUBCLASS, Node.ANY).toList()) {
        Node child = triple.getSubject();
        if (!Vocabulary.isConcept(child)) {
          continue; // the vocabulary's own classes
        }
        checkConcept(file, child, child);
        checkConcept(file, child, triple.getObject());
        parents.computeIfAbsent(child, unused -> new ArrayList<>()).add(triple.getObject());
      }
    }
    for (Node concept : parents.keySet()) {
      Taxonomy.cycle(parents, concept)
          .ifPresent(
              path ->
                  add(
                      homes.getOrDefault(concept, files.get(files.size() - 1)),
                      concept,
                      concept,
                      "is a kind of itself: "
                          + String.join(" -> ", path.stream().map(Vocabulary::show).toList()),
                      "remove one rdfs:subClassOf of this circle"));
    }
    for (Node node : homes.keySet()) {
      if (Vocabulary.isConcept(node)) {
        ConceptEntry entry = concept(node, parents.getOrDefault(node, List.of()));
        concepts.put(entry.id(), entry);
      }
    }
  }

  private void checkConcept(TurtleFile file, Node child, Node named) {
    try {
      new PatternReader(
              graph,
              conceptNames,
              unused -> {
                throw new AssertionError("no pattern here");
              })
          .concept(named);
    } catch (PatternReader.BadPattern e) {
      add(file, child, e.about(), String.valueOf(e.getMessage()), e.cure());
    }
  }

  private ConceptEntry concept(Node node, List<Node> parents) {
    String kind =
        KINDS.stream()
            .filter(name -> graph.contains(node, Vocabulary.TYPE, mh(name)))
            .findFirst()
            .orElse("Concept");
    return new ConceptEntry(
        ConceptId.of(Vocabulary.local(node)),
        kind.toLowerCase(Locale.ROOT),
        labels(node),
        parents.stream()
            .filter(Vocabulary::isConcept)
            .filter(parent -> conceptNames.contains(Vocabulary.local(parent)))
            .map(parent -> ConceptId.of(Vocabulary.local(parent)))
            .distinct()
            .sorted()
            .toList(),
        text(node, mh("phrase")),
        text(node, Vocabulary.COMMENT).orElse(""));
  }

  private Map<String, String> labels(Node node) {
    Map<String, String> labels = new TreeMap<>();
    graph.stream(node, Vocabulary.LABEL, Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .forEach(label -> labels.put(label.getLiteralLanguage(), label.getLiteralLexicalForm()));
    return labels;
  }

  private Optional<String> text(Node node, Node property) {
    return graph.stream(node, property, Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .findFirst();
  }

  private void readEvents() {
    for (Map.Entry<Node, TurtleFile> home : homes.entrySet()) {
      Node node = home.getKey();
      if (!Vocabulary.isEvent(node)) {
        continue;
      }
      try {
        EventDefinition event = event(node);
        events.put(event.id(), event);
      } catch (PatternReader.BadPattern e) {
        add(home.getValue(), node, e.about(), String.valueOf(e.getMessage()), e.cure());
      } catch (IllegalArgumentException e) {
        add(home.getValue(), node, node, String.valueOf(e.getMessage()), "");
      }
    }
  }

  private EventDefinition event(Node node) {
    for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
      String word = show(triple.getPredicate());
      if (word.startsWith("mh:") && !EVENT_WORDS.contains(word.substring(3))) {
        throw new PatternReader.BadPattern(
            triple.getPredicate(),
            word + " means nothing of an event",
            Spelling.nearest(word.substring(3), EVENT_WORDS)
                .map(near -> "did you mean mh:" + near + "?")
                .orElse("remove it"));
      }
    }
    PatternReader reader = new PatternReader(graph, conceptNames, this::pattern);
    Map<String, String> labels = labels(node);
    if (!labels.containsKey("en")) {
      throw new PatternReader.BadPattern(
          node, "needs a label in English", "add: skos:prefLabel \"name\"@en ;");
    }
    Optional<ConceptId> subject =
        graph.stream(node, mh("subject"), Node.ANY)
            .map(Triple::getObject)
            .findFirst()
            .map(reader::concept);
    EventPattern pattern = pattern(node);
    new Contradictions(concepts).in(pattern, subject).ifPresent(OntologyReader::refuse);
    return new EventDefinition(
        EventId.of(Vocabulary.local(node)),
        Math.round(reader.number(node, "version", 1)),
        labels,
        text(node, Vocabulary.COMMENT).orElse(""),
        text(node, mh("group")).orElse("user"),
        subject,
        pattern,
        new Timing(
            reader.seconds(node, "on", 0),
            reader.seconds(node, "off", 1),
            reader.seconds(node, "merge", 2),
            reader.seconds(node, "cooldown", 5)),
        reader.number(node, "minProbability", 0.5f));
  }

  private static void refuse(Contradictions.Contradiction found) {
    throw new PatternReader.BadPattern(
        NodeFactory.createURI(Vocabulary.CONCEPT + found.denied()),
        found.asked().equals(found.denied())
            ? "c:%s is required and excluded at the same moment".formatted(found.asked())
            : "c:%s is required and c:%s excluded at the same moment, but the one is a kind of the other"
                .formatted(found.asked(), found.denied()),
        "remove one of the two, or ask for them one after the other: mh:first, mh:then");
  }

  /** An event's pattern, read once; events may use each other's, but not in a circle. */
  private EventPattern pattern(Node event) {
    EventPattern known = patterns.get(event);
    if (known != null) {
      return known;
    }
    if (!homes.containsKey(event)) {
      List<String> names =
          homes.keySet().stream().filter(Vocabulary::isEvent).map(Vocabulary::local).toList();
      throw new PatternReader.BadPattern(
          event,
          "no event is called " + show(event),
          Spelling.nearest(Vocabulary.local(event), names)
              .map(near -> "did you mean e:" + near + "?")
              .orElse("define it"));
    }
    if (!underway.add(event)) {
      throw new PatternReader.BadPattern(
          event,
          "its pattern uses itself: "
              + String.join(" -> ", underway.stream().map(Vocabulary::show).toList())
              + " -> "
              + show(event),
          "remove one mh:event of this circle");
    }
    try {
      Node node =
          graph.stream(event, mh("pattern"), Node.ANY)
              .map(Triple::getObject)
              .findFirst()
              .orElseThrow(
                  () ->
                      new PatternReader.BadPattern(
                          event, "needs a pattern", "add: mh:pattern [ mh:seen c:person ] ."));
      EventPattern pattern = new PatternReader(graph, conceptNames, this::pattern).read(node);
      patterns.put(event, pattern);
      return pattern;
    } finally {
      underway.remove(event);
    }
  }

  private void add(TurtleFile file, Node node, Node about, String what, String cure) {
    int start = file.lineOf(node);
    int line = about.equals(node) ? start : file.lineOf(about, start);
    problems.add(new Problem(file.name(), line > 0 ? line : start, 0, show(node), what, cure));
  }
}
