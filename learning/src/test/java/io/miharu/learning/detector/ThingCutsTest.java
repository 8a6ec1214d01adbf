package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.learning.detector.LabelledBox.Trust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThingCutsTest {

  private static LabelledFrame frame(LabelledBox... boxes) {
    return new LabelledFrame("drawn", 0, MediaTime.ZERO, 200, 100, 0, List.of(boxes));
  }

  private static LabelledBox car(Box box, Trust trust) {
    return new LabelledBox(DrawnFrames.CAR, box, 1, 1, trust);
  }

  private static boolean hasAny(LabelledBox... boxes) {
    return new ThingCuts(List.of(frame(boxes))).draw(new SplittableRandom(1)).isPresent();
  }

  @Test
  void draw_takesOnlyWhatIsWholeAndStandsAlone() {
    assertTrue(hasAny(car(new Box(50, 30, 90, 60), Trust.SURE)));
    assertEquals(false, hasAny(), "nothing there");
    assertEquals(false, hasAny(car(new Box(50, 30, 90, 60), Trust.UNSURE)), "unsure");
    assertEquals(false, hasAny(car(new Box(0, 30, 40, 60), Trust.SURE)), "at the edge");
    assertEquals(false, hasAny(car(new Box(50, 30, 68, 40), Trust.SURE)), "small");
    LabelledBox before = car(new Box(50, 30, 90, 60), Trust.SURE);
    LabelledBox behind = car(new Box(70, 25, 110, 55), Trust.UNSURE);
    assertEquals(false, hasAny(before, behind), "half hidden");
  }

  /** Of 64 cars and 4 persons, the square roots are 8 and 2: a fifth of the draws are persons. */
  @Test
  void draw_takesClassesByTheSquareRootOfTheirNumber() {
    List<LabelledFrame> frames = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      frames.add(frame(car(new Box(50, 30, 90, 60), Trust.SURE)));
    }
    for (int i = 0; i < 4; i++) {
      Box box = new Box(50, 30, 70, 80);
      frames.add(frame(new LabelledBox(DrawnFrames.PERSON, box, 1, 1, Trust.SURE)));
    }
    ThingCuts cuts = new ThingCuts(frames);
    SplittableRandom random = new SplittableRandom(7);
    Map<Object, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      drawn.merge(cuts.draw(random).orElseThrow().thing().label(), 1, Integer::sum);
    }
    assertEquals(1000, drawn.getOrDefault(DrawnFrames.PERSON, 0), 120);
  }
}
