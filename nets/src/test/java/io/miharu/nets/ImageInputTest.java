package io.miharu.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageInputTest {

  @Test
  void withSize_ofAnInputOfOneSize_isRefused() {
    ImageInput one = ImageInput.rawBgr(4, 3);
    assertEquals(one, one.withSize(4, 3));
    assertThrows(IllegalArgumentException.class, () -> one.withSize(8, 3));
    assertThrows(IllegalArgumentException.class, () -> one.withSizeNear(8, 3));
  }

  /** 640 / 32 = 20, 360 / 32 = 11.25; what is smaller than one step is one. */
  @Test
  void withSizeNear_aSizeBetween_isTheNearestMultiple() {
    ImageInput any = ImageInput.rawBgr(416, 256).withMultiplesOf(32);
    assertEquals(any.withSize(640, 352), any.withSizeNear(640, 360));
    assertEquals(any.withSize(32, 32), any.withSizeNear(1, 15));
  }

  @Test
  void write_smallPicture_goesTopLeftPlaneByPlaneWithGreyAround() {
    ImageInput input = ImageInput.rawBgr(3, 2);
    ByteBuffer pixels = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, (byte) 250}); // 2 x 1 px
    FloatBuffer tensor = FloatBuffer.allocate(input.tensorSize());
    input.write(pixels, 2, 1, tensor);
    assertEquals(
        FloatBuffer.wrap(
            new float[] {
              1, 4, 114, 114, 114, 114, // blue
              2, 5, 114, 114, 114, 114, // green
              3, 250, 114, 114, 114, 114, // red
            }),
        tensor);
  }

  @Test
  void write_meanAndDeviation_areAppliedAfterScaling() {
    ImageInput input =
        new ImageInput(
            1, 1, PixelFormat.RGB24, 0.5, List.of(1.0, 2.0, 3.0), List.of(2.0, 4.0, 8.0), 0, false);
    FloatBuffer tensor = FloatBuffer.allocate(3);
    input.write(ByteBuffer.wrap(new byte[] {10, 20, 30}), 1, 1, tensor);
    assertEquals((10 * 0.5f - 1) / 2, tensor.get(0));
    assertEquals((20 * 0.5f - 2) / 4, tensor.get(1));
    assertEquals((30 * 0.5f - 3) / 8, tensor.get(2));
  }

  @Test
  void write_pictureLargerThanTheInput_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ImageInput.rawBgr(2, 2).write(ByteBuffer.allocate(9), 3, 1, FloatBuffer.allocate(12)));
  }
}
