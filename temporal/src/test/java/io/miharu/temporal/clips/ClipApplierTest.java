package io.miharu.temporal.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
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
 * A network whose score of "rising" is 25.5 times the last frame's brightness less the first one's,
 * and 0 of "level". On a film that gains 50 grey levels a second a clip of 0.3 s scores 25.5 · 15 /
 * 255 = 1.5.
 */
class ClipApplierTest {

  private static final double TEMPERATURE = 2;

  private static final Calibration CALIBRATION = Calibration.temperature(TEMPERATURE, 0.01);

  private static final double RISING = 1 / (1 + Math.exp(-1.5 / TEMPERATURE));

  @TempDir private Path folder;

  @Test
  void all_aVideoOfOneSecond_isJudgedInWindowsEveryFifthOfASecond() throws IOException {
    try (ClipNetwork network = ClipNetwork.open(model())) {
      List<ConceptScore> scores =
          new ClipApplier(network, 0.2).all(GreyFilm.rising(50, 51, 50).open());
      assertEquals(4, scores.size()); // from 0, 0.2, 0.4 and 0.6; the next would end at 1.1 s
      for (int i = 0; i < 4; i++) {
        assertEquals("rising", scores.get(i).concept().value()); // level is silent
        assertEquals(0.2 * i, scores.get(i).span().start().seconds(), 1e-6);
        assertEquals(0.2 * i + 0.3, scores.get(i).span().end().seconds(), 1e-6);
        assertEquals(RISING, scores.get(i).probability(), 0.01);
        assertEquals("riser", scores.get(i).source());
      }
    }
  }

  @Test
  void all_anotherFrameRate_changesNothingButRounding() throws IOException {
    try (ClipNetwork network = ClipNetwork.open(model())) {
      for (double rate : new double[] {10, 20, 37, 120}) {
        List<ConceptScore> scores =
            new ClipApplier(network, 0.2).all(GreyFilm.rising(rate, (int) rate + 1, 50).open());
        assertEquals(4, scores.size(), "at " + rate);
        for (ConceptScore score : scores) {
          assertEquals(RISING, score.probability(), 0.06, "at " + rate);
        }
      }
    }
  }

  @Test
  void look_frameByFrame_givesEachWindowWithItsLastFrame_andTheSameScoresAsAll()
      throws IOException {
    try (ClipNetwork network = ClipNetwork.open(model())) {
      GreyFilm film = GreyFilm.rising(50, 51, 50);
      ClipApplier live = new ClipApplier(network, 0.2);
      List<ConceptScore> scores = new ArrayList<>();
      for (int i = 0; i < 51; i++) {
        try (Frame frame = film.frame(i)) {
          List<ConceptScore> now = live.look(frame);
          assertEquals(i == 15 || i == 25 || i == 35 || i == 45 ? 1 : 0, now.size(), "frame " + i);
          scores.addAll(now);
        }
      }
      scores.addAll(live.finish());
      assertEquals(new ClipApplier(network, 0.2).all(film.open()), scores);
    }
  }

  @Test
  void all_aVideoShorterThanAWindow_isJudgedOnce_standingStillAtItsEnd() throws IOException {
    try (ClipNetwork network = ClipNetwork.open(model())) {
      List<ConceptScore> scores =
          new ClipApplier(network, 0.2).all(GreyFilm.rising(50, 6, 50).open());
      assertEquals(1, scores.size());
      assertEquals(0.1, scores.get(0).span().end().seconds(), 1e-6);
      double score = 25.5 * 5 / 255; // five grey levels in a tenth of a second
      assertEquals(1 / (1 + Math.exp(-score / TEMPERATURE)), scores.get(0).probability(), 1e-4);
    }
  }

  @Test
  void all_afterABreach_windowsStartAnew() throws IOException {
    try (ClipNetwork network = ClipNetwork.open(model())) {
      List<ConceptScore> scores =
          new ClipApplier(network, 0.2).all(GreyFilm.rising(50, 51, 50).withBreach(20).open());
      // 0 to 0.38 s holds one window, 0.4 to 1 s two.
      assertEquals(
          List.of(0.0, 0.4, 0.6),
          scores.stream().map(score -> score.span().start().seconds()).toList());
    }
  }

  @Test
  void open_cardWithoutCalibration_isRefused() throws IOException {
    Path file = folder.resolve("raw.onnx");
    try (TrainableNetwork network = network()) {
      CardedExport.write(network, card(ClipPreparation.TASK, Optional.empty()), file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> ClipNetwork.open(file).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("has no calibration"));
  }

  @Test
  void open_cardOfAnotherTask_isRefused() throws IOException {
    Path file = folder.resolve("other.onnx");
    try (TrainableNetwork network = network()) {
      CardedExport.write(network, card("skeleton-actions", Optional.of(CALIBRATION)), file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> ClipNetwork.open(file).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("needs the task"));
  }

  private static TrainableNetwork network() {
    NetworkBuilder net = new NetworkBuilder("riser", 1);
    Tensor clip = net.input("clip", 1, 4, 2, 2);
    net.output("logits", clip.flatten().apply(net.dense("classes", 2)));
    TrainableNetwork network = TrainableNetwork.of(net.build());
    float[] weights = new float[16 * 2]; // [in][class]
    for (int pixel = 0; pixel < 4; pixel++) {
      weights[2 * pixel] = -25.5f / 4;
      weights[2 * (12 + pixel)] = 25.5f / 4;
    }
    network.set("classes.weight", weights);
    network.set("classes.bias", new float[2]);
    return network;
  }

  private static NetworkCard card(String task, Optional<Calibration> calibration) {
    ClipPreparation preparation =
        new ClipPreparation(
            1, 4, 2, 4, 10, List.of(ClipStream.PICTURE), List.of(ConceptId.of("level")));
    return new NetworkCard(
        "riser",
        task,
        List.of(preparation.input("clip")),
        preparation.facts(),
        "logits",
        List.of(ConceptId.of("rising"), ConceptId.of("level")),
        calibration,
        new NetworkCard.Training("none", "none", "none", 1),
        Map.of(),
        "none",
        Optional.empty());
  }

  private Path model() throws IOException {
    Path file = folder.resolve("riser.onnx");
    try (TrainableNetwork network = network()) {
      CardedExport.write(network, card(ClipPreparation.TASK, Optional.of(CALIBRATION)), file);
    }
    return file;
  }
}
