package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.miharu.nets.graph.onnx.OnnxForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      new FrameVariation(0, 0.95, 1.05, 1, false, 0.1, 0, 0, 0, true);

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
    VariedFrames frames =
        new VariedFrames(
            store, store.frames(), NETWORK, VARIATION, (bgr, width, height, seed) -> List.of());
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
        DetectorTrainee network = new DetectorTrainee(NETWORK, 1, 0.9)) {
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
    assertTrue(Files.size(file) < 300_000, "a byte for each weight");
  }

  @Test
  void train_stoppedAndTakenUpAgain_isTheSameToTheLastBit() throws IOException {
    Path checkpoint = folder.resolve("run.ckpt");
    try (FrameStore store = DrawnFrames.in(folder.resolve("frames"));
        DetectorTrainee straight = new DetectorTrainee(NETWORK, 3, 0.9);
        DetectorTrainee first = new DetectorTrainee(NETWORK, 3, 0.9);
        DetectorTrainee second = new DetectorTrainee(NETWORK, 3, 0.9)) {
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

  /** Served and trained networks are two descriptions: they must compute the same. */
  @Test
  void folded_network_answersAsTheTrainedOne() throws IOException {
    try (DetectorTrainee network = new DetectorTrainee(NETWORK, 5, 0.9);
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
}
