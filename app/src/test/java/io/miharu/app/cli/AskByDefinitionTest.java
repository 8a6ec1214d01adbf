package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events that state evidence, asked of an index of four short films: a party with cake and candle,
 * the same on a road, a police van alone, and people on a walk.
 */
class AskByDefinitionTest {

  private static final String PREFIXES =
      """
      @prefix mh: <urn:miharu:onto:> .
      @prefix c: <urn:miharu:concept:> .
      @prefix e: <urn:miharu:event:> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      """;

  @TempDir private static Path folder;

  private static Path index() {
    return folder.resolve("index");
  }

  @BeforeAll
  static void fill() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("films.csv"),
            """
            video,start,end,concept,probability
            party,0,20,person,0.9
            party,4,8,cake,0.9
            party,2,6,candle,0.8
            road,0,20,person,0.9
            road,4,8,cake,0.9
            road,2,6,candle,0.8
            road,0,20,road-scene,0.95
            van,0,20,police-van,0.9
            walk,0,20,person,0.9
            walk,0,20,cake,0.05
            """);
    CommandRun run = CommandRun.of("index", "import", csv, "--index", index());
    assertEquals(0, run.exitCode(), run.err());
  }

  private static CommandRun search(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("search", "--index", index(), "--json"));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray());
  }

  private static List<JsonNode> hits(CommandRun run) throws IOException {
    assertEquals(0, run.exitCode(), run.err());
    List<JsonNode> hits = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      hits.add(new ObjectMapper().readTree(line));
    }
    return hits;
  }

  private static Path turtle(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), PREFIXES + text);
  }

  private static JsonNode part(JsonNode hit, String list, String concept) {
    for (JsonNode part : hit.get(list)) {
      if (part.get("concept").asText().equals(concept)) {
        return part;
      }
    }
    throw new AssertionError(concept + " is not among the parts of " + hit);
  }

  @Test
  void eventThatStatesEvidence_isAskedByIt_andSaysSo() throws IOException {
    List<JsonNode> hits = hits(search("birthday-party", "--limit", "2"));
    assertEquals("party", hits.get(0).get("source").asText());
    JsonNode cake = part(hits.get(0), "evidence", "cake");
    assertEquals(0.9, cake.get("weight").asDouble());
    assertEquals("stated in the ontology", cake.get("because").asText());
    assertEquals(
        "stated in the ontology as required",
        part(hits.get(0), "required", "person").get("because").asText());
    double onTheRoad = part(hits.get(1), "evidence", "road-scene").get("contribution").asDouble();
    assertTrue(onTheRoad < 0, "what is excluded speaks against: " + onTheRoad);
  }

  @Test
  void wordsThatNameAnEvent_areItsDefinition() throws IOException {
    CommandRun words = search("a Birthday Party", "--limit", "1");
    List<JsonNode> hits = hits(words);
    assertEquals(
        hits(search("birthday-party", "--limit", "1")).get(0).get("score"),
        hits.get(0).get("score"));
    assertTrue(words.err().contains("is an event of the ontology"), words.err());
    assertEquals("party", hits(search("誕生日会", "--limit", "1")).get(0).get("source").asText());
  }

  @Test
  void conceptsThatAreAllThatIsSaid_areAllThatIsAsked() throws IOException {
    for (String words : List.of("a person with a cake", "人とケーキ")) {
      JsonNode evidence = hits(search(words, "--limit", "1")).get(0).get("evidence");
      assertEquals(2, evidence.size(), evidence.toString());
      assertEquals(
          "named", part(hits(search(words)).get(0), "evidence", "cake").get("because").asText());
    }
  }

  @Test
  void nonsense_isRefused_andBesideAConceptLeftOut() throws IOException {
    CommandRun alone = search("fnord blubb");
    assertEquals(2, alone.exitCode());
    assertTrue(alone.err().contains("no word of it is near the name of one"), alone.err());
    CommandRun beside = search("a cake with fnord and asdfgh");
    assertTrue(beside.err().contains("not understood and left out: fnord, asdfgh"), beside.err());
    assertEquals(1, hits(beside).get(0).get("evidence").size());
  }

  @Test
  void conceptThatWasLookedForAndNeverSeen_isNamed() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("horses.csv"),
            """
            video,start,end,concept,probability
            walk,0,20,person,0.9
            walk,0,20,horse,0
            """);
    Path other = folder.resolve("never-seen");
    assertEquals(0, CommandRun.of("index", "import", csv, "--index", other).exitCode());
    CommandRun run = CommandRun.of("search", "--index", other, "a person with a horse", "--json");
    assertTrue(run.err().contains("looked for and never seen in this index: horse"), run.err());
    assertEquals("walk", hits(run).get(0).get("source").asText());
  }

  @Test
  void wordsBesideAnEvent_countToo() throws IOException {
    JsonNode best = hits(search("a birthday party with a police van", "--limit", "1")).get(0);
    assertEquals("named", part(best, "evidence", "police-van").get("because").asText());
    assertEquals("stated in the ontology", part(best, "evidence", "cake").get("because").asText());
  }

  @Test
  void report_withoutVideos_hasBarsAndReasons() throws IOException {
    Path page = folder.resolve("party.html");
    assertEquals(0, search("birthday-party", "--report", page).exitCode());
    String html = Files.readString(page);
    assertTrue(html.contains("stated in the ontology as its place"), html);
    assertTrue(html.contains("class=\"against\""), "the road speaks against");
    assertFalse(html.contains("<img"), "there is no video");
  }

  @Test
  void evidenceOnAClass_holdsForItsSubclasses() throws IOException {
    Path file =
        turtle(
            "vehicle.ttl",
            """
            e:something-drives a mh:Event ; mh:version 1 ; skos:prefLabel "Something drives"@en ;
                mh:evidence [ mh:concept c:vehicle ] .
            """);
    JsonNode best = hits(search(file, "--limit", "1")).get(0);
    assertEquals("van", best.get("source").asText());
    assertEquals("police-van", part(best, "evidence", "vehicle").get("seenAs").asText());
  }

  @Test
  void orderInTime_counts() throws IOException {
    Path file =
        turtle(
            "order.ttl",
            """
            e:candle-then-cake a mh:Event ; mh:version 1 ; skos:prefLabel "First candle"@en ;
                mh:sequence [ mh:first c:candle ; mh:then c:cake ; mh:within 5 ; mh:weight 0.5 ] .
            """);
    JsonNode best = hits(search(file, "--limit", "1")).get(0);
    JsonNode order = part(best, "evidence", "candle then cake");
    assertEquals("stated in the ontology", order.get("because").asText());
    // min(0.9, 0.8) as a logit, to the index's precision of 1/254.
    assertEquals(Math.log(0.8 / 0.2), order.get("logit").asDouble(), 0.05);
  }

  @Test
  void definitionThatContradictsItself_isRefusedWithTheCure() throws IOException {
    Path file =
        turtle(
            "contradiction.ttl",
            """
            e:never a mh:Event ; mh:version 1 ; skos:prefLabel "Never"@en ;
                mh:evidence [ mh:concept c:cake ] ; mh:requires c:car ;
                mh:excludes [ mh:concept c:vehicle ] .
            """);
    CommandRun run = search(file);
    assertEquals(5, run.exitCode(), run.err());
    assertTrue(run.err().contains("requires c:car and excludes c:vehicle"), run.err());
  }

  @Test
  void tenThousandEvents_areReadAndOneIsAnswered() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(
          "e:many-%d a mh:Event ; mh:version 1 ; skos:prefLabel \"Zq%d\"@en ; mh:evidence [ mh:concept c:%s ] .\n"
              .formatted(i, i, i == 7 ? "cake" : "zebra"));
    }
    Path file = turtle("many.ttl", text.toString());
    JsonNode hit = hits(search("--event-file", file, "many-7", "--limit", "1")).get(0);
    assertEquals("many-7", hit.get("event").asText());
  }

  @Test
  void learning_beginsWithTheStatedEvidence() throws IOException {
    CommandRun run =
        CommandRun.of(
            "learn", "birthday-party", "--index", index(), "--positive", "party@2-8", "--json");
    assertEquals(0, run.exitCode(), run.err());
    assertFalse(run.err().contains("from the examples alone"), run.err());
    assertTrue(run.out().contains("\"cake\""), run.out());
    assertEquals(0, CommandRun.of("forget", "birthday-party", "--index", index()).exitCode());
  }

  @Test
  void indexThatIsHalfWritten_isAnsweredFromWhatIsThere() throws IOException {
    Path half = folder.resolve("half");
    Path csv =
        Files.writeString(
            folder.resolve("half.csv"), "video,start,end,concept,probability\na,0,9,cake,0.9\n");
    assertEquals(0, CommandRun.of("index", "import", csv, "--index", half).exitCode());
    // As a writer leaves it that was killed before its first step was on disk.
    Files.createDirectories(half.resolve("videos/b"));
    Files.writeString(half.resolve("videos/b/video.json.tmp"), "{\"form");
    CommandRun run = CommandRun.of("search", "--index", half, "cake");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains(" a  "), run.out());
  }
}
