package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.WeightFile;
import io.miharu.nets.graph.onnx.OnnxForm;
import io.miharu.nets.graph.onnx.OnnxWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTraineeTest {

  private static final DetectorNetwork NETWORK =
      new DetectorNetwork(DrawnFrames.WIDTH, DrawnFrames.HEIGHT, DetectorLabels.ALL.size());

  /** A little play in place and colour, nothing else. */
  private static final FrameVariation VARIATION =
      new FrameVariation(0, 0.95, 1.05, 1, false, 0.1, 0, 0, 0, 0, true);

  @TempDir private Path folder;

  private static TrainingSettings settings(int epochs) {
    return TrainingSettings.DEFAULT.withEpochs(epochs).withBatch(4).withRate(4e-3).withClip(10);
  }

  private static TrainingResult train(
      FrameStore store,
      DetectorTrainee network,
      int epochs,
      Optional<Path> file,
      BooleanSupplier stop)
      throws IOException {
    return train(store, network, epochs, file, stop, Optional.empty());
  }

  private static TrainingResult train(
      FrameStore store,
      DetectorTrainee network,
      int epochs,
      Optional<Path> file,
      BooleanSupplier stop,
      Optional<DenseTeacher> teacher)
      throws IOException {
    VariedFrames frames =
        new VariedFrames(
            store,
            store.frames(),
            NETWORK,
            VARIATION,
            (bgr, width, height, seed) -> List.of(),
            teacher);
    DetectorJudge judge =
        new DetectorJudge(VariedFrames.once(store, store.frames(), NETWORK), NETWORK);
    return new Trainer(settings(epochs), Runnable::run, TrainingListener.NONE, stop)
        .train(network, frames, judge, "four drawn pictures", file);
  }

  /** Four pictures must be learnt by heart, and the file that is written must find the same. */
  @Test
  void train_onFourPictures_findsAllFour_alsoFromTheFile() throws IOException {
    Path file = folder.resolve("tiny.onnx");
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DetectorTrainee network = new DetectorTrainee(NETWORK, 1, 0.9, Optional.empty())) {
      TrainingResult result = train(store, network, 100, Optional.empty(), () -> false);
      assertEquals(1, result.bestEpoch().validationAccuracy(), 1e-9, "F1");
      DetectorFile.write(
          NETWORK,
          network.weights(),
          0.5,
          "a test",
          new OnnxForm(true, OnnxForm.Weights.BYTE),
          file);
    }
    Box car = new Box(40, 20, 88, 44);
    try (OnnxDetector detector = OnnxDetector.open(file)) {
      assertEquals(DetectorNetwork.NAME, detector.name());
      List<Detection> found = detector.detect(new Still(DrawnFrames.picture(DrawnFrames.CAR, car)));
      assertEquals(DrawnFrames.CAR, found.get(0).label());
      assertTrue(found.get(0).box().iou(car) > 0.6, "found at " + found.get(0).box());
    }
    long weights = NETWORK.served().parameterCount();
    assertTrue(Files.size(file) < 1.1 * weights, "a byte for each weight");
  }

  @Test
  void train_stoppedAndTakenUpAgain_isTheSameToTheLastBit() throws IOException {
    Path checkpoint = folder.resolve("run.ckpt");
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DetectorTrainee straight = new DetectorTrainee(NETWORK, 3, 0.9, Optional.empty());
        DetectorTrainee first = new DetectorTrainee(NETWORK, 3, 0.9, Optional.empty());
        DetectorTrainee second = new DetectorTrainee(NETWORK, 3, 0.9, Optional.empty())) {
      train(store, straight, 4, Optional.empty(), () -> false);
      AtomicInteger asked = new AtomicInteger();
      TrainingResult stopped =
          train(store, first, 4, Optional.of(checkpoint), () -> asked.incrementAndGet() > 2);
      assertTrue(!stopped.complete());
      assertTrue(train(store, second, 4, Optional.of(checkpoint), () -> false).complete());
      Map<String, float[]> wanted = straight.weights();
      second
          .weights()
          .forEach((name, values) -> assertArrayEquals(wanted.get(name), values, 0, name));
    }
  }

  /** What says hints is learnt, goes on where it was stopped, and is not in what is served. */
  @Test
  void train_withHints_learnsThem_andKeepsOnlyWhatIsServed() throws IOException {
    int side = Math.max(DrawnFrames.WIDTH, DrawnFrames.HEIGHT);
    Path file =
        DenseTeacherTest.teacher(new DetectorNetwork(side, side, 3), folder.resolve("t.onnx"));
    Path checkpoint = folder.resolve("run.ckpt");
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DenseTeacher teacher = DenseTeacher.open(file, NETWORK);
        DetectorTrainee straight = new DetectorTrainee(NETWORK, 3, 0.9, Optional.of(teacher));
        DetectorTrainee first = new DetectorTrainee(NETWORK, 3, 0.9, Optional.of(teacher));
        DetectorTrainee second = new DetectorTrainee(NETWORK, 3, 0.9, Optional.of(teacher));
        DetectorTrainee without = new DetectorTrainee(NETWORK, 3, 0.9, Optional.empty())) {
      teacher.calibrate(VariedFrames.once(store, store.frames(), NETWORK), 4);
      Optional<DenseTeacher> hints = Optional.of(teacher);
      TrainingResult result = train(store, straight, 6, Optional.empty(), () -> false, hints);
      double before = result.epochs().get(0).trainingLoss();
      double after = result.epochs().get(5).trainingLoss();
      assertTrue(after < before, "from %s to %s".formatted(before, after));
      AtomicInteger asked = new AtomicInteger();
      BooleanSupplier soon = () -> asked.incrementAndGet() > 3;
      train(store, first, 6, Optional.of(checkpoint), soon, hints);
      train(store, second, 6, Optional.of(checkpoint), () -> false, hints);
      Map<String, float[]> wanted = straight.weights();
      assertEquals(without.weights().keySet(), wanted.keySet());
      second
          .weights()
          .forEach((name, values) -> assertArrayEquals(wanted.get(name), values, 0, name));
    }
  }

  /** A file of weights has none for hints; with hints it can be gone on from nevertheless. */
  @Test
  void startFrom_weightsOfANetworkWithoutHints_takesThem() throws IOException {
    int side = Math.max(DrawnFrames.WIDTH, DrawnFrames.HEIGHT);
    Path file =
        DenseTeacherTest.teacher(new DetectorNetwork(side, side, 3), folder.resolve("t.onnx"));
    try (DenseTeacher teacher = DenseTeacher.open(file, NETWORK);
        DetectorTrainee with = new DetectorTrainee(NETWORK, 3, 0.9, Optional.of(teacher));
        DetectorTrainee without = new DetectorTrainee(NETWORK, 4, 0.9, Optional.empty())) {
      with.startFrom(new WeightFile(DetectorNetwork.NAME, Map.of(), without.weights()));
      without
          .weights()
          .forEach((name, values) -> assertArrayEquals(values, with.weights().get(name), 0, name));
    }
  }

  /** Served and trained networks are two descriptions: they must compute the same. */
  @Test
  void folded_network_answersAsTheTrainedOne() throws IOException {
    try (DetectorTrainee network = new DetectorTrainee(NETWORK, 5, 0.9, Optional.empty());
        var served = io.miharu.nets.graph.TrainableNetwork.of(NETWORK.served())) {
      served.setParameters(NETWORK.folded(network.weights(), 0));
      float[] picture = new float[3 * DrawnFrames.WIDTH * DrawnFrames.HEIGHT];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (float) Math.sin(i * 0.37);
      }
      float[] raw = network.answers(picture, 1);
      float[] probable =
          served.output(Map.of(DetectorNetwork.INPUT, picture), 1, DetectorNetwork.OUTPUT);
      for (int i = 0; i < raw.length; i++) {
        boolean box = i % NETWORK.values() < 4;
        double wanted = box ? raw[i] : 1 / (1 + Math.exp(-raw[i]));
        assertEquals(wanted, probable[i], 1e-4, "number " + i);
      }
    }
  }

  /** A frame of fixed pixels that is only asked for its own size. */
  private record Still(PixelView view) implements Frame {

    @Override
    public MediaTime time() {
      return MediaTime.ZERO;
    }

    @Override
    public long index() {
      return 0;
    }

    @Override
    public int width() {
      return view.width();
    }

    @Override
    public int height() {
      return view.height();
    }

    @Override
    public PixelView pixels(PixelFormat format, int width, int height) {
      if (format != view.format() || width != view.width() || height != view.height()) {
        throw new IllegalArgumentException("only as it is, got %s".formatted(format));
      }
      return view;
    }

    @Override
    public List<MotionVector> motionVectors() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** What is served is rounded and has no normalisation; a training that begins with it goes on. */
  @Test
  void startFrom_servedFile_answersAsTheFileDid() throws IOException {
    Path file = folder.resolve("served.onnx");
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DetectorTrainee first = new DetectorTrainee(NETWORK, 1, 0.9, Optional.empty());
        DetectorTrainee next = new DetectorTrainee(NETWORK, 2, 0.9, Optional.empty())) {
      train(store, first, 10, Optional.empty(), () -> false);
      DetectorFile.write(
          NETWORK, first.weights(), 0.5, "test", new OnnxForm(true, OnnxForm.Weights.BYTE), file);
      VariedFrames pictures = VariedFrames.once(store, store.frames(), NETWORK);
      next.startFrom(OnnxWeights.read(file, Files.readAllBytes(file)), pictures);
      float[] example = new float[pictures.values()];
      pictures.read(0, example, 0);
      float[] image = Arrays.copyOf(example, 3 * NETWORK.width() * NETWORK.height());
      float[] expected = first.answers(image, 1);
      float[] begun = next.answers(image, 1);
      double scale = 0;
      double off = 0;
      for (int i = 0; i < expected.length; i++) {
        scale += expected[i] * expected[i];
        off += (expected[i] - begun[i]) * (expected[i] - begun[i]);
      }
      assertTrue(off < 1e-3 * scale, "relative squared error " + off / scale);
    }
  }

  @Test
  void startFrom_weightsOfAnotherNetwork_sayWhichAreMissing() throws IOException {
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DetectorTrainee network = new DetectorTrainee(NETWORK, 1, 0.9, Optional.empty())) {
      VariedFrames pictures = VariedFrames.once(store, store.frames(), NETWORK);
      ModelFormatException refused =
          assertThrows(
              ModelFormatException.class,
              () -> network.startFrom(Map.of("stem.weight", new float[3]), pictures));
      assertTrue(refused.toString().contains("stem.weight"), refused::toString);
    }
  }
}
