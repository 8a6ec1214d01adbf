package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Begins work on frames before their turn, so that several are looked at side by side, and hands
 * them on in order, each when the work on it is done.
 *
 * <p>A frame belongs to one thread at a time: to the work that was begun on it until that is over,
 * then to whoever takes it. Failures of the work are left to whoever asks for its result. Borrows
 * the inner stream; owns the frames that it has taken from it and not handed on. Not thread-safe.
 */
final class AheadStream implements FrameStream {

  /** Begins what can be done for a frame ahead of its turn; called with every frame in order. */
  @FunctionalInterface
  interface Beginner {
    Future<?> begin(Frame frame) throws IOException;
  }

  /** Frames may take this much memory while they wait, unless that is fewer than the least. */
  private static final long MAX_BYTES = 64L << 20;

  private static final int LEAST = 3;
  private static final int MOST = 16;

  /** A frame, a failure or, with neither, the end; and what was known when it came. */
  private record Item(
      @Nullable Frame frame,
      @Nullable Future<?> work,
      @Nullable IOException failure,
      StreamHealth health) {}

  private final FrameStream inner;
  private final Beginner beginner;
  private final int depth;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private StreamHealth health;
  private boolean innerEnded;

  /**
   * @param depth how many frames may be begun and not handed on, 1 or more
   */
  AheadStream(FrameStream inner, Beginner beginner, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("1 frame or more waits, got " + depth);
    }
    this.inner = inner;
    this.beginner = beginner;
    this.depth = depth;
    this.health = inner.health();
  }

  /** How many frames of this size may wait: enough to keep all cores busy, within the memory. */
  static int depthFor(SourceInfo info) {
    long frameBytes = 3L * info.width() * info.height() / 2;
    return (int) Math.max(LEAST, Math.min(MOST, MAX_BYTES / frameBytes));
  }

  @Override
  public SourceInfo info() {
    return inner.info();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    while (!innerEnded && waiting.size() < depth) {
      waiting.add(pull());
    }
    Item head = waiting.peek();
    if (head == null) {
      return Optional.empty();
    }
    if (head.work() != null) {
      await(head.work());
    }
    waiting.remove();
    health = head.health();
    if (head.failure() != null) {
      throw head.failure();
    }
    return Optional.ofNullable(head.frame());
  }

  private Item pull() throws IOException {
    Optional<Frame> next;
    try {
      next = inner.next();
    } catch (IOException failure) {
      return new Item(null, null, failure, inner.health()); // the stream's own end is to come
    }
    if (next.isEmpty()) {
      innerEnded = true;
      return new Item(null, null, null, inner.health());
    }
    Frame frame = next.get();
    try {
      return new Item(frame, beginner.begin(frame), null, inner.health());
    } catch (IOException | RuntimeException | Error failed) {
      frame.close();
      throw failed;
    }
  }

  private void await(Future<?> work) throws InterruptedIOException {
    try {
      work.get();
    } catch (ExecutionException told) {
      // Whoever asks for the result hears of it.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + info().name());
    }
  }

  /** Waits, whatever happens; says whether the thread was interrupted meanwhile. */
  private static boolean outlast(Future<?> work) {
    boolean interrupted = false;
    while (true) {
      try {
        work.get();
        return interrupted;
      } catch (ExecutionException failed) {
        return interrupted;
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
  }

  /** That of the frame handed out last. */
  @Override
  public StreamHealth health() {
    return health;
  }

  /** Waits for the work that was begun, even when interrupted, and closes its frames. */
  @Override
  public void close() {
    innerEnded = true;
    boolean interrupted = false;
    for (Item item : waiting) {
      Future<?> work = item.work();
      interrupted |= work != null && outlast(work);
      if (item.frame() != null) {
        item.frame().close();
      }
    }
    waiting.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
