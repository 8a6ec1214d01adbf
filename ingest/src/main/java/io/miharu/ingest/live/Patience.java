package io.miharu.ingest.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the call that is under way may still take. The thread that calls sets it; native code
 * asks from inside the call whether to give up; and the stream's supervisor sees when a call does
 * not even do that. Thread-safe.
 */
public final class Patience {

  private final LongSupplier nanos;

  // Guarded by this.
  private boolean calling;
  private long deadline;
  private boolean calledOff;

  /**
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  public Patience(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A call begins, or goes on: it may take {@code limit} from now. */
  public synchronized void allow(Duration limit) {
    calling = true;
    deadline = nanos.getAsLong() + limit.toNanos();
  }

  /** The call is over. */
  public synchronized void settle() {
    calling = false;
  }

  /** Whoever waits should stop at once. */
  public synchronized void callOff() {
    calledOff = true;
  }

  /**
   * Whether the call under way should give up. Once it should, so should every later one: a demuxer
   * that was told to give up may still hand out what it had, and would then wait anew.
   */
  public synchronized boolean isOver() {
    calledOff |= isOverdue(Duration.ZERO);
    return calledOff;
  }

  /** Whether a call is under way that should have been over {@code grace} ago. */
  synchronized boolean isOverdue(Duration grace) {
    return calling && nanos.getAsLong() - deadline > grace.toNanos();
  }
}
