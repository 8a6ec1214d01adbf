package io.miharu.ingest.live;

import java.time.Duration;

/**
 * How to treat a live source. Immutable.
 *
 * @param overflow what happens when frames come faster than they are looked at
 * @param queueFrames how many frames may wait, 1 or more
 * @param connectLimit how long connecting may take, up to the first picture
 * @param stallLimit how long the source may be silent before it counts as lost
 * @param abandonGrace how much longer a native call may hang before its thread is given up
 * @param backOff how long to wait before connecting again
 * @param firstPatience how long to keep trying while there was no picture yet
 * @param giveUpAfter how long a source may be away before it is given up
 * @param seed of the jitter
 */
public record LiveSettings(
    Overflow overflow,
    int queueFrames,
    Duration connectLimit,
    Duration stallLimit,
    Duration abandonGrace,
    BackOff backOff,
    Duration firstPatience,
    Duration giveUpAfter,
    long seed) {

  /** Drops what is too old; a camera may be away for ten minutes. */
  public static final LiveSettings DEFAULT =
      new LiveSettings(
          Overflow.DROP_OLDEST,
          24,
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          BackOff.DEFAULT,
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          1);

  public LiveSettings {
    if (queueFrames < 1) {
      throw new IllegalArgumentException("a queue holds 1 frame or more, got " + queueFrames);
    }
    for (Duration limit : new Duration[] {connectLimit, stallLimit, abandonGrace}) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("a limit lies above 0, got " + limit);
      }
    }
    if (firstPatience.isNegative() || giveUpAfter.isNegative()) {
      throw new IllegalArgumentException(
          "patience is 0 or more, got %s and %s".formatted(firstPatience, giveUpAfter));
    }
  }

  public LiveSettings withOverflow(Overflow policy, int frames) {
    return new LiveSettings(
        policy,
        frames,
        connectLimit,
        stallLimit,
        abandonGrace,
        backOff,
        firstPatience,
        giveUpAfter,
        seed);
  }

  public LiveSettings withLimits(Duration connect, Duration stall, Duration grace) {
    return new LiveSettings(
        overflow, queueFrames, connect, stall, grace, backOff, firstPatience, giveUpAfter, seed);
  }

  public LiveSettings withRetries(BackOff waits, Duration first, Duration giveUp) {
    return new LiveSettings(
        overflow, queueFrames, connectLimit, stallLimit, abandonGrace, waits, first, giveUp, seed);
  }

  public LiveSettings withSeed(long number) {
    return new LiveSettings(
        overflow,
        queueFrames,
        connectLimit,
        stallLimit,
        abandonGrace,
        backOff,
        firstPatience,
        giveUpAfter,
        number);
  }
}
