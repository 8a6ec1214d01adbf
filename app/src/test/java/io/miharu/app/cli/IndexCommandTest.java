package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.Main;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.StoredVideo;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCommandTest {

  @TempDir private Path folder;

  private Path index() {
    return folder.resolve("index");
  }

  @Test
  void index_thenSearch_findsThePersonWithTimeAndEvidence() throws IOException {
    Path film = folder.resolve("film.mp4");
    SceneClip.write(SceneCatalogue.surveillance(1).get(0), Duration.ofSeconds(8), film);
    CommandRun first = CommandRun.of("index", film, "--index", index());
    assertEquals(0, first.exitCode(), first.err());
    CommandRun again = CommandRun.of("index", film, "--index", index());
    assertTrue(again.err().contains("film.mp4: indexed before"), again.err());

    CommandRun search =
        CommandRun.of("search", "--index", index(), "a person", "--json", "--explain");
    assertEquals(0, search.exitCode(), search.err());
    JsonNode hit = new ObjectMapper().readTree(search.out());
    assertEquals("film.mp4", hit.get("source").asText());
    assertEquals("person", hit.get("evidence").get(0).get("concept").asText());
    double sum = 0;
    for (JsonNode part : hit.get("evidence")) {
      sum += part.get("contribution").asDouble();
    }
    assertEquals(hit.get("score").asDouble(), sum, 1e-9);

    Path page = folder.resolve("hits.html");
    CommandRun report = CommandRun.of("search", "--index", index(), "a person", "--report", page);
    assertEquals(0, report.exitCode(), report.err());
    String html = Files.readString(page);
    assertTrue(html.contains("data:image/jpeg;base64,"), "the video is at hand");
    assertTrue(html.contains("film.mp4") && html.contains("class=\"for\""), html);

    Path npy = folder.resolve("out.npy");
    CommandRun export =
        CommandRun.of("index", "export", "film.mp4", "--index", index(), "--out", npy);
    assertEquals(0, export.exitCode(), export.err());
    assertTrue(Files.size(npy) > 128);
  }

  @Test
  void index_killedAndStartedAgain_goesOnAndEndsComplete() throws Exception {
    Path film = folder.resolve("long.mp4");
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    SceneClip.write(scene, scene.duration(), film);
    Path description = index().resolve("videos/long.mp4/video.json");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "index",
                film.toString(),
                "--step",
                "0.005",
                "--index",
                index().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      while (run.isAlive() && !Files.exists(description)) {
        Thread.sleep(10);
      }
      Thread.sleep(700);
    } finally {
      run.destroyForcibly().waitFor();
    }
    CommandRun again = CommandRun.of("index", film, "--index", index());
    assertEquals(0, again.exitCode(), again.err());
    try (ConceptIndex opened = ConceptIndex.open(index());
        StoredVideo video = opened.video("long.mp4").orElseThrow()) {
      assertTrue(video.complete());
      assertEquals(scene.duration().toMillis() / 1000.0, video.steps() * 0.005, 0.1, again.err());
    }
  }

  @Test
  void search_withoutIndex_exits7WithTheCure() {
    CommandRun run = CommandRun.of("search", "--index", folder, "running");
    assertEquals(7, run.exitCode());
    assertTrue(run.err().contains("make one with miharu index"), run.err());
  }

  @Test
  void search_emptyIndex_saysSo() {
    assertEquals(3, CommandRun.of("index", "nothing.mp4", "--index", index()).exitCode());
    CommandRun run = CommandRun.of("search", "--index", index(), "running");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("holds no videos yet"), run.err());
  }

  @Test
  void importCsv_thenSearch_ranksByTheScores() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("s.csv"),
            "video,start,end,concept,probability\nweak,0,1,cake,0.4\nstrong,5,6,cake,0.9\n");
    CommandRun imported = CommandRun.of("index", "import", csv, "--index", index());
    assertEquals(0, imported.exitCode(), imported.err());
    CommandRun run = CommandRun.of("search", "--index", index(), "--concept", "cake");
    assertTrue(run.out().strip().startsWith("1  0.90"), run.out());
    assertTrue(run.out().contains("strong  0:05.00 - 0:06.00"), run.out());
    CommandRun unseen = CommandRun.of("search", "--index", index(), "running");
    assertEquals(2, unseen.exitCode());
    assertTrue(unseen.err().contains("cannot be scored"), unseen.err());
  }

  @Test
  void importOfDamagedOrMissingFile_exits7() throws IOException {
    Path file = Files.write(folder.resolve("a.npy"), new byte[3]);
    CommandRun damaged = CommandRun.of("index", "import", file, "--index", index());
    assertEquals(7, damaged.exitCode(), damaged.err());
    CommandRun missing =
        CommandRun.of("index", "import", folder.resolve("b.csv"), "--index", index());
    assertEquals(7, missing.exitCode(), missing.err());
    assertTrue(missing.err().contains("b.csv does not exist"), missing.err());
  }
}
