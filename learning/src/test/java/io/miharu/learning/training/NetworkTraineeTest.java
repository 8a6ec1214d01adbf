package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.learning.data.ActionMnist;
import io.miharu.learning.data.Seed;
import io.miharu.learning.data.Split;
import io.miharu.learning.data.StrokeDigits;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTraineeTest {

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** Logits (0, 0) and target (1, 0): the loss is log 2, the slope (p − t) / n = ∓½ / 2. */
  @Test
  void crossEntropy_evenScores_isLog2_withHalfSlopes() {
    Batch batch = new Batch(2, new float[2], new float[] {1, 0, 0, 1});
    float[] slope = new float[4];
    double loss = NetworkTrainee.crossEntropy(new float[4], batch, slope);
    assertEquals(Math.log(2), loss, 1e-9);
    assertArrayEquals(new float[] {-0.25f, 0.25f, 0.25f, -0.25f}, slope);
  }

  @Test
  void crossEntropy_aTargetOfWeightThree_countsThreefold() {
    float[] slope = new float[2];
    double loss =
        NetworkTrainee.crossEntropy(
            new float[2], new Batch(1, new float[1], new float[] {3, 0}), slope);
    assertEquals(3 * Math.log(2), loss, 1e-9);
    assertArrayEquals(new float[] {-1.5f, 1.5f}, slope);
  }

  /** R14 with a real network: batch normalisation, dropout, Adam, varied clips. */
  @Test
  void train_stoppedAndTakenUpAgain_endsInTheSameBits() throws IOException {
    NetworkTrainee straight = new NetworkTrainee(tiny(1));
    NetworkTrainee first = new NetworkTrainee(tiny(1));
    NetworkTrainee second = new NetworkTrainee(tiny(9));
    try (straight;
        first;
        second) {
      TrainingResult whole = run(straight, Optional.empty(), () -> false);
      Optional<Path> file = Optional.of(folder.resolve("run.checkpoint"));
      AtomicInteger steps = new AtomicInteger();
      run(first, file, () -> steps.getAndIncrement() >= 13);
      TrainingResult rest = run(second, file, () -> false);
      assertEquals(whole, rest);
      for (String name : straight.network().parameters().keySet()) {
        assertArrayEquals(straight.network().get(name), second.network().get(name), name);
      }
      assertTrue(whole.epochs().get(1).trainingLoss() < whole.epochs().get(0).trainingLoss());
    }
  }

  @Test
  void new_networkOfTwoOutputs_isRefused() {
    NetworkBuilder net = new NetworkBuilder("two", 1);
    Tensor x = net.input("x", 3);
    net.output("a", x.apply(net.dense("a", 2)));
    net.output("b", x.apply(net.dense("b", 2)));
    Network two = net.build();
    assertThrows(IllegalArgumentException.class, () -> new NetworkTrainee(two).close());
  }

  private TrainingResult run(NetworkTrainee network, Optional<Path> file, BooleanSupplier stop)
      throws IOException {
    Seed seed = new Seed(5);
    ActionMnist.Kind kind = ActionMnist.Kind.DIRECTIONS;
    StrokeDigits glyphs = new StrokeDigits(seed, 1000);
    TrainingSettings settings = TrainingSettings.DEFAULT.withEpochs(2).withBatch(8);
    return new Trainer(settings, executor, TrainingListener.NONE, stop)
        .train(
            network,
            ActionMnist.of(glyphs, kind, Split.TRAIN, seed, 0.02),
            ActionMnist.of(glyphs, kind, Split.VALIDATION, seed, 0.05),
            "a little of Action MNIST",
            file);
  }

  /** Sees every fourth frame and pixel. */
  private static Network tiny(long seed) {
    NetworkBuilder net = new NetworkBuilder("tiny", seed);
    Window window = Window.of(3, 5, 5).withStride(4, 4, 4).withPadding(1, 2, 2);
    Tensor x =
        net.input("clip", 1, 16, 64, 64)
            .apply(net.convolution("conv", Conv.of(4, window).withoutBias()))
            .apply(net.batchNorm("norm"))
            .relu()
            .flatten()
            .apply(net.dropout(0.2f));
    net.output("logits", x.apply(net.dense("classes", 8)));
    return net.build();
  }
}
