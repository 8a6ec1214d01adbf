package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunClipsTest {

  @TempDir private Path folder;

  @Test
  void runClips_aSecondTime_goesOnWithTheSeedsThatAreMissing() throws Exception {
    CommandRun one = little("--seeds", 1);
    assertEquals(0, one.exitCode(), one.err());
    CommandRun two = little("--seeds", 2, "--json");
    assertEquals(0, two.exitCode(), two.err());
    assertEquals(2, Files.readAllLines(folder.resolve("rows.jsonl")).size());
    assertTrue(Files.readString(folder.resolve("report.html")).contains("static on action-mnist"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("report.html", "rows.jsonl"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void runClips_frameRatesOfVideos_orNoFolder_isAUsageError() {
    CommandRun run =
        CommandRun.of(
            "run",
            "clips",
            "--models",
            "static",
            "--data",
            folder,
            "--frame-rates",
            "--counted",
            "--methods",
            "one-rate,adversarial",
            "--out",
            folder);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("other frame rates need generated clips"), run.err());
    assertEquals(2, CommandRun.of("run", "clips", "--models", "static", "--data", "x").exitCode());
  }

  private CommandRun little(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("run", "clips", "--models", "static", "--data", "action-mnist"));
    words.addAll(List.of("--digits", "none", "--share", "0.02", "--epochs", "1", "--batch", "16"));
    words.addAll(List.of("--shrink", "4", "--out", folder));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }
}
