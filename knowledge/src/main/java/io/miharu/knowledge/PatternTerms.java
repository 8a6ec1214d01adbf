package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;
import static io.miharu.knowledge.Vocabulary.show;

import io.miharu.core.Zone;
import io.miharu.events.AllenRelation;
import io.miharu.events.EventPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/** The fixed words of the event language: kinds of patterns, of zones, and of relations in time. */
final class PatternTerms {

  /** Which word makes a node which pattern, and which other words may stand beside it. */
  static final Map<String, Set<String>> WORDS = words();

  private static final Map<String, Zone.Kind> ZONES = zones();

  /** Allen's relations by their names in a file: {@code metBy}. */
  private static final Map<String, AllenRelation> RELATIONS = relations();

  private PatternTerms() {}

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    words.put("seen", Set.of("minProbability"));
    words.put("insideZone", Set.of());
    words.put("near", Set.of("bodyHeights"));
    words.put("all", Set.of());
    words.put("any", Set.of());
    words.put("not", Set.of());
    words.put("first", Set.of("then", "within", "maxGap"));
    words.put("inner", Set.of("during", "margin"));
    words.put("overlap", Set.of("lasting"));
    words.put("after", Set.of("without", "within"));
    words.put("allen", Set.of("relation", "within", "tolerance"));
    words.put("count", Set.of("atLeast", "within"));
    words.put("several", Set.of("atLeast", "within", "minProbability"));
    words.put("dwell", Set.of("lasting", "allowedGap", "moments"));
    words.put("brief", Set.of("lasting"));
    words.put("recently", Set.of("within"));
    words.put("discounted", Set.of("factor"));
    words.put("event", Set.of());
    return words;
  }

  private static Map<String, Zone.Kind> zones() {
    Map<String, Zone.Kind> zones = new LinkedHashMap<>();
    zones.put("oneWay", Zone.Kind.ONE_WAY);
    zones.put("parking", Zone.Kind.PARKING);
    zones.put("restricted", Zone.Kind.RESTRICTED);
    zones.put("roadway", Zone.Kind.ROADWAY);
    zones.put("watched", Zone.Kind.WATCHED);
    return zones;
  }

  private static Map<String, AllenRelation> relations() {
    Map<String, AllenRelation> relations = new LinkedHashMap<>();
    for (AllenRelation relation : AllenRelation.values()) {
      String[] words = relation.name().toLowerCase(Locale.ROOT).split("_", -1);
      relations.put(words[0] + (words.length > 1 ? "By" : ""), relation);
    }
    return relations;
  }

  static EventPattern zone(Node node) {
    if (node.isLiteral()) {
      return EventPattern.InsideZone.named(node.getLiteralLexicalForm());
    }
    Zone.Kind kind = isOurs(node) ? ZONES.get(Vocabulary.local(node)) : null;
    if (kind == null) {
      throw new PatternReader.BadPattern(
          node,
          "no kind of zone is called " + show(node),
          "use " + list(ZONES.keySet()) + ", or a zone's name in quotes");
    }
    return EventPattern.InsideZone.of(kind);
  }

  static AllenRelation relation(Node node) {
    AllenRelation relation = isOurs(node) ? RELATIONS.get(Vocabulary.local(node)) : null;
    if (relation == null) {
      throw new PatternReader.BadPattern(
          node.isURI() ? node : mh("relation"),
          "no relation in time is called " + show(node),
          "use one of " + list(RELATIONS.keySet()));
    }
    return relation;
  }

  private static boolean isOurs(Node node) {
    return node.isURI() && node.getURI().startsWith(Vocabulary.ONTO);
  }

  /** As a file writes them: {@code mh:seen, mh:near}. */
  static String list(Collection<String> words) {
    List<String> shown = new ArrayList<>();
    words.forEach(word -> shown.add("mh:" + word));
    return String.join(", ", shown);
  }
}
