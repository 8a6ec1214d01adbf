package io.miharu.learning.training;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the batches of one epoch on another thread while the network computes, two ahead at most.
 *
 * <p>The order of batches and their bits do not depend on the threads. Closing stops the other
 * thread and waits for it.
 */
final class BatchesAhead implements AutoCloseable {

  private static final int AHEAD = 2;

  /** A batch, or why there is none. */
  private record Made(@Nullable Batch batch, @Nullable Throwable failure) {}

  private final BlockingQueue<Made> queue = new ArrayBlockingQueue<>(AHEAD);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  BatchesAhead(BatchMaker maker, int epoch, int firstStep, Executor executor) {
    executor.execute(
        () -> {
          try {
            for (int step = firstStep; step < maker.steps() && !closed; step++) {
              offer(new Made(maker.batch(epoch, step), null));
            }
          } catch (IOException | RuntimeException | Error failure) {
            offer(new Made(null, failure));
          } finally {
            ended.countDown();
          }
        });
  }

  private void offer(Made made) {
    try {
      while (!closed && !queue.offer(made, 50, TimeUnit.MILLISECONDS)) {
        // full: the network is the slower one, as it should be
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** The next batch. */
  Batch next() throws IOException {
    Made made;
    try {
      made = queue.take();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("training was interrupted");
    }
    if (made.batch() != null) {
      return made.batch();
    }
    if (made.failure() instanceof IOException failure) {
      throw failure;
    }
    throw new IllegalStateException("a batch could not be made", made.failure());
  }

  @Override
  public void close() {
    closed = true;
    queue.clear();
    boolean interrupted = false;
    while (true) {
      try {
        ended.await();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
