package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.Main;
import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import io.miharu.core.Zone;
import io.miharu.ingest.javacv.TinyVideo;
import io.miharu.ingest.live.RtspServer;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Live sources give the events of the file: a person walks into a fenced yard. */
@Timeout(300)
class WatchCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Inside the picture, in shares of it. */
  private static String zone = "";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path film = Path.of("");

  @BeforeAll
  static void filmAndDetect() throws IOException {
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    MediaTime end =
        scene.events().stream()
            .filter(event -> event.event().value().equals("intrusion"))
            .findFirst()
            .orElseThrow()
            .span()
            .end();
    zone = zoneOption(scene.zones().get(0));
    film = shared.resolve("yard.mp4");
    SceneClip.write(scene, end.plus(Duration.ofSeconds(3)).since(MediaTime.ZERO), film);
    CommandRun run =
        CommandRun.of("detect", film, "--zone", zone, "--quiet", "--out", shared.resolve("file"));
    assertEquals(0, run.exitCode(), run.err());
    assertFalse(events(shared.resolve("file/yard.mp4")).isEmpty(), "the film shows an event");
  }

  private static String zoneOption(Zone zone) {
    List<String> corners = new ArrayList<>();
    for (Point corner : zone.area().corners()) {
      corners.add(corner.x() + "," + corner.y());
    }
    return zone.name() + "=" + String.join(";", corners);
  }

  private static List<JsonNode> events(Path source) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(source.resolve("events.jsonl"))) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private static JsonNode record(Path source) throws IOException {
    return JSON.readTree(source.resolve("run.json").toFile());
  }

  @Test
  void replay_inItsOwnTime_givesExactlyTheEventsAndTracksOfTheFile() throws IOException {
    long started = System.nanoTime();
    CommandRun run =
        CommandRun.of(
            "watch",
            film,
            "--zone",
            zone,
            "--on-overload",
            "block",
            "--speed",
            "4",
            "--json",
            "--out",
            folder);
    double seconds = (System.nanoTime() - started) / 1e9;
    assertEquals(0, run.exitCode(), run.err());
    for (String name : List.of("events.jsonl", "tracks.txt", "tracks.classes.csv")) {
      assertArrayEquals(
          Files.readAllBytes(shared.resolve("file/yard.mp4").resolve(name)),
          Files.readAllBytes(folder.resolve("yard.mp4").resolve(name)),
          name);
    }
    JsonNode record = record(folder.resolve("yard.mp4"));
    assertTrue(seconds >= record.get("mediaSeconds").asDouble() / 4 - 0.2, "took " + seconds);
    JsonNode live = record.get("live");
    assertEquals("block", live.get("onOverload").asText());
    assertEquals(0, live.get("framesDropped").asInt());
    assertEquals(0, live.get("looksSkipped").asInt());
    assertTrue(live.get("latencyMillis").get("p50").asLong() > 0);
  }

  @Test
  void watch_withoutOut_printsEventsWithTheirReasons_asTheyBeginAndEnd() {
    CommandRun run =
        CommandRun.of(
            "watch", "gate=" + film, "--zone", zone, "--on-overload", "block", "--speed", "1000");
    assertEquals(0, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(2, lines.size(), run.out());
    assertTrue(
        lines.get(0).matches("gate  0:\\d\\d\\.\\d\\d  \\S.* begins  .*because: .+"), run::out);
    assertTrue(lines.get(1).matches("gate  0:.* - 0:.*because: .+"), run::out);
    assertTrue(run.err().contains("--on-overload block"), run.err());
    assertTrue(run.err().contains("latency"), run.err());
  }

  @Test
  void watch_forADuration_endsThere() throws IOException {
    CommandRun run =
        CommandRun.of(
            "watch",
            film,
            "--zone",
            zone,
            "--on-overload",
            "block",
            "--speed",
            "100",
            "--duration",
            "2",
            "--quiet",
            "--out",
            folder);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(30, record(folder.resolve("yard.mp4")).get("framesRead").asInt());
  }

  @Test
  void severalSources_areWatchedAtOnce_andKeptApart() throws IOException {
    CommandRun run =
        CommandRun.of(
            "watch",
            "a=" + film,
            "b=" + film,
            film,
            "--zone",
            zone,
            "--on-overload",
            "block",
            "--speed",
            "1000",
            "--quiet",
            "--out",
            folder);
    assertEquals(0, run.exitCode(), run.err());
    for (String name : List.of("a", "b", "yard.mp4")) {
      assertArrayEquals(
          Files.readAllBytes(shared.resolve("file/yard.mp4/tracks.txt")),
          Files.readAllBytes(folder.resolve(name).resolve("tracks.txt")),
          name);
    }
  }

  @Test
  @Tag("slow") // a server cannot be asked to play faster than the film
  void rtspOverTcp_givesTheEventsOfTheFile_withinAMillisecond() throws IOException {
    try (RtspServer server = RtspServer.start(folder, "yard=" + RtspServer.h264(film))) {
      CommandRun run =
          CommandRun.of(
              "watch",
              "yard.mp4=" + server.url("yard"),
              "--zone",
              zone,
              "--on-overload",
              "block",
              "--quiet",
              "--out",
              folder);
      assertEquals(0, run.exitCode(), run.err());
    }
    JsonNode file = record(shared.resolve("file/yard.mp4"));
    JsonNode live = record(folder.resolve("yard.mp4"));
    assertEquals(file.get("framesRead"), live.get("framesRead"));
    assertEquals(0, live.get("live").get("framesDropped").asInt());
    List<JsonNode> expected = events(shared.resolve("file/yard.mp4"));
    List<JsonNode> actual = events(folder.resolve("yard.mp4"));
    assertEquals(expected.size(), actual.size(), actual::toString);
    for (int i = 0; i < expected.size(); i++) {
      for (String same : List.of("event", "tracks", "rule")) {
        assertEquals(expected.get(i).get(same), actual.get(i).get(same));
      }
      for (String time : List.of("start", "end", "alert")) {
        assertEquals(
            expected.get(i).get(time).asDouble(), actual.get(i).get(time).asDouble(), 0.001);
      }
      assertEquals(
          expected.get(i).get("probability").asDouble(),
          actual.get(i).get("probability").asDouble(),
          0.001);
    }
  }

  @Test
  void standardInput_givesExactlyTheTracksOfTheFile() throws Exception {
    // MP4 keeps its index at its end, which cannot be read ahead through a pipe; Matroska can.
    Path whole =
        TinyVideo.plain()
            .in("matroska", "mpeg4")
            .size(320, 240)
            .shownAt(TinyVideo.every(40_000, 75))
            .write(folder.resolve("square.mkv"));
    CommandRun file = CommandRun.of("detect", whole, "--quiet", "--out", folder.resolve("file"));
    assertEquals(0, file.exitCode(), file.err());
    Process run =
        start("watch", "-", "--quiet", "--out", folder.resolve("piped").toString())
            .redirectInput(whole.toFile())
            .start();
    try {
      assertTrue(run.waitFor(120, TimeUnit.SECONDS), "still running");
      assertEquals(0, run.exitValue(), said());
    } finally {
      run.destroyForcibly();
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("file/square.mkv/tracks.txt")),
        Files.readAllBytes(folder.resolve("piped/standard-input/tracks.txt")));
    JsonNode record = record(folder.resolve("piped/standard-input"));
    assertEquals(75, record.get("framesRead").asInt());
    assertEquals("block", record.get("live").get("onOverload").asText());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void interrupt_whileTheCameraIsThere_leavesValidFilesAnd130() throws Exception {
    Path tracks = folder.resolve("out/yard.mp4/tracks.txt");
    Process run =
        start("watch", film.toString(), "--zone", zone, "--out", folder.resolve("out").toString())
            .start();
    try {
      while (run.isAlive() && !Files.exists(tracks)) {
        Thread.sleep(20);
      }
      assertTrue(run.isAlive(), () -> "over before it could be interrupted: " + said());
      assumeFalse(
          Interrupts.areIgnoredBy(run),
          "this shell lets its children ignore Ctrl-C: nothing to test");
      new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
      assertTrue(run.waitFor(120, TimeUnit.SECONDS), "still running");
      assertEquals(130, run.exitValue(), said());
    } finally {
      run.destroyForcibly();
    }
    assertTrue(record(folder.resolve("out/yard.mp4")).get("interrupted").asBoolean());
    assertTrue(Files.readString(folder.resolve("out/report.html")).endsWith("</html>\n"));
  }

  private ProcessBuilder start(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile());
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Test
  void badArguments_areRefusedBeforeAnyWork() {
    assertRefused(2, "--speed", film, "--speed", "0");
    assertRefused(2, "--stall-timeout", film, "--stall-timeout", "-1");
    assertRefused(2, "--rehearsal", film, "--rehearsal", "-1");
    assertRefused(2, "use --duration", "rtsp://127.0.0.1:1/x", "--start", "3");
    assertRefused(2, "--annotate needs --out", film, "--annotate");
    assertRefused(2, "once", "-", "-");
    assertRefused(3, "does not exist", folder.resolve("none.mp4"));
    assertRefused(3, "cannot be opened", "rtsp://127.0.0.1:1/x", "--give-up", "0");
  }

  private static void assertRefused(int code, String words, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "watch";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandRun run = CommandRun.of(all);
    assertEquals(code, run.exitCode(), run.err());
    assertTrue(run.err().contains(words), run.err());
  }
}
