package io.miharu.temporal.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network whose score of "growing" is 4 times what the last of two looks a second apart sees of
 * the concept a, less what the first sees; 0 of "steady", which is silent.
 */
class SequenceApplierTest {

  private static final double TEMPERATURE = 2;

  private static final Calibration CALIBRATION = Calibration.temperature(TEMPERATURE, 0.01);

  private static final SequencePreparation PREPARATION =
      new SequencePreparation(List.of(ConceptId.of("a")), 2, 1, List.of(ConceptId.of("steady")));

  @TempDir private Path folder;

  /** σ(4·0.5/2) from the look at 0, before which nothing was said; then σ(4·(0.9 − 0.5)/2). */
  @Test
  void look_saysWhatTheWindowShows_untilTheNextLook() throws IOException {
    try (SequenceNetwork network = SequenceNetwork.open(model())) {
      SequenceApplier applier = new SequenceApplier(network);
      assertEquals(List.of(ConceptId.of("growing")), applier.vocabulary());
      double first = 1 / (1 + Math.exp(-4 * 0.5 / TEMPERATURE));
      double second = 1 / (1 + Math.exp(-4 * 0.4 / TEMPERATURE));
      check(first, 0, applier.look(time(0), said(0.5)));
      check(first, 0.6, applier.look(time(0.6), said(0.1)));
      check(second, 1, applier.look(time(1), said(0.9)));
      applier.forget();
      check(first, 1.5, applier.look(time(1.5), said(0.5)));
    }
  }

  private static void check(double probability, double seconds, List<ConceptScore> scores) {
    assertEquals(1, scores.size());
    assertEquals(ConceptId.of("growing"), scores.get(0).concept());
    assertEquals(probability, scores.get(0).probability(), 1e-6);
    assertEquals(time(seconds), scores.get(0).span().start());
    assertEquals("grower", scores.get(0).source());
  }

  /** A camera shows what a file does, only not the rest of it yet. */
  @Test
  void look_momentsSoFar_giveTheScoresThatTheWholeVideoGivesThere() throws IOException {
    try (SequenceNetwork network = SequenceNetwork.open(model())) {
      List<List<ConceptScore>> whole = watch(network, 90);
      for (int seen : new int[] {1, 17, 30, 31, 89}) {
        assertEquals(whole.subList(0, seen), watch(network, seen));
      }
    }
  }

  private static List<List<ConceptScore>> watch(SequenceNetwork network, int moments)
      throws IOException {
    SequenceApplier applier = new SequenceApplier(network);
    List<List<ConceptScore>> scores = new ArrayList<>();
    for (int i = 0; i < moments; i++) {
      scores.add(applier.look(time(i / 30.0), said(i * 37 % 90 / 90.0)));
    }
    return scores;
  }

  @Test
  void open_aModelOfAnotherKind_orUncalibrated_isRefusedWithAReason() throws IOException {
    refused(card("clip-classification", PREPARATION, Optional.of(CALIBRATION)), "needs the task");
    refused(card(SequencePreparation.TASK, PREPARATION, Optional.empty()), "no calibration");
    SequencePreparation two =
        new SequencePreparation(List.of(ConceptId.of("a"), ConceptId.of("b")), 2, 1, List.of());
    refused(card(SequencePreparation.TASK, two, Optional.of(CALIBRATION)), "names 2 concepts");
  }

  private void refused(NetworkCard card, String why) throws IOException {
    Path file = write(card);
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> SequenceNetwork.open(file).close());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  private Path model() throws IOException {
    return write(card(SequencePreparation.TASK, PREPARATION, Optional.of(CALIBRATION)));
  }

  private Path write(NetworkCard card) throws IOException {
    Path file = folder.resolve("grower.onnx");
    NetworkBuilder net = new NetworkBuilder("grower", 1);
    Tensor looks = net.input(SequenceNetwork.INPUT, 2, 1);
    net.output(SequenceNetwork.OUTPUT, looks.flatten().apply(net.dense("classes", 2)));
    try (TrainableNetwork network = TrainableNetwork.of(net.build())) {
      network.set("classes.weight", new float[] {-4, 0, 4, 0}); // [in][class]
      network.set("classes.bias", new float[2]);
      CardedExport.write(network, card, file);
    }
    return file;
  }

  private static NetworkCard card(
      String task, SequencePreparation facts, Optional<Calibration> calibration) {
    return new NetworkCard(
        "grower",
        task,
        List.of(PREPARATION.input()),
        facts.facts(),
        SequenceNetwork.OUTPUT,
        List.of(ConceptId.of("growing"), ConceptId.of("steady")),
        calibration,
        new NetworkCard.Training("none", "none", "none", 1),
        Map.of(),
        "none",
        Optional.empty());
  }

  private static MediaTime time(double seconds) {
    return MediaTime.ofSeconds(seconds);
  }

  private static List<ConceptScore> said(double probability) {
    return List.of(ConceptScore.ofScene(ConceptId.of("a"), MediaTime.ZERO, probability, "test"));
  }
}
