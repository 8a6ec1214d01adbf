package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.learning.data.ArrayExamples;
import io.miharu.learning.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT
          .withEpochs(4)
          .withBatch(8)
          .withRate(0.05)
          .withMixup(0.4)
          .withSmoothing(0.1)
          .withBalance(true);

  private final ExecutorService executor = Executors.newFixedThreadPool(4);

  @TempDir private Path folder;

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @Test
  void train_separableClasses_areLearnt() throws IOException {
    SoftmaxRegression network = network("a", 1);
    TrainingResult result = run(network, SETTINGS.withEpochs(10), Optional.empty(), () -> false);
    assertEquals(10, result.epochs().size());
    assertTrue(result.bestEpoch().validationAccuracy() > 0.95);
    assertTrue(result.epochs().get(9).trainingLoss() < result.epochs().get(0).trainingLoss());
  }

  /** R14. */
  @Test
  void train_stoppedTwiceAndTakenUpAgain_endsInTheSameBits() throws IOException {
    SoftmaxRegression straight = network("a", 1);
    TrainingResult whole = run(straight, SETTINGS, Optional.empty(), () -> false);
    Path file = folder.resolve("run.checkpoint");
    TrainingResult last = new TrainingResult(List.of(), 0, false);
    SoftmaxRegression resumed = network("a", 1);
    for (int steps : new int[] {7, 19, 1000}) { // in the middle of an epoch of 15 steps
      resumed = network("a", 99); // its own weights must not matter
      if (steps == 7) {
        resumed = network("a", 1);
      }
      assertFalse(last.complete());
      last = run(resumed, SETTINGS, Optional.of(file), after(steps));
    }
    assertTrue(last.complete());
    assertEquals(whole, last);
    assertSameBits(straight, resumed);
  }

  @Test
  void train_onOneThreadOrFour_endsInTheSameBits() throws IOException {
    SoftmaxRegression four = network("a", 1);
    run(four, SETTINGS, Optional.empty(), () -> false);
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      SoftmaxRegression one = network("a", 1);
      new Trainer(SETTINGS, single, TrainingListener.NONE, () -> false)
          .train(one, examples(120, 1), examples(40, 2), "points", Optional.empty());
      assertSameBits(four, one);
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  void train_checkpointOfAnotherNetworkOrRun_isRefused() throws IOException {
    Path file = folder.resolve("run.checkpoint");
    run(network("a", 1), SETTINGS, Optional.of(file), after(7));
    assertRefused("is of another network: needed b", network("b", 1), SETTINGS, file);
    assertRefused("is of another run", network("a", 1), SETTINGS.withRate(0.1), file);
    assertRefused("is of another run", network("a", 1), SETTINGS.withSeed(5), file);
    SoftmaxRegression wider = new SoftmaxRegression("a", 4, 3, 0.2, 1);
    Trainer trainer = new Trainer(SETTINGS, executor, TrainingListener.NONE, () -> false);
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer.train(wider, examples(120, 1), examples(40, 2), "points", Optional.of(file)));
  }

  @Test
  void train_damagedCheckpoint_isRefused() throws IOException {
    Path file = folder.resolve("run.checkpoint");
    run(network("a", 1), SETTINGS, Optional.of(file), after(7));
    byte[] bytes = Files.readAllBytes(file);
    byte[] flipped = bytes.clone();
    flipped[flipped.length - 20] ^= 4; // in an array: only the checksum can tell
    Files.write(file, flipped);
    assertRefused("is damaged", network("a", 1), SETTINGS, file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused("is damaged", network("a", 1), SETTINGS, file);
    Files.writeString(file, "something else altogether");
    assertRefused("is no checkpoint", network("a", 1), SETTINGS, file);
  }

  @Test
  void train_fullDisk_leavesTheCheckpointBeforeWhole() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full, a disk that is always full");
    Path file = folder.resolve("run.checkpoint");
    run(network("a", 1), SETTINGS, Optional.of(file), after(7));
    byte[] before = Files.readAllBytes(file);
    Files.createSymbolicLink(folder.resolve("run.checkpoint.partial"), full);
    IOException failed =
        assertThrows(
            IOException.class, () -> run(network("a", 1), SETTINGS, Optional.of(file), after(19)));
    assertTrue(String.valueOf(failed.getMessage()).contains("the one before is as it was"));
    assertArrayEquals(before, Files.readAllBytes(file));
    SoftmaxRegression straight = network("a", 1);
    run(straight, SETTINGS, Optional.empty(), () -> false);
    SoftmaxRegression resumed = network("a", 2);
    assertTrue(run(resumed, SETTINGS, Optional.of(file), () -> false).complete());
    assertSameBits(straight, resumed);
  }

  @Test
  void train_withPatience_endsThatManyEpochsAfterTheBest_andKeepsTheBest() throws IOException {
    SoftmaxRegression network = network("a", 1);
    TrainingSettings patient = SETTINGS.withEpochs(60).withPatience(3);
    TrainingResult result = run(network, patient, Optional.empty(), () -> false);
    assertTrue(result.complete());
    assertEquals(result.best() + 3, result.epochs().size());
    Evaluation kept = Evaluation.of(network, examples(40, 2), 8);
    assertEquals(result.bestEpoch().validationAccuracy(), kept.accuracy(), 0);
    assertEquals(result.bestEpoch().validationLoss(), kept.loss(), 0);
  }

  @Test
  void train_lossThatIsNoNumber_saysWhatToTry() {
    SoftmaxRegression network = network("a", 1);
    network.brokenAfter = 3;
    IllegalStateException failed =
        assertThrows(
            IllegalStateException.class,
            () -> run(network, SETTINGS, Optional.empty(), () -> false));
    assertTrue(
        String.valueOf(failed.getMessage()).startsWith("the loss is NaN after 3 steps; lower"));
  }

  @Test
  void train_examplesThatCannotBeRead_failWithTheirOwnWords() {
    ArrayExamples good = examples(120, 1);
    Examples torn =
        new Examples() {
          @Override
          public int size() {
            return good.size();
          }

          @Override
          public int values() {
            return good.values();
          }

          @Override
          public List<String> classes() {
            return good.classes();
          }

          @Override
          public int label(int example) {
            return good.label(example);
          }

          @Override
          public void read(int example, float[] into, int offset) throws IOException {
            throw new IOException("torn.mp4 broke off");
          }
        };
    Trainer trainer =
        new Trainer(SETTINGS.withVary(false), executor, TrainingListener.NONE, () -> false);
    IOException failed =
        assertThrows(
            IOException.class,
            () -> trainer.train(network("a", 1), torn, good, "points", Optional.empty()));
    assertEquals("torn.mp4 broke off", failed.getMessage());
  }

  @Test
  void clip_normFive_isShrunkToOne() {
    float[][] gradients = {{3}, {0, 4}};
    Trainer.clip(gradients, 1);
    assertEquals(0.6f, gradients[0][0]);
    assertEquals(0.8f, gradients[1][1]);
    Trainer.clip(gradients, 2);
    assertEquals(0.6f, gradients[0][0]);
  }

  @Test
  void curveReport_holdsACurveForEachLossAndMarksTheBestEpoch() {
    TrainingResult result =
        new TrainingResult(
            List.of(new EpochResult(1, 2, 1.5, 0.5, 0.1), new EpochResult(2, 1, 1.2, 0.75, 0.05)),
            2,
            true);
    String page = new CurveReport("c3d <small>", "seed 1", result).html();
    assertTrue(page.contains("<h1>c3d &lt;small&gt;</h1>"));
    // Loss 2, the greatest, lies at the top (12); loss 1 half way down to 260 − 34 = 226.
    assertTrue(page.contains("points=\"60.0,12.0 628.0,119.0\""), page);
    assertTrue(page.contains("<td>2 *</td>"));
  }

  private void assertRefused(
      String words, SoftmaxRegression network, TrainingSettings settings, Path file) {
    CheckpointException refused =
        assertThrows(
            CheckpointException.class,
            () -> run(network, settings, Optional.of(file), () -> false));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  private TrainingResult run(
      SoftmaxRegression network,
      TrainingSettings settings,
      Optional<Path> checkpoint,
      BooleanSupplier stop)
      throws IOException {
    return new Trainer(settings, executor, TrainingListener.NONE, stop)
        .train(network, examples(120, 1), examples(40, 2), "points", checkpoint);
  }

  private static BooleanSupplier after(int steps) {
    AtomicInteger done = new AtomicInteger();
    return () -> done.getAndIncrement() >= steps;
  }

  private static SoftmaxRegression network(String name, long seed) {
    return new SoftmaxRegression(name, 4, 2, 0.2, seed);
  }

  private static void assertSameBits(Trainee one, Trainee other) {
    for (int i = 0; i < one.slots().size(); i++) {
      float[] a = new float[one.slots().get(i).length()];
      float[] b = new float[a.length];
      one.read(i, a);
      other.read(i, b);
      assertArrayEquals(a, b, one.slots().get(i).name());
    }
  }

  /** Two clouds of points in four dimensions, a third of them of the second. */
  private static ArrayExamples examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][4];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3 / 2;
      for (int v = 0; v < 4; v++) {
        rows[i][v] = (float) (random.nextGaussian() + (labels[i] == 1 ? 1.5 : -1.5));
      }
    }
    return new ArrayExamples(List.of("low", "high"), rows, labels);
  }
}
