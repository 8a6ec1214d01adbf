package io.miharu.learning.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.learning.skeletons.TrainingPlan.Sight;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {

  /** Batches of 32: 114 clips are 3 steps, 320 are 10. */
  @Test
  void epochsFor_networksOfImages_makesEnoughStepsOfASmallSet() {
    TrainingPlan images = TrainingPlan.usual("f2c-lite", Sight.SPACE);
    assertEquals(120, images.epochsFor(114));
    assertEquals(36, images.epochsFor(320));
    assertEquals(30, images.epochsFor(1000));
    assertEquals(360, images.epochsFor(5));
    assertEquals(15, images.withEpochs(15).epochsFor(5));
  }

  @Test
  void epochsFor_networksOfVectors_areAsManyForAllSets() {
    assertEquals(60, TrainingPlan.usual("motion-cnn", Sight.SPACE).epochsFor(114));
    assertEquals(300, TrainingPlan.usual("motion-cnn", Sight.PICTURE).epochsFor(114));
  }
}
