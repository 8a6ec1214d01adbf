package io.miharu.temporal.falls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.nets.ModelFormatException;
import io.miharu.temporal.actions.SkeletonActionNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped network. */
class FallWatchTest {

  private static final ConceptId PERSON = ConceptId.of("person");

  @Test
  void score_ofOneWhoWalksFallsAndLies_isFallingThenFallen() throws IOException {
    List<ConceptScore> said = watch(PERSON, 25, FallWatchTest::falls);
    double falling = first(said, "falling");
    double fallen = first(said, "fallen");
    assertTrue(falling >= 3 && falling <= 3.9, "falling from " + falling);
    assertTrue(fallen > falling && fallen <= 4.4, "fallen from " + fallen);
  }

  @Test
  void score_ofOneWhoWalksOn_isNeitherFallingNorFallen() throws IOException {
    List<ConceptScore> said = watch(PERSON, 25, t -> walks(t));
    assertTrue(said.stream().allMatch(score -> score.probability() < 0.5), said.toString());
  }

  @Test
  void score_ofARegionThatTurnsWideWithoutAFall_deniesOne() throws IOException {
    // A door opens to the right of somebody who stands: as wide as tall, and no lower.
    List<ConceptScore> said =
        watch(PERSON, 25, false, t -> Box.ofSize(80, 180, t < 3 ? 40 : 120, t < 3 ? 120 : 118));
    assertTrue(
        said.stream()
            .anyMatch(
                score -> score.concept().value().equals("not-fallen") && score.probability() > 0.9),
        said.toString());
    assertTrue(
        watch(PERSON, 25, true, FallWatchTest::falls).stream()
            .noneMatch(score -> score.concept().value().equals("not-fallen")),
        "boxes of a network are not denied");
  }

  @Test
  void score_ofACar_isNothing() throws IOException {
    assertEquals(List.of(), watch(ConceptId.of("car"), 25, FallWatchTest::falls));
  }

  @Test
  void score_afterAReset_isThatOfANewWatch() throws IOException {
    try (FallNetwork network = FallNetwork.shipped()) {
      FallWatch used = new FallWatch(network, 640, 360);
      run(used, PERSON, 25, true, FallWatchTest::falls);
      used.reset();
      assertEquals(
          run(new FallWatch(network, 640, 360), PERSON, 25, true, FallWatchTest::falls),
          run(used, PERSON, 25, true, FallWatchTest::falls));
    }
  }

  @Test
  void score_ofTwoPeopleAtOnce_isWhatIsSaidOfEachAlone() throws IOException {
    try (FallNetwork network = FallNetwork.shipped()) {
      FallWatch both = new FallWatch(network, 640, 360);
      List<ConceptScore> together = new ArrayList<>();
      for (int frame = 0; frame < 150; frame++) {
        double t = frame / 25.0;
        MediaTime time = MediaTime.ofSeconds(t);
        together.addAll(
            both.score(
                time,
                List.of(state(1, PERSON, falls(t), true), state(2, PERSON, walks(t), true)),
                List.of()));
      }
      assertEquals(
          run(new FallWatch(network, 640, 360), PERSON, 25, true, FallWatchTest::falls),
          together.stream().filter(score -> score.tracks().contains(1)).toList());
    }
  }

  @Test
  void read_ofMorePeopleThanGoAtOnce_isWhatEachHasAlone() throws IOException {
    try (FallNetwork network = FallNetwork.shipped()) {
      List<float[]> looks = new ArrayList<>();
      List<FallNetwork.Memory> together = new ArrayList<>();
      List<FallNetwork.Memory> alone = new ArrayList<>();
      for (int k = 0; k < 35; k++) {
        float[] look = new float[BodyLooks.NAMES.size()];
        Arrays.fill(look, k / 35f - 0.5f);
        looks.add(look);
        together.add(network.memory());
        alone.add(network.memory());
      }
      for (int round = 0; round < 3; round++) {
        List<double[]> answers = network.read(looks, together);
        for (int k = 0; k < looks.size(); k++) {
          assertArrayEquals(network.read(looks.get(k), alone.get(k)), answers.get(k), 1e-5);
        }
      }
    }
  }

  @Test
  void open_ofANetworkOfAnotherTask_isRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("other.onnx");
    try (InputStream in =
        SkeletonActionNetwork.class.getResourceAsStream("skeleton-person-2d.onnx")) {
      Files.copy(in, file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> FallNetwork.open(file));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("fall-by-motion"), message);
  }

  @Test
  void shipped_card_saysHowItWasMade() throws IOException {
    try (FallNetwork network = FallNetwork.shipped()) {
      assertTrue(network.card().training().command().startsWith("miharu train fall"));
      assertFalse(network.card().golden().isEmpty());
      assertFalse(network.card().calibration().isEmpty());
    }
  }

  /** A box at each moment. */
  private interface Film {
    Box at(double seconds);
  }

  /** Walks, falls sideways from 3 to 3.7 s, and lies. */
  private static Box falls(double t) {
    double fallen = Math.pow(Math.max(0, Math.min(1, (t - 3) / 0.7)), 1.8);
    double width = 40 + 70 * fallen;
    double height = 120 - 84 * fallen;
    // The feet stay, the head goes to the right.
    return Box.ofSize(80 + 60 * Math.min(t, 3), 300 - height, width, height);
  }

  private static Box walks(double t) {
    double width = 44 + 8 * Math.sin(10 * t);
    return Box.ofSize(60 + 60 * t - width / 2, 180, width, 120);
  }

  private static List<ConceptScore> watch(ConceptId label, int rate, Film film) throws IOException {
    return watch(label, rate, true, film);
  }

  private static List<ConceptScore> watch(ConceptId label, int rate, boolean whole, Film film)
      throws IOException {
    try (FallNetwork network = FallNetwork.shipped()) {
      return run(new FallWatch(network, 640, 360), label, rate, whole, film);
    }
  }

  private static List<ConceptScore> run(
      FallWatch watch, ConceptId label, int rate, boolean whole, Film film) throws IOException {
    List<ConceptScore> said = new ArrayList<>();
    for (int frame = 0; frame < 6 * rate; frame++) {
      double t = (double) frame / rate;
      said.addAll(
          watch.score(
              MediaTime.ofSeconds(t), List.of(state(1, label, film.at(t), whole)), List.of()));
    }
    return said;
  }

  private static TrackState state(int id, ConceptId label, Box box, boolean whole) {
    return new TrackState(id, label, 1, box, 0.8f, true, whole, MediaTime.ofSeconds(0));
  }

  /** When a concept reaches a half; infinite if it never does. */
  private static double first(List<ConceptScore> said, String concept) {
    return said.stream()
        .filter(score -> score.concept().value().equals(concept) && score.probability() >= 0.5)
        .mapToDouble(score -> score.span().start().seconds())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
