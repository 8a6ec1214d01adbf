package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.detectors.motion.Components.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a picture of 100 by 100 px where a person with feet at row y is y / 2 px tall. */
class OneBehindAnotherTest {

  private static final int SIZE = 100;

  private final boolean[] mask = new boolean[SIZE * SIZE];
  private final OneBehindAnother crossing = new OneBehindAnother(row -> row / 2, SIZE);

  private void fill(int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        mask[y * SIZE + x] = true;
      }
    }
  }

  private Component region() {
    List<Component> all = new Components(SIZE, SIZE).of(mask, 1);
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static String edges(Component part) {
    return "%d,%d %d,%d".formatted(part.left(), part.top(), part.right(), part.bottom());
  }

  @Test
  void apart_nearAndFarPersonMelted_givesEachTheirOwnBox() {
    fill(40, 40, 56, 80); // feet at 80, so 40 px tall
    fill(50, 27, 62, 54); // feet at 54, so 27 px tall
    List<Component> both = crossing.apart(region());
    assertEquals(List.of("40,40 56,80", "50,27 62,54"), both.stream().map(p -> edges(p)).toList());
  }

  @Test
  void apart_farPersonRightBehindTheNear_isStillTwo() {
    fill(40, 40, 56, 80);
    fill(42, 25, 54, 50); // 25 px tall
    List<Component> both = crossing.apart(region());
    assertEquals(List.of("40,40 56,80", "42,25 54,50"), both.stream().map(p -> edges(p)).toList());
  }

  @Test
  void apart_onePersonWithARaisedArm_isOne() {
    fill(40, 40, 56, 80);
    fill(52, 29, 56, 40); // 51 px in all, less than 1.3 x 40
    assertEquals(1, crossing.apart(region()).size());
  }

  @Test
  void apart_somethingWiderThanItsPersonsAreTall_isLeftWhole() {
    fill(10, 20, 60, 80);
    assertEquals(1, crossing.apart(region()).size());
  }

  @Test
  void apart_unknownHeight_isLeftWhole() {
    fill(40, 10, 56, 80);
    OneBehindAnother unknown = new OneBehindAnother(row -> Double.NaN, SIZE);
    assertEquals(1, unknown.apart(region()).size());
  }
}
