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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyCommandTest {

  @TempDir private Path folder;

  @Test
  void list_hasTheFifteenEventsWithAPatternOfTheReadme() throws IOException {
    CommandRun run = CommandRun.of("ontology", "list", "--json");
    assertEquals(0, run.exitCode(), run.err());
    List<String> ids = new ArrayList<>();
    for (JsonNode event : new ObjectMapper().readTree(run.out())) {
      if (event.get("by").asText().contains("pattern")) {
        ids.add(event.get("event").asText());
      }
      assertFalse(event.get("labelJa").asText().isEmpty(), event.toString());
    }
    assertEquals(
        List.of(
            "anomaly",
            "collision",
            "cut-in",
            "fall",
            "fight",
            "gathering",
            "hard-braking-ahead",
            "intrusion",
            "left-behind-object",
            "loitering",
            "near-collision",
            "pedestrian-on-roadway",
            "person-enters-vehicle",
            "person-leaves-vehicle",
            "removed-object",
            "running",
            "stopped-vehicle",
            "wrong-way"),
        ids);
  }

  @Test
  void show_truck_saysThatItIsAVehicle() {
    CommandRun run = CommandRun.of("ontology", "show", "truck");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("vehicle"), run.out());
  }

  @Test
  void list_vocabulary_isInTheOrderOfOutputs() {
    CommandRun run = CommandRun.of("ontology", "list", "--vocabulary", "imagenet");
    assertEquals(0, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(1000, lines.size());
    assertTrue(lines.get(0).startsWith("   0 tench "), lines.get(0));
    assertTrue(lines.get(999).startsWith(" 999 toilet-tissue "), lines.get(999));
  }

  @Test
  void list_unknownVocabulary_namesTheKnownOnes() {
    CommandRun run = CommandRun.of("ontology", "list", "--vocabulary", "imgnet");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("coco, imagenet, kinetics400"), run.err());
  }

  @Test
  void show_birthdayParty_printsItsEvidence() {
    CommandRun run = CommandRun.of("ontology", "show", "birthday-party");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("for:     1.00  blowing-candles (top3)"), run.out());
    assertTrue(run.out().contains("needs:   person"), run.out());
    assertTrue(run.out().contains("誕生日会"), run.out());
  }

  @Test
  void query_overStoredHits_joinsThemWithDefinitions() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run/hall.mp4"));
    Files.writeString(
        run.resolve("events.jsonl"),
        """
        {"source":"hall.mp4","event":"fall","start":3.5,"end":6.0,"probability":0.85,"tracks":[4],"rule":"fall@1","evidence":{"op":"then","children":[{"concept":"lying","probability":0.9,"start":4.0,"end":6.0,"children":[]}]}}
        """);
    CommandRun asked =
        CommandRun.of(
            "ontology",
            "query",
            "SELECT ?video { ?h mh:source ?video ; mh:basedOn [ mh:concept ?c ] . ?c mh:satisfies c:posture }",
            "--hits",
            folder.resolve("run"),
            "--format",
            "csv");
    assertEquals(0, asked.exitCode(), asked.err());
    assertEquals("video\nhall.mp4\n", asked.out());
  }

  @Test
  void query_brokenLineOfHits_namesItsPlaceAndExits7() throws IOException {
    Path hits = Files.writeString(folder.resolve("events.jsonl"), "\n{\"event\":\"fall\"}\n");
    CommandRun run = CommandRun.of("ontology", "query", "ASK {}", "--hits", hits);
    assertEquals(7, run.exitCode());
    assertTrue(run.err().contains("events.jsonl, line 2"), run.err());
    assertTrue(run.err().contains("\"source\" is missing"), run.err());
  }

  @Test
  void query_updateOrNothingOrBadLimit_isAWrongArgument() {
    assertEquals(2, CommandRun.of("ontology", "query", "CLEAR ALL").exitCode());
    assertEquals(2, CommandRun.of("ontology", "query").exitCode());
    assertEquals(2, CommandRun.of("ontology", "query", "ASK {}", "--time-limit", "0").exitCode());
  }

  @Test
  void show_misspelledEvent_suggestsTheRightOne() {
    CommandRun run = CommandRun.of("ontology", "show", "loitring");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("did you mean loitering?"), run.err());
  }

  @Test
  void check_brokenFile_printsPlaceAndCureAndExits5() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.ttl"), "@prefix e: <urn:miharu:event:> .\ne:a e:b [ .\n");
    CommandRun run = CommandRun.of("ontology", "check", file);
    assertEquals(5, run.exitCode(), run.err());
    assertTrue(run.out().contains("mine.ttl:2"), run.out());
  }

  @Test
  void helpExitCodes_listsEveryCode() {
    CommandRun run = CommandRun.of("help", "exit-codes");
    assertEquals(0, run.exitCode());
    for (String code : List.of("  0  ", "  3  ", "  4  ", "  6  ", "130  ")) {
      assertTrue(run.out().contains(code), run.out());
    }
  }

  @Test
  void models_list_namesTheEmbeddedDetector() {
    CommandRun run = CommandRun.of("models", "list");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("embedded"), run.out());
  }
}
