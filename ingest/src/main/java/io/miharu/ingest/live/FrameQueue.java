package io.miharu.ingest.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames between whoever receives and whoever looks: so many at most, and then {@link
 * Overflow}. Owns the frames in it. Thread-safe.
 */
final class FrameQueue {

  /** How long a wait lasts before its reason is looked at again. */
  private static final long GLANCE_MILLIS = 100;

  private static final long LOOK_MILLIS = 20;

  private final int capacity;
  private final Overflow overflow;

  // Guarded by this.
  private final Deque<LiveFrame> frames = new ArrayDeque<>();
  private long dropped;
  private boolean over;
  private @Nullable Throwable failure;

  FrameQueue(int capacity, Overflow overflow) {
    this.capacity = capacity;
    this.overflow = overflow;
  }

  /**
   * Takes a frame over, dropping or waiting where there is no room.
   *
   * @param wanted asked while waiting; a frame that is not wanted any more is discarded
   */
  synchronized void put(LiveFrame frame, BooleanSupplier wanted) throws InterruptedException {
    boolean taken = false;
    try {
      while (overflow == Overflow.BLOCK
          && frames.size() >= capacity
          && !over
          && wanted.getAsBoolean()) {
        wait(GLANCE_MILLIS);
      }
      if (!over && wanted.getAsBoolean()) {
        if (frames.size() >= capacity) {
          frames.remove().discard();
          dropped++;
        }
        frames.add(frame);
        taken = true;
        notifyAll();
      }
    } finally {
      if (!taken) {
        frame.discard();
      }
    }
  }

  /** The oldest frame; empty when none came for a moment, or when it is over. */
  synchronized Optional<LiveFrame> poll() throws InterruptedException {
    for (long i = 0; i < GLANCE_MILLIS && frames.isEmpty() && !over; i += LOOK_MILLIS) {
      wait(LOOK_MILLIS);
    }
    LiveFrame frame = frames.poll();
    notifyAll();
    return Optional.ofNullable(frame);
  }

  /** Nothing will be put in any more; what waits can still be taken. */
  synchronized void end(@Nullable Throwable why) {
    if (!over) {
      over = true;
      failure = why;
      notifyAll();
    }
  }

  /** Discards what waits, and all that is still to come. */
  synchronized void close() {
    end(null);
    frames.forEach(LiveFrame::discard);
    frames.clear();
  }

  /** Whether everything was taken and nothing will come. */
  synchronized boolean isOver() {
    return over && frames.isEmpty();
  }

  /** Throws, once, what ended the stream, if it was a failure. */
  synchronized void throwFailure() throws IOException {
    Throwable why = failure;
    failure = null;
    if (why instanceof IOException expected) {
      throw expected;
    }
    if (why instanceof RuntimeException ours) {
      throw ours;
    }
    if (why instanceof Error fault) {
      throw fault;
    }
  }

  /** Whether a quarter of it is full of frames that may be dropped. */
  synchronized boolean isFilling() {
    return overflow == Overflow.DROP_OLDEST && 4 * frames.size() >= capacity;
  }

  synchronized long dropped() {
    return dropped;
  }
}
