package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.Point;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.learning.detector.DetectorFile;
import io.miharu.learning.detector.DetectorNetwork;
import io.miharu.learning.detector.FrameStore;
import io.miharu.learning.detector.LabelledBox;
import io.miharu.nets.graph.WeightFile;
import io.miharu.nets.graph.onnx.OnnxForm;
import io.miharu.nets.graph.onnx.OnnxWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    CommandRun run = train();
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("frames to judge on"), run.err());
  }

  @Test
  void train_judgedOnNamedClips_learnsFromTheOthers() throws IOException {
    try (FrameStore store = FrameStore.open(folder.resolve("frames"))) {
      keep(store, "north-1.mp4", 3);
      keep(store, "south-1.mp4", 1);
      keep(store, "south-2.mp4", 1);
    }
    CommandRun run = train("--judge", "south");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().startsWith("3 frames, 3 with rare ones repeated; judged on 2 others"), run.out());
    assertTrue(Files.exists(folder.resolve("small.onnx")));
  }

  @Test
  void train_judgedOnClipsThatAreNotThere_saysSo() throws IOException {
    try (FrameStore store = FrameStore.open(folder.resolve("frames"))) {
      keep(store, "north-1.mp4", 1);
    }
    CommandRun run = train("--judge", "east");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("got 1 and 0"), run.err());
  }

  /** One epoch at 32x32, with something drawn over every picture. */
  private CommandRun train(Object... more) {
    Object[] words = {
      "train",
      "detector",
      "--labels",
      folder.resolve("frames"),
      "--scene-seeds",
      "0",
      "--sketch",
      "1",
      "--epochs",
      "1",
      "--batch",
      "1",
      "--width",
      "32",
      "--height",
      "32",
      "--out",
      folder.resolve("small.onnx")
    };
    return CommandRun.of(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  /** What was trained has the layout of its teachers, so it can teach in turn. */
  @Test
  void train_withHints_learnsFromThem_andSaysWhoGaveThem() throws IOException {
    try (FrameStore store = FrameStore.open(folder.resolve("frames"))) {
      keep(store, "north-1.mp4", 2);
      keep(store, "south-1.mp4", 1);
    }
    assertEquals(0, train("--judge", "south").exitCode());
    Path teacher = folder.resolve("teacher.onnx");
    Files.move(folder.resolve("small.onnx"), teacher);
    CommandRun run = train("--judge", "south", "--turn", "0.5", "--hints", teacher);
    assertEquals(0, run.exitCode(), run.err());
    try (OnnxDetector trained = OnnxDetector.open(folder.resolve("small.onnx"))) {
      String source = trained.card().source();
      assertTrue(source.contains("hints of teacher.onnx"), source);
    }
    CommandRun none = train("--judge", "south", "--hints", folder.resolve("none.onnx"));
    assertEquals(5, none.exitCode());
    assertTrue(none.err().contains("there is no such file"), none.err());
  }

  /** What moves the confidence of a file. */
  private static float objectBias(Path file) throws IOException {
    return OnnxWeights.read(file, Files.readAllBytes(file))
        .getOrDefault("say8.bias", new float[11])[4];
  }

  /** Dark frames with a bright car each. */
  private static void keep(FrameStore store, String name, int frames) throws IOException {
    FrameStore.Clip clip = store.add(Path.of(name), "the test");
    LabelledBox car = LabelledBox.exact(ConceptId.of("car"), new Box(8, 8, 24, 20));
    for (int i = 0; i < frames; i++) {
      ByteBuffer pixels = ByteBuffer.allocateDirect(3 * 32 * 32);
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          boolean inside = car.box().contains(new Point(x + 0.5f, y + 0.5f));
          byte value = (byte) (inside ? 220 : 30);
          pixels.put(value).put(value).put(value);
        }
      }
      PixelView picture = new PixelView(PixelFormat.BGR24, 32, 32, pixels.flip());
      clip.add(i, MediaTime.ofSeconds(i), picture, List.of(car));
    }
    clip.complete();
  }

  /** The other file has the same weights and is less sure of all by a factor of 9 of the odds. */
  @Test
  void train_withTheConfidenceOfAFile_servesWhereThatDoes() throws IOException {
    try (FrameStore store = FrameStore.open(folder.resolve("frames"))) {
      keep(store, "north-1.mp4", 2);
      keep(store, "south-1.mp4", 1);
    }
    Path weights = folder.resolve("first.weights");
    assertEquals(0, train("--judge", "south", "--weights", weights).exitCode());
    // Every cell of stride 8 says a car like that of the frames, one of them rightly.
    WeightFile first = WeightFile.read(weights);
    Map<String, float[]> arrays = new LinkedHashMap<>(first.arrays());
    float width = (float) Math.log(2);
    float height = (float) Math.log(1.5);
    arrays.put("say8.bias", new float[] {1, 0.75f, width, height, 1, -5, -5, 5, -5, -5, -5});
    arrays.put("say8.weight", new float[32 * 11]);
    new WeightFile(first.network(), first.facts(), arrays).write(weights);
    Path unsure = folder.resolve("unsure.onnx");
    DetectorFile.write(
        new DetectorNetwork(32, 32, 6),
        arrays,
        0.9,
        "the test",
        new OnnxForm(true, OnnxForm.Weights.FULL),
        unsure);
    CommandRun run =
        train(
            "--judge",
            "south",
            "--all-clips",
            "--from",
            weights,
            "--keep",
            "full",
            "--confidence-like",
            unsure,
            "--rate",
            "1e-9");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(objectBias(unsure), objectBias(folder.resolve("small.onnx")), 0.1);

    CommandRun alone = train("--judge", "south", "--confidence-like", unsure);
    assertEquals(2, alone.exitCode());
    assertTrue(alone.err().contains("--all-clips"), alone.err());
  }

  @Test
  void train_onAllClips_withoutWeightsThatWereJudged_isRefused() {
    Path out = folder.resolve("small.onnx");
    CommandRun run =
        CommandRun.of("train", "detector", "--all-clips", "--labels", folder, "--out", out);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--from"), run.err());
  }
}
