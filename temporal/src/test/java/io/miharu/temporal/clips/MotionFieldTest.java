package io.miharu.temporal.clips;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.GreyFilm;
import io.miharu.core.MotionVector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of 16x16 px at 10/s, kept as 4x4. */
class MotionFieldTest {

  /** A block of the left upper quarter moves by 1.6 px in 0.1 s: a width of 16 px a second. */
  @Test
  void look_aBlock_isAsFastAsItMovesPerSecond_whereItIs() {
    MotionField field = new MotionField(4);
    GreyFilm film = GreyFilm.rising(10, 9, 50);
    field.look(film.frame(0));
    byte[] seen = field.look(film.frame(1, List.of(new MotionVector(4, 4, 8, 8, 1.6f, -0.8f))));
    for (int place = 0; place < 16; place++) {
      boolean inside = place % 4 < 2 && place / 4 < 2;
      assertEquals(inside ? 128 + 64 : 128, seen[2 * place] & 0xFF, "right at " + place);
      assertEquals(inside ? 128 - 32 : 128, seen[2 * place + 1] & 0xFF, "down at " + place);
    }
    assertEquals(0.75f, MotionField.value(seen[0]));
    assertEquals(0.5f, MotionField.value(seen[31]));
  }

  @Test
  void look_aFrameWithoutVectors_keepsWhatWasKnown() {
    MotionField field = new MotionField(4);
    GreyFilm film = GreyFilm.rising(10, 9, 50);
    field.look(film.frame(0));
    byte[] seen = field.look(film.frame(1, List.of(new MotionVector(4, 4, 8, 8, 1.6f, 0))));
    assertArrayEquals(seen, field.look(film.frame(2)));
  }

  /** Half the rate, twice the way: the same speed. */
  @Test
  void look_anotherFrameRate_saysTheSame() {
    MotionField fast = new MotionField(4);
    MotionField slow = new MotionField(4);
    GreyFilm ten = GreyFilm.rising(10, 9, 50);
    GreyFilm five = GreyFilm.rising(5, 9, 50);
    fast.look(ten.frame(0));
    slow.look(five.frame(0));
    assertArrayEquals(
        fast.look(ten.frame(1, List.of(new MotionVector(8, 8, 16, 16, 1, 1)))),
        slow.look(five.frame(1, List.of(new MotionVector(8, 8, 16, 16, 2, 2)))));
  }
}
