package io.miharu.ingest.live;

import io.miharu.core.MediaTime;
import io.miharu.ingest.live.LiveConnection.Timing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of time through all connections of a source: starts at zero, and always rises.
 *
 * <p>Within a connection the sender's own clock counts, whatever the network does to the pace of
 * arrival. Where that clock says nothing, the clock on our wall does:
 *
 * <ul>
 *   <li>a new connection goes on as much later as the first picture came in later than the last one
 *       before the outage;
 *   <li>a sender's clock that was set back, or jumped ahead of ours by more than {@value
 *       #MAX_LEAP_MICROS} µs from one frame to the next, goes on in the same way;
 *   <li>where the sender gives no times, the time of receipt is the time;
 *   <li>a recording's own times are the truth, whatever its pace.
 * </ul>
 *
 * <p>A clock that falls behind ours is no leap: that is a backlog, and the frames of it were filmed
 * when they say. Not thread-safe.
 */
final class LiveClock {

  /** Beyond this, a step that we did not live through is a leap. From methods, section 1. */
  static final long MAX_LEAP_MICROS = 2_000_000;

  /** Where frame meets frame without any time between, by a sender's fault or ours. */
  private static final long LEAST_STEP_MICROS = 1;

  private record Placed(long micros, long receivedNanos) {}

  private @Nullable Placed last;
  private long offsetMicros;
  private boolean fresh = true;
  private Optional<String> leap = Optional.empty();

  /** A new connection begins. */
  void connected() {
    fresh = true;
  }

  /**
   * The time of the next frame.
   *
   * @param own its time by its connection, µs
   * @param receivedNanos when it came in, by our clock
   * @param reset whether its own clock does not continue that of the frame before
   */
  MediaTime place(Timing timing, long own, long receivedNanos, boolean reset) {
    leap = Optional.empty();
    if (timing == Timing.RECORDING) {
      return new MediaTime(own);
    }
    long micros = own + offsetMicros;
    if (last != null) {
      long lived = Math.max(0, (receivedNanos - last.receivedNanos) / 1000);
      long ahead = micros - last.micros - lived;
      boolean leaps = timing == Timing.SENDER && !fresh && ahead > MAX_LEAP_MICROS;
      if (leaps) {
        leap = Optional.of("the sender's clock jumps ahead by %.1f s".formatted(ahead / 1e6));
      }
      if (fresh || reset || leaps || timing == Timing.RECEIPT) {
        micros = last.micros + lived;
      }
      micros = Math.max(micros, last.micros + LEAST_STEP_MICROS);
    } else {
      micros = 0;
    }
    offsetMicros = micros - own;
    fresh = false;
    last = new Placed(micros, receivedNanos);
    return new MediaTime(micros);
  }

  /** What the last call had to repair, in words, where that separates two frames. */
  Optional<String> leap() {
    return leap;
  }
}
