package io.miharu.app.run;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which all sources of a run have their frames looked at; as many as there are
 * cores, so that sources share them. What comes out does not depend on how many there are. Each
 * source has a few frames under way at a time, which bounds the queue. Owns its threads.
 * Thread-safe.
 */
public final class Workers implements AutoCloseable {

  private final int count;
  private final @Nullable ExecutorService pool;

  private Workers(int count, @Nullable ExecutorService pool) {
    this.count = count;
    this.pool = pool;
  }

  /** Starts {@code count} threads, 1 or more. */
  public static Workers start(int count) {
    AtomicInteger number = new AtomicInteger();
    return new Workers(
        count,
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "miharu-look-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** As many threads as the machine has cores. */
  public static Workers perCore() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  /** No threads: everything is done by whoever asks for it, at once. */
  public static Workers none() {
    return new Workers(1, null);
  }

  /** How many frames are looked at side by side. */
  int count() {
    return count;
  }

  Executor threads() {
    return pool == null ? Runnable::run : pool;
  }

  /** Stops the threads when what was begun is done; close the sources first. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
