package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainDetectorCommandTest {

  @TempDir private Path folder;

  @Test
  void labels_ofAClipKeptForTesting_areRefused() throws IOException {
    Path clip = Files.createFile(folder.resolve("vtest.avi"));
    CommandRun run =
        CommandRun.of(
            "train",
            "detector-labels",
            "--labels",
            folder.resolve("frames"),
            "--data",
            clip,
            "--teacher",
            folder.resolve("none.onnx"),
            "--scene-seeds",
            "0");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("kept for testing"), run.err());
  }

  @Test
  void labels_ofTheDemosScenes_areRefused() {
    CommandRun run =
        CommandRun.of(
            "train",
            "detector-labels",
            "--labels",
            folder.resolve("frames"),
            "--first-scene-seed",
            "5",
            "--scene-seeds",
            "1");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("kept for testing"), run.err());
  }

  @Test
  void labels_ofOneScenesSeed_areKeptOnce_withTheirTruth() throws IOException {
    String[] words = {
      "train",
      "detector-labels",
      "--labels",
      folder.resolve("frames").toString(),
      "--scene-seeds",
      "1",
      "--frames-of-scene",
      "1",
      "--kept-width",
      "64",
      "--kept-height",
      "64"
    };
    CommandRun first = CommandRun.of((Object[]) words);
    assertEquals(0, first.exitCode(), first.err());
    // 15 scenes of surveillance and 10 of driving, one frame each
    assertTrue(first.out().startsWith("25 frames of 25 clips"), first.out());
    CommandRun again = CommandRun.of((Object[]) words);
    assertEquals(first.out(), again.out());
    List<String> lines = Files.readAllLines(folder.resolve("frames/frames.jsonl"));
    assertEquals(50, lines.size(), "a line for each frame and one for each clip");
    assertTrue(lines.get(1).contains("\"labeller\":\"the scene's own truth\""), lines.get(1));
  }

  @Test
  void train_withoutClipsToJudgeOn_saysSo() {
    CommandRun run =
        CommandRun.of(
            "train",
            "detector",
            "--labels",
            folder.resolve("frames"),
            "--scene-seeds",
            "0",
            "--out",
            folder.resolve("small.onnx"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("frames to judge on"), run.err());
  }

  @Test
  void train_onAllClips_withoutWeightsThatWereJudged_isRefused() {
    Path out = folder.resolve("small.onnx");
    CommandRun run =
        CommandRun.of("train", "detector", "--all-clips", "--labels", folder, "--out", out);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--from"), run.err());
  }

  @Test
  void runDetector_withoutTruthOrTeacher_saysSo() {
    CommandRun run = CommandRun.of("run", "detector", "clip.mp4", "--detector", "small.onnx");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--truth"), run.err());
  }
}
