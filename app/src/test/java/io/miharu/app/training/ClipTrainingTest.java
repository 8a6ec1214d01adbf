package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.learning.training.Evaluation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClipTrainingTest {

  private static final List<String> DIRECTIONS =
      List.of("right", "down-right", "down", "down-left", "left", "up-left", "up", "up-right");

  /** Of four clips to the right: one said to go right, one left, one down, one right. */
  @Test
  void way_countsOnlyClipsOnTheirAxis_andOppositeAll() {
    Evaluation seen = said(0, 4, 2, 0);
    assertEquals(Optional.of(2.0 / 3), ClipTraining.way(seen, DIRECTIONS));
    assertEquals(Optional.of(1.0 / 4), ClipTraining.opposite(seen, DIRECTIONS));
  }

  @Test
  void way_ofOtherClassesOrWithoutAnAxis_isEmpty() {
    assertEquals(Optional.empty(), ClipTraining.way(said(0, 4), List.of("fight", "normal")));
    assertEquals(Optional.empty(), ClipTraining.way(said(2, 2), DIRECTIONS));
  }

  private static Evaluation said(int... answers) {
    float[] logits = new float[answers.length * 8];
    for (int i = 0; i < answers.length; i++) {
      logits[i * 8 + answers[i]] = 1;
    }
    return Evaluation.of(logits, new int[answers.length], 8);
  }
}
