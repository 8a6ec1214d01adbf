package io.miharu.ingest.scenes;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Native memory for pictures, used again when a frame is closed. Thread-safe. */
final class BufferPool {

  /** Spare buffers kept of one size; more are left to the garbage collector. */
  private static final int MAX_SPARE = 8;

  // Guarded by this. Only looked up by key, so its order does not matter.
  private final Map<Integer, Deque<ByteBuffer>> spare = new HashMap<>();

  synchronized ByteBuffer take(int bytes) {
    Deque<ByteBuffer> buffers = spare.get(bytes);
    return buffers == null || buffers.isEmpty()
        ? ByteBuffer.allocateDirect(bytes)
        : buffers.pop().clear();
  }

  synchronized void giveBack(ByteBuffer buffer) {
    Deque<ByteBuffer> buffers =
        spare.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>());
    if (buffers.size() < MAX_SPARE) {
      buffers.push(buffer);
    }
  }
}
