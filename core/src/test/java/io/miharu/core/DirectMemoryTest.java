package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DirectMemoryTest {

  private final DirectMemory memory = new DirectMemory();

  @Test
  void take_afterGivingBack_isTheSameBufferOfThatSize() {
    ByteBuffer one = memory.take(1000);
    assertTrue(one.isDirect());
    assertEquals(1000, one.remaining());
    assertEquals(0, one.alignmentOffset(0, 64));
    one.position(10);
    memory.giveBack(one);
    assertNotSame(one, memory.take(1001));
    ByteBuffer again = memory.take(1000);
    assertSame(one, again);
    assertEquals(1000, again.remaining());
    assertNotSame(one, memory.take(1000));
  }

  /** Of 65 buffers of a mebibyte only the last 64 are kept. */
  @Test
  void giveBack_beyondTheLimit_forgetsTheLongestUnused() {
    ByteBuffer first = memory.take(1 << 20);
    memory.giveBack(first);
    ByteBuffer[] others = new ByteBuffer[64];
    ByteBuffer taken = memory.take(1 << 20);
    assertSame(first, taken);
    for (int i = 0; i < others.length; i++) {
      others[i] = memory.take(1 << 20);
    }
    memory.giveBack(first);
    for (ByteBuffer other : others) {
      memory.giveBack(other);
    }
    for (int i = others.length - 1; i >= 0; i--) {
      assertSame(others[i], memory.take(1 << 20));
    }
    assertNotSame(first, memory.take(1 << 20));
  }
}
