package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedGreyFrameTest {

  /** Byte i of every view is 2i; remembers what was asked for. */
  private static final class CountingFrame implements Frame {

    private final List<String> asked = new ArrayList<>();
    private final int width;
    private final int height;
    private boolean closed;

    CountingFrame(int width, int height) {
      this.width = width;
      this.height = height;
    }

    @Override
    public PixelView pixels(PixelFormat format, int wide, int high) {
      asked.add(format + " " + wide + "x" + high);
      ByteBuffer bytes = ByteBuffer.allocateDirect(wide * high * format.channels());
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, (byte) (2 * i));
      }
      return new PixelView(format, wide, high, bytes);
    }

    @Override
    public MediaTime time() {
      return MediaTime.ZERO;
    }

    @Override
    public long index() {
      return 0;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public List<MotionVector> motionVectors() {
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void pixels_greyAndSmall_areMeansOfTheSharedPicture() {
    CountingFrame frame = new CountingFrame(4, 2); // 0 2 4 6 over 8 10 12 14
    ByteBuffer small = new SharedGreyFrame(frame).pixels(PixelFormat.GRAY8, 2, 1).bytes();
    assertEquals((0 + 2 + 8 + 10) / 4, small.get(0));
    assertEquals((4 + 6 + 12 + 14) / 4, small.get(1));
  }

  @Test
  void pixels_ofALargeFrame_askForThePictureThatMotionIsMeasuredOn() {
    CountingFrame frame = new CountingFrame(1920, 1080);
    new SharedGreyFrame(frame).pixels(PixelFormat.GRAY8, 32, 32);
    assertEquals(List.of("GRAY8 320x180"), frame.asked);
  }

  @Test
  void pixels_inColourOrLarger_areTheFramesOwn() {
    CountingFrame frame = new CountingFrame(640, 360);
    SharedGreyFrame shared = new SharedGreyFrame(frame);
    shared.pixels(PixelFormat.RGB24, 32, 32);
    shared.pixels(PixelFormat.GRAY8, 400, 32);
    assertEquals(List.of("RGB24 32x32", "GRAY8 400x32"), frame.asked);
    shared.close();
    assertFalse(frame.closed);
  }
}
