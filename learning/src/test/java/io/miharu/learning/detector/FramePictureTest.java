package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.learning.detector.LabelledBox.Trust;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FramePictureTest {

  /** Somebody who fills the left of three columns of two rows, and the pixels 1 to 6. */
  private static final LabelledFrame FRAME = frame(DrawnFrames.PERSON);

  private static final byte[] PIXELS = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 0};

  private static LabelledFrame frame(ConceptId... labels) {
    List<LabelledBox> boxes =
        Stream.of(labels).map(label -> LabelledBox.exact(label, new Box(0, 0, 1, 2))).toList();
    return new LabelledFrame("drawn", 4, MediaTime.ZERO, 3, 2, 0, boxes);
  }

  /** 1 2 3 over 4 5 6, turned clockwise, is 4 1 over 5 2 over 6 3: the left column is on top. */
  @Test
  void turned_clockwise_laysTheLeftColumnOnTop() {
    FramePicture turned = new FramePicture(FRAME, PIXELS).turned(true);
    assertArrayEquals(
        new byte[] {4, 4, 4, 1, 1, 1, 5, 5, 5, 2, 2, 2, 6, 6, 6, 3, 3, 3}, turned.pixels());
    assertEquals(2, turned.frame().width());
    assertEquals(3, turned.frame().height());
    assertEquals(new Box(0, 0, 2, 1), turned.frame().boxes().get(0).box());
  }

  /** The other way it is 3 6 over 2 5 over 1 4: the left column lies below. */
  @Test
  void turned_theOtherWay_laysTheLeftColumnBelow() {
    FramePicture turned = new FramePicture(FRAME, PIXELS).turned(false);
    assertArrayEquals(
        new byte[] {3, 3, 3, 6, 6, 6, 2, 2, 2, 5, 5, 5, 1, 1, 1, 4, 4, 4}, turned.pixels());
    assertEquals(new Box(0, 2, 2, 3), turned.frame().boxes().get(0).box());
  }

  @Test
  void showsPeopleAlone_notWithACar_norNobody_norPerhapsSomebody() {
    assertTrue(showsPeopleAlone(FRAME));
    assertFalse(showsPeopleAlone(frame(DrawnFrames.PERSON, DrawnFrames.CAR)));
    assertFalse(showsPeopleAlone(frame()));
    LabelledBox perhaps =
        new LabelledBox(DrawnFrames.PERSON, new Box(0, 0, 1, 2), 0.3f, 1, Trust.UNSURE);
    assertFalse(
        showsPeopleAlone(new LabelledFrame("drawn", 0, MediaTime.ZERO, 3, 2, 0, List.of(perhaps))));
  }

  private static boolean showsPeopleAlone(LabelledFrame frame) {
    return new FramePicture(frame, PIXELS).showsPeopleAlone();
  }
}
