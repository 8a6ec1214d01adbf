package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.EventPattern;
import io.miharu.events.Timing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
          "minProbability",
          "evidence",
          "requires",
          "excludes",
          "takesPlaceIn",
          "hasPart",
          "sequence");

  private final OntologyContent base;
  private final List<TurtleFile> files;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final ProblemList problems = new ProblemList();
  private final Map<Node, TurtleFile> homes = new LinkedHashMap<>();
  private final ConceptReader concepts;
  private final Set<String> conceptNames;
  private final Set<String> eventNames = new LinkedHashSet<>();
  private final SortedMap<EventId, EventDefinition> events = new TreeMap<>();
  private final SortedMap<EventId, EvidenceDefinition> evidence = new TreeMap<>();
  private final Map<Node, EventPattern> patterns = new LinkedHashMap<>();
  private final LinkedHashSet<Node> underway = new LinkedHashSet<>();

  /**
   * @param base what is known already, on which the files build
   */
  OntologyReader(OntologyContent base, List<TurtleFile> files) {
    this.base = base;
    this.files = List.copyOf(files);
    for (TurtleFile file : files) {
      file.graph().stream().forEach(graph::add);
      findHomes(file);
    }
    concepts = new ConceptReader(base, this.files, graph, homes, problems);
    conceptNames = concepts.names();
    knowBase();
    readEvents();
  }

  private void knowBase() {
    for (EventDefinition event : base.events()) {
      events.put(event.id(), event);
      eventNames.add(event.id().value());
      patterns.put(Vocabulary.event(event.id()), event.pattern());
    }
    for (EvidenceDefinition event : base.evidence()) {
      evidence.put(event.id(), event);
      eventNames.add(event.id().value());
    }
    homes.keySet().stream()
        .filter(Vocabulary::isEvent)
        .map(Vocabulary::local)
        .forEach(eventNames::add);
  }

  /** In order of files and lines; nothing may be used when there is one. */
  List<Problem> problems() {
    return problems.sorted(files);
  }

  /** All that is known now. */
  OntologyContent content() {
    Map<String, String> where = new TreeMap<>(base.homes());
    homes.forEach((node, file) -> where.put(show(node), file.name()));
    return new OntologyContent(
        List.copyOf(concepts.vocabularies().values()),
        List.copyOf(concepts.concepts().values()),
        List.copyOf(events.values()),
        List.copyOf(evidence.values()),
        where);
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
            || (type.startsWith("mh:") && ConceptReader.KINDS.contains(type.substring(3)))) {
          String needed = type.equals("mh:Event") ? Vocabulary.EVENT : Vocabulary.CONCEPT;
          add(file, node, node, "its name is not under " + needed, "name it so");
        }
        continue;
      }
      boolean fits =
          Vocabulary.isEvent(node)
              ? type.equals("mh:Event")
              : type.startsWith("mh:") && ConceptReader.KINDS.contains(type.substring(3));
      if (!fits) {
        String cure =
            Vocabulary.isEvent(node)
                ? "write: " + show(node) + " a mh:Event"
                : "write: "
                    + show(node)
                    + " a mh:Object, or one of mh:"
                    + String.join(", mh:", ConceptReader.KINDS);
        add(file, node, triple.getObject(), "cannot be a " + type, cure);
      } else if (!Vocabulary.local(node).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        add(file, node, node, "its name is not in kebab case", "use a-z and 0-9 joined by '-'");
      } else {
        TurtleFile earlier = homes.putIfAbsent(node, file);
        String other =
            earlier != null && !earlier.equals(file)
                ? earlier.name()
                : base.homes().get(show(node));
        if (other != null) {
          add(
              file,
              node,
              node,
              "is already defined in " + other,
              "choose another name: an id means one thing");
        }
      }
    }
    file.graph().stream(Node.ANY, mh("pattern"), Node.ANY)
        .map(Triple::getSubject)
        .filter(node -> !file.graph().contains(node, Vocabulary.TYPE, Node.ANY))
        .forEach(node -> add(file, node, node, "has a pattern but no type", "add: a mh:Event ;"));
  }

  private void readEvents() {
    Taxonomy taxonomy = new Taxonomy(concepts.concepts().values());
    for (Map.Entry<Node, TurtleFile> home : homes.entrySet()) {
      Node node = home.getKey();
      if (!Vocabulary.isEvent(node)) {
        continue;
      }
      try {
        checkWords(node);
        boolean hasEvidence = EvidenceReader.has(graph, node);
        if (hasEvidence) {
          EvidenceDefinition event = evidence(node, taxonomy);
          evidence.put(event.id(), event);
        }
        if (!hasEvidence || graph.contains(node, mh("pattern"), Node.ANY)) {
          EventDefinition event = event(node, taxonomy);
          events.put(event.id(), event);
        }
      } catch (PatternReader.BadPattern e) {
        add(home.getValue(), node, e.about(), String.valueOf(e.getMessage()), e.cure());
      } catch (IllegalArgumentException e) {
        add(home.getValue(), node, node, String.valueOf(e.getMessage()), "");
      }
    }
  }

  private void checkWords(Node node) {
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
  }

  private EvidenceDefinition evidence(Node node, Taxonomy taxonomy) {
    PatternReader reader = new PatternReader(graph, conceptNames, this::pattern);
    EvidenceDefinition event =
        new EvidenceReader(graph, reader, concepts.concepts(), eventNames)
            .read(node, Math.round(reader.number(node, "version", 1)), englishToo(node));
    EvidenceContradictions.in(event, taxonomy)
        .ifPresent(
            found -> {
              throw new PatternReader.BadPattern(mh("excludes"), found.what(), found.cure());
            });
    return event;
  }

  private Map<String, String> englishToo(Node node) {
    Map<String, String> labels = GraphText.labels(graph, node);
    if (!labels.containsKey("en")) {
      throw new PatternReader.BadPattern(
          node, "needs a label in English", "add: skos:prefLabel \"name\"@en ;");
    }
    return labels;
  }

  private EventDefinition event(Node node, Taxonomy taxonomy) {
    PatternReader reader = new PatternReader(graph, conceptNames, this::pattern);
    Optional<ConceptId> subject =
        graph.stream(node, mh("subject"), Node.ANY)
            .map(Triple::getObject)
            .findFirst()
            .map(reader::concept);
    EventPattern pattern = pattern(node);
    new PatternContradictions(taxonomy).in(pattern, subject).ifPresent(OntologyReader::refuse);
    return new EventDefinition(
        EventId.of(Vocabulary.local(node)),
        Math.round(reader.number(node, "version", 1)),
        englishToo(node),
        GraphText.text(graph, node, Vocabulary.COMMENT).orElse(""),
        GraphText.text(graph, node, mh("group")).orElse("user"),
        subject,
        pattern,
        new Timing(
            reader.seconds(node, "on", 0),
            reader.seconds(node, "off", 1),
            reader.seconds(node, "merge", 2),
            reader.seconds(node, "cooldown", 5)),
        reader.number(node, "minProbability", 0.5f));
  }

  private static void refuse(PatternContradictions.Contradiction found) {
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
    if (!eventNames.contains(Vocabulary.local(event))) {
      throw new PatternReader.BadPattern(
          event,
          "no event is called " + show(event),
          Spelling.nearest(Vocabulary.local(event), eventNames)
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
    problems.add(file, node, about, what, cure);
  }
}
