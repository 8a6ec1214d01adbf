package io.miharu.ingest;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes ahead: one thread pulls the frames of another stream into a bounded queue, so that
 * decoding hides behind whatever is done with the frames.
 *
 * <p>Owns the other stream and the thread. What the decoder throws is thrown by {@link #next} after
 * the frames that came before it. {@link #health} is that of the frame handed out last, not of
 * those still queued. Closing stops the thread, waits for it, and closes what is queued and the
 * stream, even when the decoder waits for room. Not thread-safe.
 */
public final class PrefetchStream implements FrameStream {

  /** A frame, a failure or, with neither, the end; and what was known when it came. */
  private record Item(@Nullable Frame frame, @Nullable Throwable failure, StreamHealth health) {}

  private final FrameStream source;
  private final int capacity;
  private final Thread decoder;

  /** Guards {@link #queue} and {@link #stopping}. */
  private final Object lock = new Object();

  private final Deque<Item> queue = new ArrayDeque<>();
  private boolean stopping;

  private StreamHealth health;
  private boolean ended;
  private boolean closed;

  /**
   * Starts decoding.
   *
   * @param source owned from here on, and used by this stream's thread alone
   * @param capacity how many frames may wait, 1 or more
   */
  public PrefetchStream(FrameStream source, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a queue holds 1 frame or more, got " + capacity);
    }
    this.source = source;
    this.capacity = capacity;
    this.health = source.health();
    this.decoder = new Thread(this::decode, "miharu-decode-" + source.info().name());
    this.decoder.setDaemon(true);
    this.decoder.start();
  }

  private void decode() {
    boolean goOn = true;
    while (goOn) {
      Item item;
      try {
        Optional<Frame> frame = source.next();
        item = new Item(frame.orElse(null), null, source.health());
        goOn = frame.isPresent();
      } catch (IOException e) {
        item = new Item(null, e, source.health()); // the stream's own end is still to come
      } catch (Throwable e) {
        item = new Item(null, e, source.health());
        goOn = false;
      }
      if (!offer(item)) {
        return;
      }
    }
  }

  /** Waits for room; false when the stream was closed meanwhile, and the item with it. */
  private boolean offer(Item item) {
    synchronized (lock) {
      try {
        while (queue.size() >= capacity && !stopping) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        // Nobody but close() may stop this thread, and it does not interrupt.
        Thread.currentThread().interrupt();
        stopping = true;
      }
      if (!stopping) {
        queue.add(item);
        lock.notifyAll();
        return true;
      }
    }
    if (item.frame() != null) {
      item.frame().close();
    }
    return false;
  }

  @Override
  public SourceInfo info() {
    return source.info();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (closed) {
      throw new IllegalStateException(info().name() + " is closed");
    }
    if (ended) {
      return Optional.empty();
    }
    Item item = take();
    health = item.health();
    Throwable failure = item.failure();
    if (failure instanceof IOException e) {
      throw e;
    }
    ended = item.frame() == null;
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return Optional.ofNullable(item.frame());
  }

  private Item take() throws InterruptedIOException {
    synchronized (lock) {
      try {
        while (queue.isEmpty()) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + info().name());
      }
      Item item = queue.remove();
      lock.notifyAll();
      return item;
    }
  }

  @Override
  public StreamHealth health() {
    return health;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    synchronized (lock) {
      stopping = true;
      lock.notifyAll();
    }
    joinDecoder();
    for (Item item : queue) {
      if (item.frame() != null) {
        item.frame().close();
      }
    }
    queue.clear();
    source.close();
  }

  /** Waits even when interrupted: the thread must be gone before its stream is freed. */
  private void joinDecoder() {
    boolean interrupted = false;
    while (decoder.isAlive()) {
      try {
        decoder.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
