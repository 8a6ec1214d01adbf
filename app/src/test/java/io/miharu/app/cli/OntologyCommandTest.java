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
  void list_hasTheFifteenEventsOfTheReadme() throws IOException {
    CommandRun run = CommandRun.of("ontology", "list", "--json");
    assertEquals(0, run.exitCode(), run.err());
    List<String> ids = new ArrayList<>();
    for (JsonNode event : new ObjectMapper().readTree(run.out())) {
      ids.add(event.get("event").asText());
      assertFalse(event.get("labelJa").asText().isEmpty(), event.toString());
    }
    assertEquals(
        List.of(
            "collision",
            "cut-in",
            "fall",
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
