package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.zeroshot.Pooling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Reads the evidence of an event: what speaks for it and against it. Source: section 2. */
final class EvidenceReader {

  /** Weight of an exclusion that states none (ours). */
  private static final double AGAINST = 0.5;

  private static final Map<String, Pooling> POOLS =
      Map.of("max", Pooling.MAX, "mean", Pooling.MEAN, "top3", Pooling.TOP3);

  private final Graph graph;
  private final PatternReader names;
  private final SortedMap<ConceptId, ConceptEntry> concepts;
  private final Set<String> events;

  /**
   * @param names knows which concepts there are
   * @param events local names of all that are known
   */
  EvidenceReader(
      Graph graph,
      PatternReader names,
      SortedMap<ConceptId, ConceptEntry> concepts,
      Set<String> events) {
    this.graph = graph;
    this.names = names;
    this.concepts = concepts;
    this.events = events;
  }

  /** Whether the event has any. */
  static boolean has(Graph graph, Node event) {
    return graph.contains(event, mh("evidence"), Node.ANY)
        || graph.contains(event, mh("sequence"), Node.ANY);
  }

  /**
   * Reads it.
   *
   * @throws PatternReader.BadPattern when something in it is wrong
   */
  EvidenceDefinition read(Node event, int version, Map<String, String> labels) {
    List<EvidenceDefinition.Evidence> evidence = new ArrayList<>();
    for (Node node : objects(event, "evidence")) {
      ConceptId concept = conceptOf(node, "evidence");
      evidence.add(
          new EvidenceDefinition.Evidence(concept, weight(node, 1), pooling(node, concept)));
    }
    evidence.sort(
        Comparator.comparingDouble((EvidenceDefinition.Evidence one) -> -one.weight())
            .thenComparing(EvidenceDefinition.Evidence::concept));
    List<EvidenceDefinition.Exclusion> excludes = new ArrayList<>();
    for (Node node : objects(event, "excludes")) {
      excludes.add(
          new EvidenceDefinition.Exclusion(conceptOf(node, "excludes"), weight(node, AGAINST)));
    }
    excludes.sort(Comparator.comparing(EvidenceDefinition.Exclusion::concept));
    List<EvidenceDefinition.Sequence> sequences =
        objects(event, "sequence").stream()
            .map(this::sequence)
            .sorted(Comparator.comparing(EvidenceDefinition.Sequence::toString))
            .toList();
    checkTwice(evidence);
    return new EvidenceDefinition(
        EventId.of(Vocabulary.local(event)),
        version,
        labels,
        GraphText.text(graph, event, Vocabulary.COMMENT).orElse(""),
        GraphText.text(graph, event, mh("group")).orElse("user"),
        evidence,
        conceptsOf(event, "requires"),
        excludes,
        conceptsOf(event, "takesPlaceIn"),
        parts(event),
        sequences);
  }

  private static void checkTwice(List<EvidenceDefinition.Evidence> evidence) {
    Set<ConceptId> seen = new TreeSet<>();
    for (EvidenceDefinition.Evidence one : evidence) {
      if (!seen.add(one.concept())) {
        throw new PatternReader.BadPattern(
            Vocabulary.concept(one.concept()),
            "c:%s is evidence twice".formatted(one.concept()),
            "keep one of the two weights");
      }
    }
  }

  private List<Node> objects(Node node, String word) {
    return graph.stream(node, mh(word), Node.ANY).map(Triple::getObject).toList();
  }

  private List<ConceptId> conceptsOf(Node event, String word) {
    return objects(event, word).stream().map(names::concept).distinct().sorted().toList();
  }

  /** The concept of {@code [ mh:concept c:cake ; … ]}; a bare name stands for itself. */
  private ConceptId conceptOf(Node node, String word) {
    if (!node.isBlank()) {
      return names.concept(node);
    }
    Set<String> allowed =
        word.equals("evidence") ? Set.of("concept", "weight", "pool") : Set.of("concept", "weight");
    checkWords(node, word, allowed);
    return names.concept(one(node, "concept", word));
  }

  private void checkWords(Node node, String word, Set<String> allowed) {
    for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
      String said = show(triple.getPredicate());
      if (!(said.startsWith("mh:") && allowed.contains(said.substring(3)))) {
        throw new PatternReader.BadPattern(
            triple.getPredicate(),
            "%s means nothing in mh:%s".formatted(said, word),
            "use mh:" + String.join(", mh:", allowed.stream().sorted().toList()));
      }
    }
  }

  private Node one(Node node, String word, String where) {
    List<Node> objects = objects(node, word);
    if (objects.size() != 1) {
      throw new PatternReader.BadPattern(
          mh(where),
          "mh:%s needs one mh:%s, got %d".formatted(where, word, objects.size()),
          "write: mh:%s [ mh:concept c:cake ; mh:weight 0.8 ]".formatted(where));
    }
    return objects.get(0);
  }

  private double weight(Node node, double otherwise) {
    double weight = objects(node, "weight").isEmpty() ? otherwise : number(node, "weight");
    if (!(weight > 0 && weight <= 1)) {
      throw new PatternReader.BadPattern(
          mh("weight"),
          "mh:weight must lie above 0 and at most at 1, got " + weight,
          "write a number such as 0.8; what speaks against an event belongs to mh:excludes");
    }
    return weight;
  }

  private double number(Node node, String word) {
    Node object = one(node, word, word);
    if (object.isLiteral() && object.getLiteralValue() instanceof Number number) {
      return number.doubleValue();
    }
    throw new PatternReader.BadPattern(
        mh(word),
        "mh:%s needs a number, got %s".formatted(word, show(object)),
        "write it without quotes: mh:%s 0.8".formatted(word));
  }

  private Pooling pooling(Node node, ConceptId concept) {
    List<Node> said = objects(node, "pool");
    if (said.isEmpty()) {
      ConceptEntry entry = concepts.get(concept);
      return Pooling.ofKind(entry == null ? "concept" : entry.kind());
    }
    Pooling pooling = said.get(0).isURI() ? POOLS.get(Vocabulary.local(said.get(0))) : null;
    if (pooling == null || said.size() > 1) {
      throw new PatternReader.BadPattern(
          mh("pool"),
          "no way of pooling is called " + show(said.get(0)),
          "use mh:"
              + String.join(", mh:", POOLS.keySet().stream().sorted().toList())
                  .toLowerCase(Locale.ROOT));
    }
    return pooling;
  }

  private EvidenceDefinition.Sequence sequence(Node node) {
    checkWords(node, "sequence", Set.of("first", "then", "within", "weight"));
    return new EvidenceDefinition.Sequence(
        names.concept(one(node, "first", "sequence")),
        names.concept(one(node, "then", "sequence")),
        Duration.ofMillis(Math.round(1000 * number(node, "within"))),
        weight(node, 1));
  }

  private List<EventId> parts(Node event) {
    List<EventId> parts = new ArrayList<>();
    for (Node node : objects(event, "hasPart")) {
      if (!Vocabulary.isEvent(node) || !events.contains(Vocabulary.local(node))) {
        throw new PatternReader.BadPattern(
            node,
            "no event is called " + show(node),
            Vocabulary.isEvent(node)
                ? Spelling.nearest(Vocabulary.local(node), events)
                    .map(near -> "did you mean e:" + near + "?")
                    .orElse("define it")
                : "write a name such as e:fall");
      }
      parts.add(EventId.of(Vocabulary.local(node)));
    }
    return parts.stream().distinct().sorted().toList();
  }
}
