package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up run of two videos against truths of several formats. */
class ScoreEventsCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * 10 frames a second: an intrusion from 2 s to 6 s in the yard, a fall from 1 s to 2 s at the
   * gate.
   */
  private static final String TRUTH =
      """
      {"filesProcessed":["yard.mp4","gate.mp4"],"activities":[
      {"activity":"intrusion","activityID":1,"localization":{"yard.mp4":{"21":1,"61":0}},
       "objects":[{"objectType":"person","objectID":1,"localization":{"yard.mp4":
         {"21":{"boundingBox":{"x":10,"y":10,"w":20,"h":40}},"31":{}}}}]},
      {"activity":"fall","activityID":2,"localization":{"gate.mp4":{"11":1,"21":0}}}]}
      """;

  @TempDir private Path folder;
  private Path truth = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void makeUp() throws IOException {
    truth = Files.writeString(folder.resolve("truth.json"), TRUTH);
    Files.writeString(
        folder.resolve("file-index.json"),
        """
        {"yard.mp4":{"framerate":10.0,"selected":{"1":1,"200":0}},
         "gate.mp4":{"framerate":10.0,"selected":{"1":1,"200":0}}}
        """);
    run = folder.resolve("run");
    Path yard = Files.createDirectories(run.resolve("yard.mp4"));
    Files.writeString(
        yard.resolve("events.jsonl"),
        line("yard.mp4", "intrusion", 3, 7, 0.9) + line("yard.mp4", "fall", 8, 9, 0.3));
    StringBuilder boxes = new StringBuilder();
    for (int frame = 21; frame < 31; frame++) {
      boxes.append(frame).append(",4,10,10,20,40,1,-1,-1,-1\n");
    }
    Files.writeString(yard.resolve("tracks.txt"), boxes);
    Files.writeString(Files.createDirectories(run.resolve("gate.mp4")).resolve("events.jsonl"), "");
  }

  private static String line(
      String source, String event, double start, double end, double probability) {
    return """
        {"source":"%s","event":"%s","label":"-","start":%s,"end":%s,"probability":%s,"tracks":[4],"boxes":[],"alert":%s,"rule":"x@1","evidence":{"op":"or","probability":1,"weight":1,"start":0,"end":1,"children":[]}}
        """
        .formatted(source, event, start, end, probability, start);
  }

  private JsonNode score(Object... more) throws IOException {
    Object[] all = new Object[more.length + 3];
    all[0] = "score";
    all[1] = "events";
    all[2] = "--json";
    System.arraycopy(more, 0, all, 3, more.length);
    CommandRun done = CommandRun.of(all);
    assertEquals(0, done.exitCode(), done.err());
    return JSON.readTree(done.out()).get(0);
  }

  @Test
  void events_ofARunAgainstActev_areFoundMissedAndFalse() throws IOException {
    JsonNode sheet = score("--truth", truth, "--found", run);
    JsonNode scores = sheet.get("scores");
    // The intrusion is found, the fall at the gate missed, the fall in the yard false.
    assertEquals(1, scores.get("found").asInt());
    assertEquals(1, scores.get("missed").asInt());
    assertEquals(1, scores.get("false alarms").asInt());
    assertEquals(0.5, scores.get("precision").asDouble());
    assertEquals(0.5, scores.get("recall").asDouble());
    // From 3 s to 6 s both last, from 2 s to 7 s either.
    assertEquals(3.0 / 5, scores.get("mean IoU of found").asDouble(), 1e-12);
    assertEquals(1.0, scores.get("mean alert delay (s)").asDouble(), 1e-9, "3 s after 2 s");
    JsonNode fall = sheet.get("tables").get(0).get("rows").get(0);
    assertEquals("fall", fall.get("event").asText());
    assertEquals(0, fall.get("recall").asDouble());
    assertEquals(
        "gate.mp4: fall",
        sheet.get("tables").get(2).get("rows").get(0).get("video and event").asText());
  }

  @Test
  void tracks_areScoredWhereBothSidesHaveThem() throws IOException {
    JsonNode scores = score("--truth", truth, "--found", run, "--tracks").get("scores");
    assertEquals(1, scores.get("HOTA").asDouble(), 1e-12, "the same boxes in the same frames");
    assertEquals(0, scores.get("switches").asInt());
  }

  @Test
  void truth_convertedToAnyFormat_scoresTheSame() throws IOException {
    JsonNode expected = score("--truth", truth, "--found", run).get("scores");
    for (String format : new String[] {"viper", "webvtt", "miharu", "actev"}) {
      Path converted = folder.resolve("truth." + format);
      CommandRun done = CommandRun.of("convert", "--to", format, truth, converted);
      assertEquals(0, done.exitCode(), done.err());
      JsonNode scores = score("--truth", converted, "--found", run, "--fps", "10").get("scores");
      assertEquals(expected, scores, format);
    }
    for (String format : new String[] {"kpf", "openlabel"}) {
      Path converted = folder.resolve("truths-" + format);
      CommandRun done = CommandRun.of("convert", "--to", format, truth, converted);
      assertEquals(0, done.exitCode(), done.err());
      JsonNode scores =
          format.equals("kpf")
              ? score("--truth", converted, "--found", run).get("scores")
              : score(
                      "--truth", converted.resolve("yard.mp4.json"),
                      "--truth", converted.resolve("gate.mp4.json"),
                      "--found", run)
                  .get("scores");
      assertEquals(expected, scores, format);
    }
  }

  @Test
  void severalSystems_areComparedOnOnePage() throws IOException {
    Path better = Files.createDirectories(folder.resolve("better/yard.mp4"));
    Files.writeString(better.resolve("events.jsonl"), line("yard.mp4", "intrusion", 2, 6, 0.9));
    Path gate = Files.createDirectories(folder.resolve("better/gate.mp4"));
    Files.writeString(gate.resolve("events.jsonl"), line("gate.mp4", "fall", 1, 2, 0.8));
    Path page = folder.resolve("report.html");
    CommandRun done =
        CommandRun.of(
            "score",
            "events",
            "--truth",
            truth,
            "--found",
            run,
            "--found",
            folder.resolve("better"),
            "--report",
            page,
            "--bootstrap",
            "200",
            "--seed",
            "5");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains("F1: run - better"), done.out());
    String html = Files.readString(page);
    assertTrue(html.contains("Which system is better"));
    assertTrue(html.contains("--bootstrap 200 --seed 5"), "the command line is on the page");
    assertFalse(html.contains("http:"));
  }

  @Test
  void run_ofOtherVideos_isRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/street.mp4"));
    Files.writeString(other.resolve("events.jsonl"), "");
    CommandRun done =
        CommandRun.of("score", "events", "--truth", truth, "--found", folder.resolve("other"));
    assertEquals(7, done.exitCode());
    assertTrue(done.err().contains("no video of the truth was run"), done.err());
  }

  @Test
  void truth_withoutARate_asksForOne() throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Path file = Files.writeString(alone.resolve("truth.json"), TRUTH);
    CommandRun done = CommandRun.of("score", "events", "--truth", file, "--found", run);
    assertEquals(7, done.exitCode());
    assertTrue(done.err().contains("--fps"), done.err());
    JsonNode scores = score("--truth", file, "--found", run, "--fps", "10").get("scores");
    assertEquals(1, scores.get("found").asInt());
  }

  @Test
  void line_thatIsBroken_isNamed() throws IOException {
    Path broken =
        Files.writeString(folder.resolve("events.jsonl"), "{\"event\":\"fall\",\"start\":1}\n");
    CommandRun done = CommandRun.of("score", "events", "--truth", truth, "--found", broken);
    assertEquals(7, done.exitCode());
    assertTrue(done.err().contains("events.jsonl, line 1"), done.err());
    assertTrue(done.err().contains("\"end\""), done.err());
  }
}
