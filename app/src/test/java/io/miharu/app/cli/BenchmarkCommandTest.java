package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That everything is measured and set against each other; how fast it is depends on the hour. */
class BenchmarkCommandTest {

  @TempDir Path folder;

  @Test
  void benchmark_ofAClip_measuresEveryVariantOnAllItsFrames() throws IOException {
    Path clip = folder.resolve("clip.mp4");
    SceneClip.write(SceneCatalogue.surveillance(1).get(0), Duration.ofSeconds(2), clip);
    Path json = folder.resolve("speed.json");
    CommandRun run = CommandRun.of("benchmark", clip, "--rounds", "1", "--json=" + json);
    assertEquals(0, run.exitCode(), run.err());
    JsonNode result = new ObjectMapper().readTree(Files.readString(json));
    List<String> names = new ArrayList<>();
    for (JsonNode variant : result.get("variants")) {
      names.add(variant.get("name").asText());
      assertEquals(
          result.get("variants").get(0).get("frames"), variant.get("frames"), variant.toString());
      assertTrue(variant.get("fps").asDouble() > 0, variant.toString());
    }
    if (!names.remove("ffmpeg -f null")) { // it needs a library for sound
      assertTrue(run.err().contains("not measured: ffmpeg"), run.err());
    }
    assertEquals(List.of("decode", "decode + view", "embedded", "embedded, every frame"), names);
    JsonNode decode = result.get("variants").get(result.get("variants").size() - 4);
    assertEquals(1, decode.get("toDecode").asDouble());
    assertTrue(run.out().contains("x limit"), run.out());
  }

  @Test
  void benchmark_ofNothing_isRefused() {
    assertEquals(3, CommandRun.of("benchmark", folder.resolve("none.mp4")).exitCode());
    assertEquals(2, CommandRun.of("benchmark", "a.mp4", "b.mp4").exitCode());
    assertEquals(2, CommandRun.of("benchmark", "a.mp4", "--compare-schedule").exitCode());
  }

  @Test
  void detect_motionScheduleWithoutANetwork_saysWhatToDo() {
    CommandRun run =
        CommandRun.of("detect", "a.mp4", "-o", folder, "--schedule", "motion", "--detector", "hog");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--detector"), run.err());
  }
}
