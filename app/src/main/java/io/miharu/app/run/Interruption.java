package io.miharu.app.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a request: the run finishes its frame, closes its files and writes its report while the
 * process waits. Thread-safe.
 */
public final class Interruption implements AutoCloseable {

  private static final long GRACE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::requestAndWait, "interruption");
  private volatile boolean requested;

  private Interruption() {}

  /** From now on, until closed, Ctrl-C asks instead of killing. */
  public static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** One that nobody ever requests, for runs within tests. */
  public static Interruption never() {
    return new Interruption();
  }

  public boolean requested() {
    return requested;
  }

  private void requestAndWait() {
    requested = true;
    try {
      // The process dies when its hooks return, with 130 after a Ctrl-C.
      boolean done = finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        System.err.println(
            "miharu: gave up waiting for the run to finish; its files may be cut short");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run is over; the process may go. */
  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyGoingDown) {
        // Then the hook has seen the latch.
      }
    }
  }
}
