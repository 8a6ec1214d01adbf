package io.miharu.app.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Works on several sources at a time, each on a thread of its own. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Runs all tasks and waits for them; the threads are gone when it returns.
   *
   * @param atATime from 1 on
   * @param tasks one per source; what it brings is absent where it was not begun
   * @param seen hears of each outcome, in the order of the tasks, as soon as those before are there
   * @return the outcomes in the order of the tasks
   * @throws IOException what a task threw, or when the waiting is interrupted
   */
  public static <T> List<T> run(
      int atATime, List<Callable<Optional<T>>> tasks, Consumer<? super T> seen) throws IOException {
    AtomicInteger threads = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            atATime, task -> new Thread(task, "source " + threads.incrementAndGet()));
    try {
      List<Future<Optional<T>>> pending = new ArrayList<>();
      for (Callable<Optional<T>> task : tasks) {
        pending.add(pool.submit(task));
      }
      List<T> outcomes = new ArrayList<>();
      for (Future<Optional<T>> future : pending) {
        Optional<T> outcome = await(future);
        outcome.ifPresent(seen);
        outcome.ifPresent(outcomes::add);
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException expected) {
        throw expected;
      }
      if (failed.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw new AssertionError("a source failed in a way nobody foresaw", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a source", stopped);
    }
  }
}
