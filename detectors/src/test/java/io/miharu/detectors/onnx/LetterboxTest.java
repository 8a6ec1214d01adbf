package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetterboxTest {

  @Test
  void fit_wideFrame_fillsTheWidthAndKeepsTheShape() {
    Letterbox letterbox = Letterbox.fit(1280, 720, 416, 416);
    assertEquals(416, letterbox.width());
    assertEquals(720 * 416 / 1280, letterbox.height()); // 234
  }

  @Test
  void toFrame_wholePicture_isTheWholeFrame() {
    Letterbox letterbox = Letterbox.fit(480, 360, 416, 416);
    assertEquals(
        Optional.of(new Box(0, 0, 480, 360)),
        letterbox.toFrame(new Box(0, 0, letterbox.width(), letterbox.height())));
  }

  @Test
  void toFrame_boxInTheGreyBelow_isNothing() {
    Letterbox letterbox = Letterbox.fit(1280, 720, 416, 416);
    assertTrue(letterbox.toFrame(new Box(10, 240, 20, 260)).isEmpty());
  }

  @Test
  void toFrame_boxMappedThereAndBack_isTheSameWithinATenthOfAPixel() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int width = 1 + random.nextInt(2000);
      int height = 1 + random.nextInt(2000);
      Letterbox letterbox = Letterbox.fit(width, height, 416, 320);
      assertTrue(letterbox.width() <= 416 && letterbox.height() <= 320);
      float left = random.nextFloat() * width * 0.9f;
      float top = random.nextFloat() * height * 0.9f;
      Box box = Box.ofSize(left, top, 0.1 * width, 0.1 * height);
      Box inInput =
          box.scaled((double) letterbox.width() / width, (double) letterbox.height() / height);
      Box back = letterbox.toFrame(inInput).orElseThrow();
      String where = "round " + round + ", frame " + width + " x " + height;
      assertEquals(box.left(), back.left(), 0.1, where);
      assertEquals(box.top(), back.top(), 0.1, where);
      assertEquals(box.right(), back.right(), 0.1, where);
      assertEquals(box.bottom(), back.bottom(), 0.1, where);
    }
  }
}
