package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.Point;
import io.miharu.core.TimeSpan;
import io.miharu.core.Zone;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.JpegEncoder;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a film of a built-in scene: a person walks into a fenced yard. */
class DetectCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path film = Path.of("");
  private static String zone = "";
  private static TimeSpan truth = TimeSpan.ofSeconds(0, 0);

  @BeforeAll
  static void filmTheScene() throws IOException {
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    EventTruth intrusion =
        scene.events().stream()
            .filter(event -> event.event().equals(EventId.of("intrusion")))
            .findFirst()
            .orElseThrow();
    truth = intrusion.span();
    zone = zoneOption(scene.zones().get(0));
    film = shared.resolve("yard.mp4");
    SceneClip.write(scene, truth.end().plus(Duration.ofSeconds(3)).since(MediaTime.ZERO), film);
  }

  @Test
  void detect_personInAZone_isFoundOnceWithItsReason() throws IOException {
    CommandRun run = detect("first", "--json");
    assertEquals(0, run.exitCode(), run.err());
    List<JsonNode> events = events("first");
    assertEquals(1, events.size(), events.toString());
    JsonNode event = events.get(0);
    assertEquals("intrusion", event.get("event").asText());
    assertEquals("yard.mp4", event.get("source").asText());
    TimeSpan found = TimeSpan.ofSeconds(event.get("start").asDouble(), event.get("end").asDouble());
    assertTrue(found.iou(truth) > 0.5, found + " against " + truth);
    double alertAfter = event.get("alert").asDouble() - event.get("start").asDouble();
    assertEquals(1.0, alertAfter, 0.1, "known when T_on of 1 s has passed");
    assertTrue(event.get("evidence").toString().contains("\"concept\":\"person\""));
    assertFalse(event.get("boxes").isEmpty());
    assertEquals(
        Files.readString(folder.resolve("first/yard.mp4/events.jsonl")),
        run.out(),
        "--json prints the same lines");
  }

  @Test
  void detect_jsonBeforeTheSource_leavesTheSourceAlone() throws IOException {
    Path own = Files.copy(film, folder.resolve("own.mp4"));
    CommandRun run =
        CommandRun.of("detect", "--json", own, "--end", "1", "--out", folder.resolve("out"));
    assertEquals(0, run.exitCode(), run.err());
    assertArrayEquals(Files.readAllBytes(film), Files.readAllBytes(own));
  }

  @Test
  void detect_theSameFileTwice_givesTheSameBytes() throws IOException {
    detect("first", "--quiet");
    detect("second", "--quiet");
    for (String name : List.of("events.jsonl", "tracks.txt", "tracks.classes.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("first/yard.mp4").resolve(name)),
          Files.readAllBytes(folder.resolve("second/yard.mp4").resolve(name)),
          name);
    }
  }

  @Test
  void detect_everyFifthFrame_stillWritesTracksInEveryFrame() throws IOException {
    CommandRun run = detect("sparse", "--every", "5", "--end", "8");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode record = JSON.readTree(folder.resolve("sparse/yard.mp4/run.json").toFile());
    assertEquals(8 * 15, record.get("framesRead").asInt());
    assertEquals(8 * 3, record.get("detectorFrames").asInt());
    long framesWithTracks =
        Files.readAllLines(folder.resolve("sparse/yard.mp4/tracks.txt")).stream()
            .map(line -> line.substring(0, line.indexOf(',')))
            .distinct()
            .count();
    assertTrue(framesWithTracks > 8 * 3, "frames with tracks: " + framesWithTracks);
  }

  @Test
  void detect_startAndEnd_keepTheFilesOwnTime() throws IOException {
    CommandRun run = detect("part", "--start", "4", "--end", "0:06");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode record = JSON.readTree(folder.resolve("part/yard.mp4/run.json").toFile());
    assertEquals(2 * 15, record.get("framesRead").asInt());
    assertEquals(2.0, record.get("mediaSeconds").asDouble(), 1e-3);
  }

  @Test
  void detect_annotate_writesAVideoOfTheSameLength() throws IOException {
    CommandRun run = detect("drawn", "--annotate", "--end", "4");
    assertEquals(0, run.exitCode(), run.err());
    Path annotated = folder.resolve("drawn/yard.mp4/annotated.mp4");
    int frames = 0;
    try (FrameStream stream =
        VideoFileStream.open(annotated, "annotated.mp4", OpenOptions.DEFAULT)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        next.get().close();
        frames++;
      }
    }
    assertEquals(4 * 15, frames);
  }

  @Test
  void detect_folderOfPictures_isOneSource() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    try (FrameStream stream = VideoFileStream.open(film, "yard.mp4", OpenOptions.DEFAULT)) {
      for (int i = 0; i < 5; i++) {
        try (Frame frame = stream.next().orElseThrow()) {
          Files.write(
              pictures.resolve("frame" + i + ".jpg"),
              JpegEncoder.encode(frame.pixels(PixelFormat.BGR24)));
        }
      }
    }
    CommandRun run = CommandRun.of("detect", pictures, "--out", folder.resolve("out"), "--quiet");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode record = JSON.readTree(folder.resolve("out/pictures/run.json").toFile());
    assertEquals(5, record.get("framesRead").asInt());
  }

  @Test
  void report_isSelfContainedAndNamesTheEvent() throws IOException {
    detect("shown", "--quiet");
    String page = Files.readString(folder.resolve("shown/report.html"));
    assertTrue(page.contains("data:image/jpeg;base64,"), "the picture is embedded");
    assertTrue(page.contains("\"label\":\"Intrusion\""), "the event is named");
    assertFalse(page.contains("{{"), "no hole of the template is left open");
    assertFalse(page.contains("<script src"), "no script from elsewhere");
  }

  private CommandRun detect(String out, Object... more) {
    Object[] arguments = new Object[6 + more.length];
    Object[] first = {"detect", film, "--zone", zone, "--out", folder.resolve(out)};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return CommandRun.of(arguments);
  }

  private List<JsonNode> events(String out) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(out).resolve("yard.mp4/events.jsonl"))) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private static String zoneOption(Zone zone) {
    return zone.name()
        + "="
        + zone.area().corners().stream()
            .map((Point corner) -> corner.x() + "," + corner.y())
            .collect(Collectors.joining(";"));
  }
}
