package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.temporal.clips.ClipNetwork;
import io.miharu.temporal.clips.ClipStream;
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
  void train_fromEarlierWeights_beginsThere_andSaysSo() throws IOException {
    Path weights = folder.resolve("first.weights");
    Path out = folder.resolve("second.onnx");
    assertEquals(0, little("static", "--weights", weights).exitCode());
    CommandRun second = little("static", "--from", weights, "--keep", "byte", "--out", out);
    assertEquals(0, second.exitCode(), second.err());
    try (ClipNetwork network = ClipNetwork.open(out)) {
      assertTrue(network.card().training().data().contains("begun from first.weights"));
    }
    CommandRun other = little("cnn-tcn", "--from", weights);
    assertEquals(5, other.exitCode());
    assertTrue(other.err().contains("has weights of static"), other.err());
    assertEquals(2, little("static", "--from", folder.resolve("none")).exitCode());
  }

  /** A byte a weight in place of four, and the rest of the file. */
  @Test
  void train_keepByte_writesAFileOfAThird() throws IOException {
    Path full = folder.resolve("full.onnx");
    Path small = folder.resolve("small.onnx");
    assertEquals(0, little("static", "--out", full).exitCode());
    assertEquals(0, little("static", "--out", small, "--keep", "byte").exitCode());
    assertTrue(Files.size(small) < 0.35 * Files.size(full), Files.size(small) + " bytes");
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

  /**
   * A folder of videos, seen as pictures and by the codec's motion, to a file that detect takes.
   */
  @Test
  void train_folderOfVideos_writesAModelThatDetectRuns() throws IOException {
    for (int i = 0; i < 3; i++) {
      SquareFilm.write(folder.resolve("data/calm/" + i + ".mp4"), 64, 16, 0);
      SquareFilm.write(folder.resolve("data/wild/" + i + ".mp4"), 64, 16, 4);
    }
    Path model = folder.resolve("model.onnx");
    List<Object> words = new ArrayList<>(List.of("train", "c3d-small"));
    words.addAll(List.of("--data", folder.resolve("data"), "--input", "picture+motion"));
    words.addAll(List.of("--folds", 3, "--epochs", 1, "--batch", 2, "--shrink", 4));
    words.addAll(List.of("--out", model, "--silent", "calm"));
    CommandRun trained = CommandRun.of(words.toArray());
    assertEquals(0, trained.exitCode(), trained.err());
    try (ClipNetwork network = ClipNetwork.open(model)) {
      assertEquals(List.of(ClipStream.PICTURE, ClipStream.MOTION), network.preparation().streams());
    }
    Path video = folder.resolve("data/wild/0.mp4");
    CommandRun run =
        CommandRun.of("detect", video, "--clip-model", model, "--out", folder.resolve("out"));
    assertEquals(0, run.exitCode(), run.err());
    CommandRun wrong =
        CommandRun.of("detect", video, "--clip-model", video, "--out", folder.resolve("out2"));
    assertEquals(5, wrong.exitCode(), wrong.err());
  }

  @Test
  void train_motionOfDrawnClips_orSilenceOfNoClass_isAUsageError() {
    CommandRun motion = little("static", "--input", "motion");
    assertEquals(2, motion.exitCode());
    assertTrue(motion.err().contains("only videos know of their motion"), motion.err());
    CommandRun silent = little("static", "--silent", "sleeping");
    assertEquals(2, silent.exitCode());
    assertTrue(silent.err().contains("--silent names what is no class"), silent.err());
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
