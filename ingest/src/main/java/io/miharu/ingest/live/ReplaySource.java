package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A recording shown at the pace at which it was filmed, or a multiple of it, as if it were a
 * camera. Its times are those of the recording.
 */
public final class ReplaySource implements LiveSource {

  /** Opens the recording. */
  @FunctionalInterface
  public interface Opener {
    FrameStream open() throws IOException;
  }

  private final Opener opener;
  private final double speed;
  private final LongSupplier nanos;

  /**
   * @param speed how many seconds of video in a second, above 0
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  public ReplaySource(Opener opener, double speed, LongSupplier nanos) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a replay runs at a speed above 0, got " + speed);
    }
    this.opener = opener;
    this.speed = speed;
    this.nanos = nanos;
  }

  @Override
  public LiveConnection connect(Patience patience) throws IOException {
    return new Replay(opener.open(), patience);
  }

  @Override
  public boolean reconnects() {
    return false;
  }

  private final class Replay implements LiveConnection {

    private final FrameStream recording;
    private final Patience patience;
    private long startedNanos;
    private boolean started;
    private long firstMicros;
    private long dueNanos;

    private Replay(FrameStream recording, Patience patience) {
      this.recording = recording;
      this.patience = patience;
    }

    @Override
    public Timing timing() {
      return Timing.RECORDING;
    }

    @Override
    public SourceInfo info() {
      return recording.info();
    }

    @Override
    public Optional<Frame> next() throws IOException {
      Optional<Frame> next = recording.next();
      if (next.isPresent()) {
        long micros = next.get().time().micros();
        if (!started) {
          started = true;
          startedNanos = nanos.getAsLong();
          firstMicros = micros;
        }
        dueNanos = startedNanos + Math.round((micros - firstMicros) * 1000.0 / speed);
        try {
          sleepUntilDue();
        } catch (IOException stopped) {
          next.get().close();
          throw stopped;
        }
      }
      return next;
    }

    private void sleepUntilDue() throws InterruptedIOException {
      long wait = dueNanos - nanos.getAsLong();
      if (wait <= 0) {
        return;
      }
      patience.allow(Duration.ofNanos(wait).plusSeconds(1)); // a gap in the film is no stall
      try {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the next frame's time");
      }
    }

    @Override
    public long receivedNanos() {
      return dueNanos;
    }

    @Override
    public Optional<Breach> breach() {
      return Optional.empty();
    }

    @Override
    public Ending ending() {
      return new Ending(true, "the recording is over");
    }

    @Override
    public StreamHealth health() {
      return recording.health();
    }

    @Override
    public void close() throws IOException {
      recording.close();
    }
  }
}
