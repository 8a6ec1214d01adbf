package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command refuses; what it writes is tested where the network is read. */
class ModelsConvertTest {

  @TempDir private Path folder;

  @Test
  void convert_whatIsNoSavedNetwork_exits5WithTheReason() throws IOException {
    Path text = Files.writeString(folder.resolve("net.zip"), "no zip");
    CommandRun run = CommandRun.of("models", "convert", text, folder.resolve("net.onnx"));
    assertEquals(5, run.exitCode());
    assertTrue(run.err().contains("needed a network saved by Deeplearning4j"), run.err());
    assertTrue(Files.notExists(folder.resolve("net.onnx")));
  }

  @Test
  void convert_sizesThatAreNone_exits2() {
    for (String sizes : new String[] {"3x", "0x4", "1x2x3x4x5", "wide"}) {
      CommandRun run = CommandRun.of("models", "convert", "a.zip", "a.onnx", "--input", sizes);
      assertEquals(2, run.exitCode(), sizes);
      assertTrue(run.err().contains("--input is"), run.err());
    }
  }
}
