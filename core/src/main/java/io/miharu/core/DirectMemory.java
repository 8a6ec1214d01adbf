package io.miharu.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Memory outside the heap that is used again.
 *
 * <p>A direct buffer that nobody holds is freed when the collector happens to run, which may be
 * late: sources and networks that are opened and closed would pile up hundreds of megabytes. What
 * is given back here waits for the next who wants as much, {@value #MOST_IDLE} bytes in all; beyond
 * that the longest unused is left to the collector. Thread-safe.
 */
public final class DirectMemory {

  static final long MOST_IDLE = 64L << 20;

  /** Where vector instructions like their rows to start, bytes. */
  private static final int ALIGNMENT = 64;

  private static final DirectMemory SHARED = new DirectMemory();

  /** The longest unused first. Guarded by this. */
  private final Deque<ByteBuffer> idle = new ArrayDeque<>();

  private long idleBytes;

  DirectMemory() {}

  /** The one that all share. */
  public static DirectMemory shared() {
    return SHARED;
  }

  /**
   * A buffer of exactly so many bytes, aligned to 64, big-endian, from 0 to its end. What it holds
   * is left from another use.
   */
  public ByteBuffer take(int bytes) {
    synchronized (this) {
      for (Iterator<ByteBuffer> latest = idle.descendingIterator(); latest.hasNext(); ) {
        ByteBuffer one = latest.next();
        if (one.capacity() == bytes) {
          latest.remove();
          idleBytes -= bytes;
          return one;
        }
      }
    }
    return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
        .alignedSlice(ALIGNMENT)
        .limit(bytes)
        .slice();
  }

  /**
   * Takes back what {@link #take} gave; nobody may use it any more.
   *
   * @param buffer itself, no slice of it, and once only
   */
  public synchronized void giveBack(ByteBuffer buffer) {
    idle.addLast(buffer.clear().order(ByteOrder.BIG_ENDIAN));
    idleBytes += buffer.capacity();
    while (idleBytes > MOST_IDLE) {
      idleBytes -= idle.removeFirst().capacity();
    }
  }
}
