package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDetectorCommandTest {

  @TempDir private Path folder;

  @Test
  void run_withoutTruthOrTeacher_saysSo() {
    CommandRun run = CommandRun.of("run", "detector", "clip.mp4", "--detector", "small.onnx");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--truth"), run.err());
  }

  /** A block that moves is nobody. */
  @Test
  void run_withoutADetector_judgesTheOneThatIsBuiltIn() throws IOException {
    Path film = folder.resolve("film/block.mp4");
    SquareFilm.write(film, 64, 16, 2);
    Path truth = folder.resolve("truth.txt");
    Files.writeString(truth, "1,1,8,20,12,24,1,-1,-1,-1\n3,1,12,20,12,24,1,-1,-1,-1\n");
    CommandRun run = CommandRun.of("run", "detector", film, "--truth", truth);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("recall 0.000 (2 true, 0 found)"), run.out());
  }
}
