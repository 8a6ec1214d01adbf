package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.Main;
import io.miharu.eval.mot.MotFile;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.StoredVideo;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run, in a process of its own. */
class InterruptionTest {

  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void interrupt_amidARun_leavesValidFilesAnd130() throws Exception {
    Path film = folder.resolve("long.mp4");
    // Painting every frame and encoding it again makes this last for some seconds on any machine.
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    SceneClip.write(scene, scene.duration(), film);
    Path tracks = folder.resolve("out/long.mp4/tracks.txt");
    int exit =
        interrupted(
            () -> Files.exists(tracks) && Files.size(tracks) > 0,
            "detect",
            film.toString(),
            "--annotate",
            "--out",
            folder.resolve("out").toString());
    assertEquals(130, exit, said());
    JsonNode record = new ObjectMapper().readTree(folder.resolve("out/long.mp4/run.json").toFile());
    assertTrue(record.get("framesRead").asLong() > 0);
    assertFalse(MotFile.read(tracks).isEmpty());
    assertTrue(Files.readString(folder.resolve("out/report.html")).endsWith("</html>\n"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void interrupt_amidIndexing_leavesAnIndexThatGoesOn() throws Exception {
    Path film = folder.resolve("long.mp4");
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    SceneClip.write(scene, scene.duration(), film);
    Path index = folder.resolve("index");
    Path description = index.resolve("videos/long.mp4/video.json");
    int exit =
        interrupted(
            () -> Files.exists(description),
            "index",
            film.toString(),
            "--step",
            "0.005",
            "--index",
            index.toString());
    assertEquals(130, exit, said());
    try (ConceptIndex opened = ConceptIndex.open(index);
        StoredVideo video = opened.video("long.mp4").orElseThrow()) {
      assertFalse(video.complete());
    }
    assertEquals(0, CommandRun.of("search", "--index", index, "a person").exitCode());
    CommandRun again = CommandRun.of("index", film, "--index", index);
    assertEquals(0, again.exitCode(), again.err());
    try (ConceptIndex opened = ConceptIndex.open(index);
        StoredVideo video = opened.video("long.mp4").orElseThrow()) {
      assertTrue(video.complete());
      assertEquals(scene.duration().toMillis() / 1000.0, video.steps() * 0.005, 0.1);
    }
  }

  private interface Moment {
    boolean hasCome() throws IOException;
  }

  /** Runs a command, presses Ctrl-C when the moment has come, and gives its exit status. */
  private int interrupted(Moment moment, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process run =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      while (run.isAlive() && !moment.hasCome()) {
        Thread.sleep(20);
      }
      assertTrue(run.isAlive(), () -> "over before it could be interrupted: " + said());
      assumeFalse(
          Interrupts.areIgnoredBy(run),
          "this shell lets its children ignore Ctrl-C: nothing to test");
      new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
      assertTrue(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
    } finally {
      run.destroyForcibly();
    }
    return run.exitValue();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
