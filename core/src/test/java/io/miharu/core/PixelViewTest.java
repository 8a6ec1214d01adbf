package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PixelViewTest {

  /** Bytes 0, 1, 2, … up to 255 and again from 0. */
  private static ByteBuffer counting(int size) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(size);
    for (int i = 0; i < size; i++) {
      bytes.put(i, (byte) i);
    }
    return bytes;
  }

  @Test
  void at_readsRowsOfPixelsOfChannels() {
    PixelView view = new PixelView(PixelFormat.BGR24, 4, 3, counting(4 * 3 * 3));
    assertEquals((2 * 4 + 1) * 3 + 2, view.at(1, 2, 2));
  }

  @Test
  void at_aByteAboveHalf_isNotNegative() {
    PixelView view = new PixelView(PixelFormat.GRAY8, 256, 1, counting(256));
    assertEquals(255, view.at(255, 0, 0));
  }

  @Test
  void bytes_areThePictureAlone_readOnly_andOfEachCallersOwn() {
    ByteBuffer large = counting(100);
    large.position(50);
    PixelView view = new PixelView(PixelFormat.GRAY8, 5, 4, large);
    ByteBuffer first = view.bytes();
    assertEquals(20, first.remaining());
    assertTrue(first.isDirect() && first.isReadOnly());
    first.position(7);
    assertEquals(0, view.bytes().position());
    assertEquals(50, large.position());
  }

  @Test
  void constructor_bufferOnTheHeapOrTooSmall_refuses() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PixelView(PixelFormat.GRAY8, 2, 2, ByteBuffer.allocate(4)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PixelView(PixelFormat.RGB24, 2, 2, ByteBuffer.allocateDirect(11)));
  }

  @Test
  void constructor_aPictureOfNoSize_refuses() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PixelView(PixelFormat.GRAY8, 0, 2, ByteBuffer.allocateDirect(4)));
  }

  @Test
  void constructor_aSizeBeyondAnInt_refusesInsteadOfWrapping() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PixelView(PixelFormat.RGB24, 65_536, 65_536, ByteBuffer.allocateDirect(4)));
  }
}
