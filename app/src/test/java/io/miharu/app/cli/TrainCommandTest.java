package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir private Path folder;

  @Test
  void train_aLittleOfActionMnist_writesAModelThatOpens_andTheCurves() throws IOException {
    Path out = folder.resolve("static.onnx");
    Path report = folder.resolve("curves.html");
    CommandRun run = little("static", "--out", out, "--report", report);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("test accuracy"), run.out());
    assertTrue(Files.readString(report).contains("<svg"));
    try (ClipNetwork network = ClipNetwork.open(out)) {
      assertEquals("static", network.card().name());
      assertEquals(8, network.labels().size());
      assertTrue(network.card().training().command().contains("--data action-mnist"));
    }
  }

  @Test
  void train_checkpointOfAnotherSeed_isRefused() {
    Path checkpoint = folder.resolve("run.checkpoint");
    assertEquals(0, little("static", "--checkpoint", checkpoint).exitCode());
    CommandRun other = little("static", "--checkpoint", checkpoint, "--seed", 2);
    assertEquals(5, other.exitCode());
    assertTrue(other.err().contains("is of another run"), other.err());
  }

  @Test
  void train_unknownModelOrNoData_isAUsageError() {
    CommandRun unknown = CommandRun.of("train", "resnet", "--data", "action-mnist");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("choose one of c3d-small, r21-small"), unknown.err());
    assertEquals(2, CommandRun.of("train", "cnn-lstm").exitCode());
    assertEquals(2, CommandRun.of("train").exitCode());
  }

  @Test
  void train_folderOfOneClass_isAUsageError_andUnreadableVideosAreNamed() throws IOException {
    Path calm = Files.createDirectories(folder.resolve("data/calm"));
    Files.writeString(calm.resolve("a.mp4"), "no video");
    CommandRun one = CommandRun.of("train", "static", "--data", folder.resolve("data"));
    assertEquals(2, one.exitCode());
    assertTrue(one.err().contains("got only calm"), one.err());
    Path wild = Files.createDirectories(folder.resolve("data/wild"));
    Files.writeString(wild.resolve("b.mp4"), "no video");
    CommandRun two = CommandRun.of("train", "static", "--data", folder.resolve("data"));
    assertEquals(3, two.exitCode());
    assertTrue(two.err().contains("2 of 2 clips cannot be read"), two.err());
  }

  private static CommandRun little(Object... more) {
    List<Object> words = new ArrayList<>(List.of("train"));
    words.addAll(List.of(more));
    words.addAll(
        List.of(
            "--data",
            "action-mnist",
            "--digits",
            "none",
            "--share",
            "0.02",
            "--epochs",
            "1",
            "--batch",
            "16"));
    return CommandRun.of(words.toArray());
  }
}
