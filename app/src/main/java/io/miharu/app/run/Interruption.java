package io.miharu.app.run;

import io.miharu.app.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C as a request: the run finishes its frame, closes its files and writes its report, and then
 * the process ends. Asking once more ends it at once. Thread-safe.
 */
public final class Interruption implements AutoCloseable {

  private static final long GRACE_SECONDS = 20;

  /** Tools that stop a whole group of processes ask each of them twice in a row. */
  private static final long SAME_REQUEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** All that listen now, the eldest first; guards itself and {@link #giveBack}. */
  private static final List<Interruption> LISTENING = new ArrayList<>();

  private static @Nullable Runnable giveBack;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private long requestedAt;

  private Interruption() {}

  /** From now on, until closed, Ctrl-C asks instead of killing. */
  public static Interruption listen() {
    Interruption interruption = new Interruption();
    synchronized (LISTENING) {
      LISTENING.add(interruption);
      if (giveBack == null) {
        giveBack = Signals.onEnding(Interruption::requestAll);
      }
    }
    return interruption;
  }

  /** One that nobody ever requests, for runs within tests. */
  public static Interruption never() {
    return new Interruption();
  }

  public boolean requested() {
    return requested;
  }

  private static void requestAll() {
    List<Interruption> asked;
    synchronized (LISTENING) {
      asked = List.copyOf(LISTENING);
    }
    asked.forEach(Interruption::request);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
      for (Interruption each : asked) {
        if (!each.finished.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          end("gave up waiting for the run to finish; its files may be cut short");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void request() {
    long now = System.nanoTime();
    if (!requested) {
      requested = true;
      requestedAt = now;
    } else if (now - requestedAt > SAME_REQUEST_NANOS) {
      end("stopped at once; what was being written may be cut short");
    }
  }

  /** Without shutdown hooks, which would take from the run's threads what they work with. */
  private static void end(String reason) {
    System.err.println("miharu: " + reason);
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  /** The run is over; the process may go. */
  @Override
  public void close() {
    finished.countDown();
    synchronized (LISTENING) {
      LISTENING.remove(this);
      if (LISTENING.isEmpty() && giveBack != null) {
        giveBack.run();
        giveBack = null;
      }
    }
  }
}
