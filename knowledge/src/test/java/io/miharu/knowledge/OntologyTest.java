package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.Zone;
import io.miharu.events.EventDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

class OntologyTest {

  private static final Ontology ONTOLOGY = Ontology.builtIn();

  @Test
  void shippedFiles_haveTheShapeThatUsersFilesMustHave() {
    for (String file : CompiledOntology.SOURCES) {
      assertEquals(List.of(), ShapeCheck.check(TurtleFile.ofResource(file)));
    }
  }

  @Test
  void satisfies_subclassAtAnyDistance_holdsUpwardsOnly() {
    assertTrue(ONTOLOGY.satisfies(id("truck"), id("vehicle")));
    assertTrue(ONTOLOGY.satisfies(id("motorcycle"), id("vehicle")));
    assertTrue(ONTOLOGY.satisfies(id("motorcycle"), id("thing")));
    assertTrue(ONTOLOGY.satisfies(id("suitcase"), id("leavable-thing")));
    assertFalse(ONTOLOGY.satisfies(id("vehicle"), id("truck")));
    assertFalse(ONTOLOGY.satisfies(id("person"), id("vehicle")));
    assertTrue(ONTOLOGY.satisfies(id("never-heard-of"), id("never-heard-of")));
  }

  @Test
  void satisfying_bag_areTheBagsAndBagItself() {
    Set<ConceptId> bags = new TreeSet<>(ONTOLOGY.satisfying(id("bag")));
    bags.removeIf(bag -> ONTOLOGY.concept(bag).orElseThrow().numbers().containsKey("imagenet"));
    assertEquals(Set.of(id("bag"), id("handbag"), id("suitcase")), bags);
    assertTrue(ONTOLOGY.satisfies(id("backpack"), id("bag")), "in COCO and in ImageNet");
  }

  @Test
  void everyShippedEvent_isThereWithBothLabelsAndADescription() {
    Set<String> ids = new TreeSet<>();
    for (EventDefinition event : ONTOLOGY.events()) {
      ids.add(event.id().value());
      assertEquals(Set.of("en", "ja"), event.labels().keySet(), event::rule);
      assertFalse(event.description().isBlank(), event::rule);
    }
    assertEquals(
        Set.of(
            "intrusion",
            "loitering",
            "left-behind-object",
            "removed-object",
            "running",
            "gathering",
            "wrong-way",
            "fall",
            "fight",
            "person-enters-vehicle",
            "person-leaves-vehicle",
            "anomaly",
            "near-collision",
            "hard-braking-ahead",
            "cut-in",
            "pedestrian-on-roadway",
            "stopped-vehicle",
            "collision"),
        ids);
  }

  @Test
  void everyConceptOfOurs_hasBothLabels() {
    Set<String> published = Set.of("imagenet", "places365", "kinetics400", "sports1m", "meva");
    for (ConceptEntry concept : ONTOLOGY.concepts()) {
      if (concept.numbers().keySet().stream().anyMatch(published::contains)) {
        assertFalse(concept.labels().getOrDefault("en", "").isBlank(), concept.id().value());
        continue;
      }
      assertEquals(Set.of("en", "ja"), concept.labels().keySet(), () -> concept.id().value());
    }
    assertEquals("人", ONTOLOGY.label(id("person"), "ja"));
    assertEquals("traffic light", ONTOLOGY.label(id("traffic-light"), "en"));
    assertEquals("traffic light", ONTOLOGY.label(id("traffic-light"), "fr"));
  }

  @Test
  void everyConceptThatTheEngineEmits_isKnown() {
    for (String concept :
        List.of(
            "person",
            "moving-region",
            "static-object",
            "vacated-place",
            "camera-moving",
            "agitation",
            "scuffle",
            "moving",
            "stopped",
            "running",
            "lingering",
            "upright",
            "lying",
            "falling",
            "fallen",
            "not-fallen",
            "wrong-way",
            "inside-zone",
            "unattended",
            "appeared-inside",
            "vanished-inside",
            "in-corridor",
            "entering-corridor",
            "closing-in",
            "braking-ahead",
            "standing-ahead",
            "near",
            "approaching",
            "starts-inside",
            "ends-inside",
            "gathered")) {
      assertTrue(ONTOLOGY.concept(id(concept)).isPresent(), concept);
    }
    for (Zone.Kind kind : Zone.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertTrue(ONTOLOGY.satisfies(id("inside-" + name + "-zone"), id("inside-zone")), name);
      assertTrue(ONTOLOGY.concept(id("inside-" + name + "-zone")).isPresent(), name);
    }
  }

  @Test
  void describe_anIdOfBoth_describesEventAndConcept() {
    List<String> lines = ONTOLOGY.describe("running");
    assertEquals("event running@1 (surveillance)", lines.get(0));
    assertTrue(lines.contains("concept running (motion)"), lines::toString);
    assertTrue(lines.contains("  about: person"), lines::toString);
    assertEquals(List.of(), ONTOLOGY.describe("nothing-of-the-kind"));
    assertTrue(
        lines.contains("  when:  (running for 1.0 s and not camera-moving)"), lines::toString);
  }

  @Test
  void nearestEvent_ofAMisspelledId_isTheOneMeant() {
    assertEquals(EventId.of("loitering"), ONTOLOGY.nearestEvent("loitring").orElseThrow());
    assertTrue(ONTOLOGY.nearestEvent("zzzzzzzz").isEmpty());
  }

  @Test
  void distance_kittenToSitting_isThree_andASwapIsOne() {
    assertEquals(3, Spelling.distance("kitten", "sitting")); // Levenshtein's textbook pair
    assertEquals(1, Spelling.distance("sene", "seen")); // one swap
  }

  @Test
  void show_writesNamesAsFilesDo() {
    Node person = NodeFactory.createURI("urn:miharu:concept:person");
    assertEquals("c:person", Vocabulary.show(person));
  }

  private static ConceptId id(String value) {
    return ConceptId.of(value);
  }
}
