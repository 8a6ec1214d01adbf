package io.miharu.detectors.crops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.nets.ImageInput;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropSamplerTest {

  private static final int SIZE = 8;

  private static final ImageInput INPUT =
      new ImageInput(
          SIZE,
          SIZE,
          PixelFormat.BGR24,
          1,
          List.of(0.0, 0.0, 0.0),
          List.of(1.0, 1.0, 1.0),
          7,
          false);

  /** Blue is 2x, green is 2y, red is 100; x and y are the indices of pixels. */
  private static PixelView ramp(int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(3 * width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        bytes.put((byte) (2 * x)).put((byte) (2 * y)).put((byte) 100);
      }
    }
    return new PixelView(PixelFormat.BGR24, width, height, bytes.flip());
  }

  private static FloatBuffer sample(ImageInput input, PixelView view, Box part) {
    FloatBuffer tensor = FloatBuffer.allocate(input.tensorSize());
    new CropSampler(input).sample(view, part, tensor);
    return tensor;
  }

  private static float at(FloatBuffer tensor, int channel, int x, int y) {
    return tensor.get((channel * SIZE + y) * SIZE + x);
  }

  @Test
  void sample_partOfTheSameSize_copiesThePixels() {
    FloatBuffer tensor = sample(INPUT, ramp(40, 30), new Box(10, 5, 18, 13));
    for (int i = 0; i < SIZE; i++) {
      assertEquals(2 * (10 + i), at(tensor, 0, i, 3), 1e-5);
      assertEquals(2 * (5 + i), at(tensor, 1, 3, i), 1e-5);
      assertEquals(100, at(tensor, 2, i, i), 1e-5);
    }
  }

  /** On a ramp, every resampling without bias gives the value at the centre of the input pixel. */
  @Test
  void sample_smallerAndLargerParts_keepCentresOnCentres() {
    for (double width : new double[] {3.7, 8, 20.5}) {
      Box part = Box.ofSize(12.25, 9.5, width, width);
      FloatBuffer tensor = sample(INPUT, ramp(100, 80), part);
      for (int i = 0; i < SIZE; i++) {
        double centre = 12.25 + (i + 0.5) * width / SIZE - 0.5;
        assertEquals(2 * centre, at(tensor, 0, i, 4), 1e-3, "width " + width);
      }
    }
  }

  @Test
  void sample_partOutsideThePicture_isGrey() {
    FloatBuffer tensor = sample(INPUT, ramp(40, 30), new Box(-20, -20, -4, -4));
    for (int i = 0; i < SIZE; i++) {
      assertEquals(7, at(tensor, i % 3, i, i), 1e-5);
    }
  }

  @Test
  void sample_networkThatWantsRed_getsItFirstAndNormalised() {
    ImageInput rgb =
        new ImageInput(
            SIZE,
            SIZE,
            PixelFormat.RGB24,
            0.5,
            List.of(10.0, 0.0, 0.0),
            List.of(4.0, 1.0, 1.0),
            0,
            false);
    FloatBuffer tensor = sample(rgb, ramp(40, 30), new Box(10, 5, 18, 13));
    assertEquals((100 * 0.5 - 10) / 4, at(tensor, 0, 2, 2), 1e-5);
    assertEquals(2 * 12 * 0.5, at(tensor, 2, 2, 2), 1e-5);
  }
}
