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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The values of the methods text. */
  @Test
  void reversal_growsFromNothingToOne() {
    assertEquals(0, NetworkTrainee.reversal(0));
    assertEquals(0.462117, NetworkTrainee.reversal(0.1), 1e-6);
    assertEquals(0.848284, NetworkTrainee.reversal(0.25), 1e-6);
    assertEquals(0.986614, NetworkTrainee.reversal(0.5), 1e-6);
  }

  /**
   * One weight w = 1, feature f = w·x = 1, an adversary of two domains with weights (a, −a): its
   * slope on f is a·(p₁ − t₁) − a·(p₂ − t₂), and the reversal hands w minus λ times that, as
   * strongly as was asked.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void gradients_ofAnAdversary_reachTheFeaturesReversed_andItselfInFull(double strength) {
    NetworkBuilder net = new NetworkBuilder("adversary", 1);
    Tensor x = net.input("x", 1);
    Tensor feature = x.apply(net.dense("feature", 1, false));
    net.output("logits", feature.apply(net.dense("classes", 2, false)));
    net.output(
        NetworkTrainee.DOMAINS, feature.reverseGradient().apply(net.dense("domains", 2, false)));
    net.startFrom("feature.weight", new float[] {1});
    net.startFrom("classes.weight", new float[] {0, 0});
    net.startFrom("domains.weight", new float[] {0.5f, -0.5f});
    try (NetworkTrainee trainee = new NetworkTrainee(net.build(), strength)) {
      float[][] gradients = new float[3][];
      for (int i = 0; i < 3; i++) {
        gradients[i] = new float[trainee.slots().get(i).length()];
      }
      Batch batch = new Batch(1, new float[] {1}, new float[] {1, 0}, new int[] {0}, 0.1);
      double loss = trainee.gradients(batch, 1, gradients);
      assertEquals(Math.log(2), loss, 1e-6, "the loss of the classes alone");
      double p = 1 / (1 + Math.exp(-1)); // of domain 0: scores are 0.5 and −0.5
      double slope = 0.5 * (p - 1) - 0.5 * (1 - p);
      assertEquals(-strength * 0.462117 * slope, gradients[0][0], 1e-5);
      assertArrayEquals(new float[] {(float) (p - 1), (float) (1 - p)}, gradients[2], 1e-6f);
    }
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
