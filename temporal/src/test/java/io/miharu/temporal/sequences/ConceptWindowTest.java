package io.miharu.temporal.sequences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four looks, one every half second, at the concepts a and b. */
class ConceptWindowTest {

  private static final SequencePreparation WANTED =
      new SequencePreparation(List.of(ConceptId.of("a"), ConceptId.of("b")), 4, 2, List.of());

  private final ConceptWindow window = new ConceptWindow(WANTED);

  /** Looks at 0, 0.5 and 1.0 s; that at 1.0 sees what was last said before it, at 0.9 s. */
  @Test
  void see_momentsAtAnyTime_areLookedAtByTheClock_theStrongestScoreOfEach() {
    assertEquals(1, see(0, score("a", 0.2)));
    assertEquals(0, see(0.4, score("a", 0.4), score("elsewhere", 1)));
    assertEquals(1, see(0.5, score("a", 0.5)));
    assertEquals(0, see(0.9, score("a", 0.3), score("a", 0.9), score("a", 0.1)));
    assertEquals(1, see(1.2, score("b", 0.7)));
    assertArrayEquals(new float[] {0, 0, 0.2f, 0, 0.5f, 0, 0.9f, 0}, window.values());
    assertEquals(1, see(1.5)); // nobody says anything at 1.5 s
    assertEquals(1, see(2.1, score("a", 1))); // at 2.0 s still nobody does
    assertArrayEquals(new float[] {0.5f, 0, 0.9f, 0, 0, 0, 0, 0}, window.values());
  }

  @Test
  void ready_onceHalfAWindowWasSeen() {
    see(0, score("a", 1));
    assertFalse(window.ready());
    see(0.5, score("a", 1));
    assertTrue(window.ready());
  }

  @Test
  void see_afterAGapOfMoreThanAWindow_orBackInTime_beginsAnew() {
    see(0, score("a", 0.2));
    see(0.5, score("a", 0.5));
    assertEquals(1, see(2.1, score("a", 0.7))); // a window spans 1.5 s
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0.7f, 0}, window.values());
    assertEquals(1, see(1, score("b", 0.3)));
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 0.3f}, window.values());
  }

  /** What holds for whole tenths of a second looks alike at 10, 20, 50 and 100 moments a second. */
  @Test
  void see_anotherRateOfMoments_changesNothing() {
    List<float[]> seen = new ArrayList<>();
    for (int rate : new int[] {10, 20, 50, 100}) {
      ConceptWindow other = new ConceptWindow(WANTED);
      for (int i = 0; i <= 2 * rate; i++) {
        int tenth = 10 * i / rate;
        other.see(
            MediaTime.ofSeconds((double) i / rate), List.of(score("a", tenth * 7 % 11 / 11.0)));
      }
      seen.add(other.values());
    }
    for (float[] other : seen) {
      assertArrayEquals(seen.get(0), other);
    }
  }

  @Test
  void preparation_withoutConcepts_orWithOneTwice_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new SequencePreparation(List.of(), 4, 2, List.of()));
    List<ConceptId> twice = List.of(ConceptId.of("a"), ConceptId.of("a"));
    assertThrows(
        IllegalArgumentException.class, () -> new SequencePreparation(twice, 4, 2, List.of()));
  }

  private int see(double seconds, ConceptScore... said) {
    return window.see(MediaTime.ofSeconds(seconds), List.of(said));
  }

  private static ConceptScore score(String concept, double probability) {
    return ConceptScore.ofScene(ConceptId.of(concept), MediaTime.ZERO, probability, "test");
  }
}
