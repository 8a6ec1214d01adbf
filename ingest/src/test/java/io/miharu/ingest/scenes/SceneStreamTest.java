package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SceneStreamTest {

  private static Scene scene(long seed) {
    return SceneCatalogue.surveillance(seed).get(0);
  }

  @Test
  void open_twice_givesTheSameBytes() throws IOException {
    assertArrayEquals(frame(scene(1), 3), frame(scene(1), 3));
    Scene drive = SceneCatalogue.dashcam(1).get(1);
    assertArrayEquals(frame(drive, 3), frame(SceneCatalogue.dashcam(1).get(1), 3));
  }

  @Test
  void open_anotherSeed_givesAnotherPicture() throws IOException {
    assertFalse(Arrays.equals(frame(scene(1), 0), frame(scene(2), 0)));
  }

  @Test
  void frames_differInNoise_evenWhenNothingMoves() throws IOException {
    assertFalse(Arrays.equals(frame(scene(1), 0), frame(scene(1), 1)));
  }

  @Test
  void next_givesEveryFrameOnceInOrder_thenNothing() throws IOException {
    Scene drive = SceneCatalogue.dashcam(3).get(4);
    long count = 0;
    MediaTime last = MediaTime.ZERO;
    try (FrameStream stream = drive.open()) {
      for (var next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Frame frame = next.get()) {
          assertEquals(count, frame.index());
          assertTrue(count == 0 || frame.time().isAfter(last));
          last = frame.time();
          count++;
        }
      }
      assertEquals(count, stream.health().framesRead());
      assertTrue(stream.next().isEmpty());
    }
    assertEquals(drive.frames(), count);
    assertEquals(MediaTime.ofSeconds((count - 1) / 15.0), last);
  }

  @Test
  void pixels_formats_sayTheSame() throws IOException {
    try (FrameStream stream = scene(1).open();
        Frame frame = stream.next().orElseThrow()) {
      PixelView bgr = frame.pixels(PixelFormat.BGR24);
      PixelView rgb = frame.pixels(PixelFormat.RGB24);
      PixelView gray = frame.pixels(PixelFormat.GRAY8);
      assertSame(bgr, frame.pixels(PixelFormat.BGR24));
      for (int x = 0; x < 640; x += 37) {
        int blue = bgr.at(x, 200, 0);
        int green = bgr.at(x, 200, 1);
        int red = bgr.at(x, 200, 2);
        assertEquals(red, rgb.at(x, 200, 0));
        assertEquals(blue, rgb.at(x, 200, 2));
        assertEquals(0.114 * blue + 0.587 * green + 0.299 * red, gray.at(x, 200, 0), 0.6);
      }
    }
  }

  @Test
  void pixels_halfSize_averagesFourPixels() throws IOException {
    try (FrameStream stream = scene(1).open();
        Frame frame = stream.next().orElseThrow()) {
      PixelView full = frame.pixels(PixelFormat.BGR24);
      PixelView half = frame.pixels(PixelFormat.BGR24, 320, 180);
      for (int x = 0; x < 320; x += 29) {
        int sum =
            full.at(2 * x, 100, 1)
                + full.at(2 * x + 1, 100, 1)
                + full.at(2 * x, 101, 1)
                + full.at(2 * x + 1, 101, 1);
        assertEquals(sum / 4.0, half.at(x, 50, 1), 0.51);
      }
    }
  }

  @Test
  void scale_oneColour_keepsItAtEverySize() {
    byte[] plain = new byte[12 * 8 * 3];
    Arrays.fill(plain, (byte) 201);
    for (int[] size : new int[][] {{12, 8}, {5, 3}, {31, 17}, {1, 1}}) {
      byte[] scaled = Scaling.scale(plain, 12, 8, size[0], size[1]);
      byte[] expected = new byte[size[0] * size[1] * 3];
      Arrays.fill(expected, (byte) 201);
      assertArrayEquals(expected, scaled);
    }
  }

  @Test
  void closed_streamAndFrame_refuseToWork() throws IOException {
    FrameStream stream = scene(1).open();
    Frame frame = stream.next().orElseThrow();
    frame.close();
    frame.close();
    assertThrows(IllegalStateException.class, () -> frame.pixels(PixelFormat.BGR24));
    stream.close();
    stream.close();
    assertThrows(IllegalStateException.class, stream::next);
  }

  private static byte[] frame(Scene scene, int index) throws IOException {
    try (FrameStream stream = scene.open()) {
      for (int i = 0; i < index; i++) {
        stream.next().orElseThrow().close();
      }
      try (Frame frame = stream.next().orElseThrow()) {
        byte[] bytes = new byte[640 * 360 * 3];
        frame.pixels(PixelFormat.BGR24).bytes().get(bytes);
        return bytes;
      }
    }
  }
}
