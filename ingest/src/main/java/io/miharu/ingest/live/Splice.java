package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.Losses;
import io.miharu.ingest.live.LiveConnection.Breach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the frames of one connection after another to one stream, and keeps the book on it: times,
 * indices, segments, losses, outages. Thread-safe.
 */
final class Splice {

  private final String name;
  private final LongSupplier nanos;
  private final InstantSource wall;
  private final LiveListener listener;
  private final LatencyMeter latency = new LatencyMeter();

  // Guarded by this.
  private final LiveClock clock = new LiveClock();
  private final Losses losses = new Losses();
  private @Nullable SourceInfo info;
  private Instant firstFrameAt = Instant.EPOCH;
  private long firstFrameNanos;
  private long lastFrameNanos;
  private MediaTime lastTime = MediaTime.ZERO;
  private boolean away;
  private String awayBecause = "";
  private long index;
  private int segment;
  private long skippedBefore;
  private int connections;
  private int attempts;
  private int outages;
  private long outageNanos;
  private int abandoned;

  Splice(String name, LongSupplier nanos, InstantSource wall, LiveListener listener) {
    this.name = name;
    this.nanos = nanos;
    this.wall = wall;
    this.listener = listener;
  }

  synchronized void attempted() {
    attempts++;
  }

  synchronized void abandonedCall(Duration limit) {
    abandoned++;
    losses.warn(
        String.format(
            Locale.ROOT,
            "a native call hung for over %.1f s after %s; its thread was given up",
            limit.toMillis() / 1e3,
            lastTime));
  }

  /** A connection has its first picture, and frames of it will follow. */
  synchronized void connected(LiveConnection connection) {
    connections++;
    skippedBefore = 0;
    clock.connected();
    if (info == null) {
      info = connection.info();
      firstFrameAt = wall.instant();
      firstFrameNanos = nanos.getAsLong();
    }
    if (connection.timing() == LiveConnection.Timing.RECEIPT) {
      losses.warn("the source sends no times; those of receipt stand for them");
    }
  }

  /** The next frame of the whole stream. */
  synchronized LiveFrame join(LiveConnection connection, Frame frame) {
    long received = connection.receivedNanos();
    Optional<Breach> breach = connection.breach();
    MediaTime time =
        clock.place(
            connection.timing(),
            frame.time().micros(),
            received,
            breach.map(Breach::clockReset).orElse(false));
    breach.map(Breach::what).or(clock::leap).ifPresent(what -> breach(what, time));
    if (away) {
      back(received);
    }
    long skipped = connection.health().framesSkipped();
    for (; skippedBefore < skipped; skippedBefore++) {
      losses.countSkipped(time);
    }
    lastTime = time;
    lastFrameNanos = received;
    return new LiveFrame(
        frame, time, index++, segment, () -> latency.add(nanos.getAsLong() - received));
  }

  private void breach(String what, MediaTime time) {
    segment++;
    losses.warn("%s at %s; tracks start anew".formatted(what, time));
    listener.breach(name, what);
  }

  private void back(long received) {
    away = false;
    segment++;
    long gone = Math.max(0, received - lastFrameNanos);
    outageNanos += gone;
    losses.warn(
        String.format(
            Locale.ROOT,
            "no picture for %.1f s after %s (%s); tracks start anew",
            gone / 1e9,
            lastTime,
            awayBecause));
    listener.back(name, Duration.ofNanos(gone));
  }

  /** The connection is gone, and nothing says yet that another will come. */
  synchronized void lost(String because) {
    if (connections > 0 && !away) {
      away = true;
      awayBecause = because;
      outages++;
    }
  }

  /** Says what a connection had to say of itself, now that it is over. */
  synchronized void closing(LiveConnection connection) {
    String which = connections > 1 ? "connection " + connections + ": " : "";
    connection.health().warnings().forEach(warning -> losses.warn(which + warning));
  }

  synchronized void countLent() {
    losses.countRead();
  }

  synchronized Optional<SourceInfo> info() {
    return Optional.ofNullable(info);
  }

  /** How long ago the first frame came in; zero while there is none. */
  synchronized Duration age() {
    return info == null
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, nanos.getAsLong() - firstFrameNanos));
  }

  synchronized MediaTime lastTime() {
    return lastTime;
  }

  synchronized StreamHealth health() {
    return losses.health();
  }

  synchronized LiveReport report(Overflow overflow, long dropped) {
    long gone = outageNanos + (away ? Math.max(0, nanos.getAsLong() - lastFrameNanos) : 0);
    return new LiveReport(
        firstFrameAt,
        overflow,
        dropped,
        connections,
        attempts,
        outages,
        gone / 1e9,
        segment,
        abandoned,
        latency.summary());
  }
}
