package io.miharu.ingest.live;

import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Keeps a source connected: starts a {@link Reading}, waits for its end or for a call that hangs,
 * waits, and starts the next one, until the source is over or given up. Runs on a thread of its
 * own. Thread-safe.
 */
final class Supervisor {

  /** With so many threads lost in native code, the driver or the network is beyond us. */
  static final int MAX_ABANDONED = 4;

  /** How long closing waits for the reading thread before it is left to itself. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final long GLANCE_MILLIS = 50;

  private final String name;
  private final LiveSource source;
  private final LiveSettings settings;
  private final Splice splice;
  private final FrameQueue queue;
  private final LongSupplier nanos;
  private final LiveListener listener;
  private final Thread thread;
  private final Random random;
  private final List<Reading> abandoned = new ArrayList<>();

  private volatile boolean stopping;

  Supervisor(
      String name,
      LiveSource source,
      LiveSettings settings,
      Splice splice,
      FrameQueue queue,
      LongSupplier nanos,
      LiveListener listener) {
    this.name = name;
    this.source = source;
    this.settings = settings;
    this.splice = splice;
    this.queue = queue;
    this.nanos = nanos;
    this.listener = listener;
    this.random = new Random(settings.seed());
    this.thread = new Thread(this::run, "miharu-live-" + name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      superviseToTheEnd();
      queue.end(null);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      queue.end(null);
    } catch (Throwable why) {
      queue.end(why);
    }
  }

  private void superviseToTheEnd() throws Exception {
    int failures = 0;
    boolean ever = false;
    long lostAt = nanos.getAsLong();
    for (int number = 1; !stopping; number++) {
      splice.attempted();
      Reading reading =
          new Reading("miharu-live-" + name + "-" + number, source, settings, splice, queue, nanos);
      reading.start();
      String reason = follow(reading);
      if (stopping || reading.ending().regular()) {
        return;
      }
      ever |= reading.sawPicture();
      if (reading.sawPicture()) {
        failures = 0;
        lostAt = nanos.getAsLong();
      }
      throwWhatNoRetryMends(reading, ever);
      splice.lost(reason);
      failures++;
      Duration wait = settings.backOff().after(failures, random);
      Duration limit = ever ? settings.giveUpAfter() : settings.firstPatience();
      Duration away = Duration.ofNanos(nanos.getAsLong() - lostAt);
      if (away.plus(wait).compareTo(limit) > 0) {
        throw givenUp(ever, away, failures, reason);
      }
      listener.lost(name, reason, wait);
      pause(wait);
    }
  }

  /** Returns why the reading is over, or given up. */
  private String follow(Reading reading) throws Exception {
    try {
      while (!reading.await(GLANCE_MILLIS)) {
        if (stopping) {
          return "stopped";
        }
        if (reading.hangs()) {
          return abandon(reading);
        }
      }
      return reading.ending().reason();
    } finally {
      if (stopping) {
        sayFarewell(reading);
      }
    }
  }

  private String abandon(Reading reading) throws MediaException {
    reading.stop();
    splice.abandonedCall(settings.abandonGrace());
    abandoned.add(reading);
    abandoned.removeIf(old -> !old.isAlive());
    if (abandoned.size() >= MAX_ABANDONED) {
      throw new MediaException(
          Fault.DAMAGED,
          "%s is given up at %s: %d native calls hang and cannot be stopped; check the driver or the"
                  .formatted(name, splice.lastTime(), abandoned.size())
              + " network, and start again");
    }
    return "a native call hung";
  }

  private static void sayFarewell(Reading reading) throws InterruptedException {
    reading.stop();
    long rounds = FAREWELL.toMillis() / GLANCE_MILLIS;
    for (long i = 0; i < rounds && !reading.await(GLANCE_MILLIS); i++) {
      // What hangs in native code now is left to the end of the process.
    }
  }

  private void throwWhatNoRetryMends(Reading reading, boolean ever) throws Exception {
    Throwable failure = reading.failure();
    if (failure instanceof LiveRefusal refusal && !ever) {
      throw new MediaException(Fault.CANNOT_OPEN, name + ": " + refusal.getMessage(), refusal);
    }
    if (failure instanceof Error fault) {
      throw fault;
    }
    if (failure instanceof RuntimeException ours) {
      throw ours;
    }
    if (!source.reconnects()) {
      if (failure instanceof MediaException media) {
        throw media;
      }
      throw new MediaException(
          ever ? Fault.DAMAGED : Fault.CANNOT_OPEN,
          "%s broke off at %s: %s".formatted(name, splice.lastTime(), reading.ending().reason()));
    }
  }

  private MediaException givenUp(boolean ever, Duration away, int failures, String reason) {
    String time = String.format(Locale.ROOT, "%.1f s", away.toMillis() / 1e3);
    return ever
        ? new MediaException(
            Fault.DAMAGED,
            "%s is given up at %s: no picture for %s in %d attempts (%s); raise --give-up to wait longer"
                .formatted(name, splice.lastTime(), time, failures, reason))
        : new MediaException(
            Fault.CANNOT_OPEN,
            "%s cannot be opened: no picture within %s in %d attempts (%s); check the address, and that"
                    .formatted(name, time, failures, reason)
                + " the camera is on");
  }

  private void pause(Duration wait) throws InterruptedException {
    long end = nanos.getAsLong() + wait.toNanos();
    while (!stopping) {
      long rest = (end - nanos.getAsLong()) / 1_000_000;
      if (rest <= 0) {
        return;
      }
      Thread.sleep(Math.min(rest, GLANCE_MILLIS));
    }
  }

  /** Stops, and waits until no thread that can be stopped is left. */
  void stop() {
    stopping = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
