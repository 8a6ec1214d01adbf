package io.miharu.app.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Has cameras connected one after the other. What Java compiles for the first of them is then not
 * compiled while all of them want the cores, and their frames are not dropped for it. Thread-safe.
 */
final class StaggeredStart {

  /** However many there are, the last one is connected after this. */
  static final Duration MOST = Duration.ofSeconds(30);

  private static final long GLANCE_MILLIS = 20;

  private final long gapNanos;
  private final BooleanSupplier stopped;
  private int turns;
  private boolean started;
  private long startedNanos;

  /**
   * @param gap from one to the next, or less where there are many
   * @param cameras how many there are
   * @param stopped whether nobody need wait any more
   */
  StaggeredStart(Duration gap, int cameras, BooleanSupplier stopped) {
    this.gapNanos = Math.min(gap.toNanos(), MOST.toNanos() / Math.max(1, cameras - 1));
    this.stopped = stopped;
  }

  /**
   * The next camera's turn; the first taken is the first connected, whoever comes first to wait.
   */
  synchronized Turn next() {
    return new Turn(turns++);
  }

  /** When one camera is connected. Thread-safe. */
  final class Turn {

    private final int place;

    private Turn(int place) {
      this.place = place;
    }

    /** Waits for it; that of the first camera is at once. */
    void await() {
      long until = startedNanos() + place * gapNanos;
      while (System.nanoTime() - until < 0 && !stopped.getAsBoolean()) {
        try {
          Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException hurried) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** When anybody first waited. */
  private synchronized long startedNanos() {
    if (!started) {
      started = true;
      startedNanos = System.nanoTime();
    }
    return startedNanos;
  }
}
