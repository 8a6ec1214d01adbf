package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.ConceptId;
import io.miharu.events.EventPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** Turns a pattern node of the graph into an {@link EventPattern}. */
final class PatternReader {

  /** Deeper or longer than this is a circle of nameless nodes. */
  private static final int MAX_DEPTH = 100;

  private static final int MAX_PARTS = 1000;

  private final Graph graph;
  private int depth;
  private final Set<String> concepts;
  private final Function<Node, EventPattern> patternOfEvent;

  /** Something wrong with a pattern; {@code about} is the name in the file that shows where. */
  static final class BadPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Node about;
    private final String cure;

    BadPattern(Node about, String what, String cure) {
      super(what);
      this.about = about;
      this.cure = cure;
    }

    Node about() {
      return about;
    }

    String cure() {
      return cure;
    }
  }

  /**
   * @param concepts local names of all that are known
   * @param patternOfEvent for a pattern that names another event
   */
  PatternReader(Graph graph, Set<String> concepts, Function<Node, EventPattern> patternOfEvent) {
    this.graph = graph;
    this.concepts = concepts;
    this.patternOfEvent = patternOfEvent;
  }

  /**
   * Reads a pattern.
   *
   * @throws BadPattern when it is none
   */
  EventPattern read(Node node) {
    if (Vocabulary.isEvent(node)) {
      return patternOfEvent.apply(node);
    }
    String word = wordOf(node);
    if (++depth > MAX_DEPTH) {
      throw circle(word);
    }
    try {
      return read(node, word);
    } catch (IllegalArgumentException e) {
      throw new BadPattern(mh(word), String.valueOf(e.getMessage()), "change the number");
    } finally {
      depth--;
    }
  }

  private static BadPattern circle(String word) {
    return new BadPattern(
        mh(word), "the pattern contains itself", "write each part out in its own brackets");
  }

  private EventPattern read(Node node, String word) {
    return switch (word) {
      case "seen" ->
          new EventPattern.Seen(
              concept(object(node, "seen")), number(node, "minProbability", 0.5f));
      case "insideZone" -> PatternTerms.zone(object(node, "insideZone"));
      case "near" ->
          new EventPattern.Near(concept(object(node, "near")), number(node, "bodyHeights"));
      case "all" -> new EventPattern.And(parts(node, "all"));
      case "any" -> new EventPattern.Or(parts(node, "any"));
      case "not" -> new EventPattern.Not(part(node, "not"));
      case "first" -> new EventPattern.Then(part(node, "first"), part(node, "then"), gap(node));
      case "inner" ->
          new EventPattern.During(
              part(node, "inner"), part(node, "during"), seconds(node, "margin", 1));
      case "overlap" -> {
        List<EventPattern> both = two(node, "overlap");
        yield new EventPattern.Overlaps(both.get(0), both.get(1), seconds(node, "lasting"));
      }
      case "after" ->
          new EventPattern.Without(
              part(node, "after"), part(node, "without"), seconds(node, "within"));
      case "allen" -> {
        List<EventPattern> both = two(node, "allen");
        yield new EventPattern.Related(
            both.get(0),
            PatternTerms.relation(object(node, "relation")),
            both.get(1),
            seconds(node, "within", 0),
            seconds(node, "tolerance", 0));
      }
      case "count" ->
          new EventPattern.Count(
              part(node, "count"), whole(node, "atLeast"), seconds(node, "within"));
      case "several" ->
          new EventPattern.Several(
              concept(object(node, "several")),
              number(node, "minProbability", 0.5f),
              whole(node, "atLeast"),
              seconds(node, "within", 0));
      case "dwell" ->
          new EventPattern.Dwell(
              part(node, "dwell"),
              seconds(node, "lasting"),
              seconds(node, "allowedGap", 0),
              has(node, "moments") ? whole(node, "moments") : 1);
      case "brief" -> new EventPattern.Within(part(node, "brief"), seconds(node, "lasting"));
      case "recently" -> new EventPattern.Recently(part(node, "recently"), seconds(node, "within"));
      case "discounted" ->
          new EventPattern.Discounted(part(node, "discounted"), number(node, "factor"));
      case "event" -> part(node, "event");
      default -> throw new AssertionError("a word nobody can read: " + word);
    };
  }

  /** Which pattern the node is; refuses words that do not belong to it. */
  private String wordOf(Node node) {
    List<String> said =
        graph.stream(node, Node.ANY, Node.ANY)
            .map(Triple::getPredicate)
            .filter(predicate -> predicate.isURI())
            .filter(predicate -> predicate.getURI().startsWith(Vocabulary.ONTO))
            .map(Vocabulary::local)
            .distinct()
            .sorted()
            .toList();
    List<String> kinds = said.stream().filter(PatternTerms.WORDS::containsKey).toList();
    if (kinds.size() != 1) {
      Node about = said.isEmpty() ? mh("pattern") : mh(said.get(0));
      String what =
          kinds.isEmpty()
              ? "a pattern of unknown type, with "
                  + (said.isEmpty() ? "nothing" : PatternTerms.list(said))
              : "one pattern with two types, " + PatternTerms.list(kinds);
      String guess =
          said.isEmpty()
              ? ""
              : Spelling.nearest(said.get(0), PatternTerms.WORDS.keySet())
                  .map(near -> "did you mean mh:" + near + "? ")
                  .orElse("");
      throw new BadPattern(
          about,
          what,
          guess + "a pattern has one of " + PatternTerms.list(PatternTerms.WORDS.keySet()));
    }
    String kind = kinds.get(0);
    Set<String> beside = PatternTerms.WORDS.getOrDefault(kind, Set.of());
    for (String other : said) {
      if (!other.equals(kind) && !beside.contains(other)) {
        throw new BadPattern(
            mh(other),
            "mh:%s means nothing beside mh:%s".formatted(other, kind),
            beside.isEmpty()
                ? "remove it"
                : "use " + PatternTerms.list(beside.stream().sorted().toList()));
      }
    }
    return kind;
  }

  /** A known concept. */
  ConceptId concept(Node node) {
    if (!Vocabulary.isConcept(node)) {
      throw new BadPattern(
          node, "a concept is needed, got " + show(node), "write a name such as c:person");
    }
    String local = Vocabulary.local(node);
    if (!concepts.contains(local)) {
      throw new BadPattern(
          node,
          "no concept is called " + show(node),
          Spelling.nearest(local, concepts)
              .map(near -> "did you mean c:" + near + "?")
              .orElse("define it: " + show(node) + " a mh:Concept ; skos:prefLabel \"...\"@en ."));
    }
    return ConceptId.of(local);
  }

  private EventPattern part(Node node, String word) {
    return read(object(node, word));
  }

  private List<EventPattern> parts(Node node, String word) {
    List<EventPattern> parts = new ArrayList<>();
    Node rest = object(node, word);
    while (!rest.equals(RDF.nil.asNode())) {
      Node first =
          graph.stream(rest, RDF.first.asNode(), Node.ANY)
              .map(Triple::getObject)
              .findFirst()
              .orElse(null);
      if (first == null) {
        throw new BadPattern(
            mh(word),
            "mh:%s needs a list".formatted(word),
            "write: mh:%s ( [ ... ] [ ... ] )".formatted(word));
      }
      parts.add(read(first));
      if (parts.size() > MAX_PARTS) {
        throw circle(word);
      }
      rest =
          graph.stream(rest, RDF.rest.asNode(), Node.ANY)
              .map(Triple::getObject)
              .findFirst()
              .orElse(RDF.nil.asNode());
    }
    return parts;
  }

  private List<EventPattern> two(Node node, String word) {
    List<EventPattern> both = parts(node, word);
    if (both.size() != 2) {
      throw new BadPattern(
          mh(word),
          "mh:%s needs two patterns, got %d".formatted(word, both.size()),
          "write: mh:%s ( [ ... ] [ ... ] )".formatted(word));
    }
    return both;
  }

  /** The longest gap of a sequence, under either of its names. */
  private Duration gap(Node node) {
    if (has(node, "within") && has(node, "maxGap")) {
      throw new BadPattern(
          mh("maxGap"), "mh:within and mh:maxGap say the same thing", "remove one of them");
    }
    return seconds(node, has(node, "within") ? "within" : "maxGap");
  }

  private boolean has(Node node, String word) {
    return graph.contains(node, mh(word), Node.ANY);
  }

  private Node object(Node node, String word) {
    List<Node> objects = graph.stream(node, mh(word), Node.ANY).map(Triple::getObject).toList();
    if (objects.size() != 1) {
      throw new BadPattern(
          mh(word),
          "the pattern needs one mh:%s, got %d".formatted(word, objects.size()),
          "add or remove one");
    }
    return objects.get(0);
  }

  float number(Node node, String word, float otherwise) {
    return has(node, word) ? number(node, word) : otherwise;
  }

  private float number(Node node, String word) {
    return (float) value(node, word);
  }

  private int whole(Node node, String word) {
    return (int) value(node, word);
  }

  Duration seconds(Node node, String word, double otherwise) {
    return has(node, word) ? seconds(node, word) : duration(otherwise);
  }

  private Duration seconds(Node node, String word) {
    return duration(value(node, word));
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e6) * 1000);
  }

  private double value(Node node, String word) {
    Node object = object(node, word);
    if (object.isLiteral() && object.getLiteralValue() instanceof Number number) {
      return number.doubleValue();
    }
    throw new BadPattern(
        mh(word),
        "mh:%s needs a number, got %s".formatted(word, show(object)),
        "write it without quotes: mh:%s 1.0".formatted(word));
  }
}
