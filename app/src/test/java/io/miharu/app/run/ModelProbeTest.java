package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ModelProbeTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Path model = Path.of("");

  @BeforeEach
  void writeAModel() throws IOException {
    model = Files.writeString(folder.resolve("net.onnx"), "a network");
  }

  private ModelProbe probe(String script) {
    return new ModelProbe(
        folder.resolve("seen"), List.of("sh", "-c", script, "probe"), Duration.ofSeconds(5));
  }

  @Test
  void check_childThatAborts_isRefusedWithTheSignal() {
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class, () -> probe("echo bad graph; kill -ABRT $$").check(model));
    assertTrue(refused.toString().contains("signal 6"), refused.toString());
    assertTrue(refused.toString().contains("bad graph"), refused.toString());
    assertFalse(Files.exists(folder.resolve("seen")));
  }

  @Test
  void check_childThatHangs_isRefusedAndEnded() {
    ModelProbe probe =
        new ModelProbe(
            folder.resolve("seen"),
            List.of("sh", "-c", "sleep 600", "probe"),
            Duration.ofMillis(200));
    assertThrows(ModelFormatException.class, () -> probe.check(model));
  }

  @Test
  void check_modelThatPassedOnce_isNotProbedAgain() throws IOException {
    Path trace = folder.resolve("trace");
    ModelProbe probe = probe("echo $1 >> " + trace);
    probe.check(model);
    probe.check(model);
    assertTrue(Files.readAllLines(trace).size() == 1, "one process");
    assertTrue(Files.readString(trace).contains("net.onnx"));
  }

  @Test
  void check_childThatOnlyRefuses_leavesTheWordToTheOpening() throws IOException {
    probe("exit 5").check(model);
  }
}
