package io.miharu.learning.sequences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.Calibration;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.models.ConceptModel;
import io.miharu.temporal.sequences.SequenceNetwork;
import io.miharu.temporal.sequences.SequencePreparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two concepts, each said for half a second and as strongly as the other; the class is which comes
 * first. Clips come in pairs that differ in nothing else.
 */
class ConceptSequencesTest {

  private static final List<String> CLASSES = List.of("ab", "ba");
  private static final ConceptId A = ConceptId.of("a");
  private static final ConceptId B = ConceptId.of("b");
  private static final SequencePreparation PREPARATION =
      new SequencePreparation(List.of(A, B), 16, 8, List.of());

  @TempDir private Path folder;

  @Test
  void read_theMeanOverTime_isTheSameForBothOrders() {
    ConceptSequences examples = drawn(20, 1);
    for (int pair = 0; pair < 20; pair++) {
      assertEquals(0, examples.label(2 * pair));
      assertEquals(1, examples.label(2 * pair + 1));
      assertArrayEquals(means(examples, 2 * pair), means(examples, 2 * pair + 1), 1e-6);
    }
  }

  private static double[] means(ConceptSequences examples, int example) {
    float[] window = new float[examples.values()];
    examples.read(example, window, 0);
    double[] means = new double[2];
    for (int i = 0; i < window.length; i++) {
      means[i % 2] += window[i] / 16;
    }
    return means;
  }

  @ParameterizedTest
  @EnumSource
  void train_classesThatDifferInOrderAlone_areToldApart_byTheFileAsByTheNetwork(ConceptModel model)
      throws IOException {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.withSeed(1).withEpochs(8).withBatch(32).withRate(1e-2);
    ConceptSequences held = drawn(40, 3);
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try (NetworkTrainee network = new NetworkTrainee(model.network(PREPARATION, 2, 1))) {
      new Trainer(settings, ahead, TrainingListener.NONE, () -> false)
          .train(network, drawn(80, 2), drawn(20, 4), "two orders", Optional.empty());
      double accuracy = Evaluation.of(network, held, 16).accuracy();
      assertTrue(accuracy >= 0.95, model + " " + accuracy);
      Path file = folder.resolve("orders.onnx");
      CardedExport.write(network.network(), card(model), file);
      try (SequenceNetwork served = SequenceNetwork.open(file)) {
        assertEquals(PREPARATION, served.preparation());
        float[] window = new float[PREPARATION.values()];
        for (int i = 0; i < held.size(); i++) {
          held.read(i, window, 0);
          float[] logits = network.logits(window, 1);
          double wanted = 1 / (1 + Math.exp(logits[1] - logits[0]));
          assertEquals(wanted, served.probabilities(window)[0], 1e-4);
        }
      }
    } finally {
      ahead.shutdownNow();
    }
  }

  @Test
  void new_aClipOfLessThanHalfAWindow_isRefusedByName() {
    SaidClip brief = new SaidClip("brief.mp4", 0, "x", List.of(moment(0, 1, 0), moment(5, 1, 0)));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ConceptSequences(List.of(brief), CLASSES, PREPARATION));
    assertTrue(String.valueOf(refused.getMessage()).contains("brief.mp4 is shorter"));
  }

  @Test
  void concepts_areThoseThatAreSaid_inAlphabeticalOrder() {
    assertEquals(List.of(A, B), SaidClip.concepts(List.of(clip(0, 0, 5, 10, 1))));
    assertEquals(List.of(), SaidClip.concepts(List.of()));
  }

  /** Pairs of clips of two seconds, 40 moments a second. */
  private static ConceptSequences drawn(int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SaidClip> clips = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      int first = random.nextInt(0, 6);
      int second = random.nextInt(first + 4, 12);
      double strength = random.nextDouble(0.4, 1);
      clips.add(clip(0, pair, first, second, strength));
      clips.add(clip(1, pair, second, first, strength));
    }
    return new ConceptSequences(clips, CLASSES, PREPARATION);
  }

  /** A is said for four eighths of a second from {@code a} on, B from {@code b} on, in eighths. */
  private static SaidClip clip(int label, int number, int a, int b, double strength) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      double eighth = i / 5.0;
      moments.add(
          moment(
              i,
              eighth >= a && eighth < a + 4 ? strength : 0,
              eighth >= b && eighth < b + 4 ? strength : 0));
    }
    return new SaidClip(label + "-" + number, label, "pair " + number, moments);
  }

  /** The i-th of 40 a second. */
  private static Moment moment(int i, double a, double b) {
    MediaTime time = MediaTime.ofSeconds(i / 40.0);
    return new Moment(
        time,
        List.of(),
        List.of(
            ConceptScore.ofScene(A, time, a, "test"), ConceptScore.ofScene(B, time, b, "test")));
  }

  private static NetworkCard card(ConceptModel model) {
    return new NetworkCard(
        model.label(),
        SequencePreparation.TASK,
        List.of(PREPARATION.input()),
        PREPARATION.facts(),
        SequenceNetwork.OUTPUT,
        CLASSES.stream().map(ConceptId::of).toList(),
        Optional.of(Calibration.temperature(1, 0)),
        new NetworkCard.Training("none", "none", "none", 1),
        Map.of(),
        "none",
        Optional.empty());
  }
}
