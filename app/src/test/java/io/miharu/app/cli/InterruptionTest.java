package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.Main;
import io.miharu.eval.mot.MotFile;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run, in a process of its own. */
class InterruptionTest {

  private static final long PATIENCE_SECONDS = 120;

  /** The bit of SIGINT in a mask of signals. */
  private static final long SIGINT = 1L << 1;

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void interrupt_amidARun_leavesValidFilesAnd130() throws Exception {
    Path film = folder.resolve("long.mp4");
    // Painting every frame and encoding it again makes this last for some seconds on any machine.
    Scene scene = SceneCatalogue.surveillance(1).get(0);
    SceneClip.write(scene, scene.duration(), film);
    Path tracks = folder.resolve("out/long.mp4/tracks.txt");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "detect",
                film.toString(),
                "--annotate",
                "--out",
                folder.resolve("out").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      while (run.isAlive() && !(Files.exists(tracks) && Files.size(tracks) > 0)) {
        Thread.sleep(20);
      }
      assertTrue(run.isAlive(), () -> "over before it could be interrupted: " + said());
      assumeFalse(
          ignoresInterrupts(run), "this shell lets its children ignore Ctrl-C: nothing to test");
      new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
      assertTrue(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
    } finally {
      run.destroyForcibly();
    }
    assertEquals(130, run.exitValue(), said());
    JsonNode record = new ObjectMapper().readTree(folder.resolve("out/long.mp4/run.json").toFile());
    assertTrue(record.get("framesRead").asLong() > 0);
    assertFalse(MotFile.read(tracks).isEmpty());
    assertTrue(Files.readString(folder.resolve("out/report.html")).endsWith("</html>\n"));
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static boolean ignoresInterrupts(Process process) throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0;
  }
}
