package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A camera as a stream of frames that outlives its connections.
 *
 * <p>A thread receives and decodes into a bounded queue, where {@link Overflow} decides; another
 * watches it. When the source is silent for too long, ends or fails, it is connected again, later
 * and later, as {@link LiveSettings} says; a native call that does not come back is abandoned with
 * its thread. Times go on across all that, see {@code LiveClock}, and {@link Frame#segment} says
 * where one must not follow what moves.
 *
 * <p>One difference to other streams: a camera has no last frame after which to complain, so single
 * frames that could not be decoded, and outages that are over, are counted and listed in {@link
 * #health} but not thrown. What is thrown, after the last frame: a recording's damage, and a camera
 * that stays away for longer than it may.
 *
 * <p>Starts two threads, which {@link #close} stops; both are daemons. Not thread-safe, but {@link
 * #report} may be called from anywhere.
 */
public final class LiveStream implements FrameStream {

  /** Where the stream ends by the clock, frames that are on their way get so much longer. */
  private static final Duration LATENESS = Duration.ofSeconds(1);

  private final String name;
  private final LiveSettings settings;
  private final Optional<Duration> length;
  private final BooleanSupplier stopped;
  private final FrameQueue queue;
  private final Splice splice;
  private final Supervisor supervisor;
  private boolean ended;
  private boolean closed;

  private LiveStream(String name, LiveSource source, LiveSettings settings, Surroundings around) {
    this.name = name;
    this.settings = settings;
    this.length = around.length();
    this.stopped = around.stopped();
    this.queue = new FrameQueue(settings.queueFrames(), settings.overflow());
    this.splice = new Splice(name, around.nanos(), around.wall(), around.listener());
    this.supervisor =
        new Supervisor(name, source, settings, splice, queue, around.nanos(), around.listener());
  }

  /**
   * What a stream needs of the world around it.
   *
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   * @param wall the time of day, to say when the first frame came
   * @param stopped whether the user wants to stop; then the stream ends
   * @param length the stream ends when it has lasted so long; absent for never
   * @param listener hears of outages
   */
  public record Surroundings(
      LongSupplier nanos,
      InstantSource wall,
      BooleanSupplier stopped,
      Optional<Duration> length,
      LiveListener listener) {

    /** The system's clocks, no end, nobody who listens. */
    public static final Surroundings PLAIN =
        new Surroundings(
            System::nanoTime,
            InstantSource.system(),
            () -> false,
            Optional.empty(),
            LiveListener.SILENT);

    public Surroundings withLength(Duration until) {
      return new Surroundings(nanos, wall, stopped, Optional.of(until), listener);
    }

    public Surroundings withListener(LiveListener other) {
      return new Surroundings(nanos, wall, stopped, length, other);
    }
  }

  /**
   * Connects and waits for the first picture.
   *
   * @param name what messages call the source
   * @throws MediaException when there is none within {@link LiveSettings#firstPatience}
   */
  public static LiveStream open(
      String name, LiveSource source, LiveSettings settings, Surroundings around)
      throws IOException {
    LiveStream stream = new LiveStream(name, source, settings, around);
    stream.supervisor.start();
    try {
      stream.awaitFirstPicture();
      return stream;
    } catch (IOException | RuntimeException | Error e) {
      stream.close();
      throw e;
    }
  }

  private void awaitFirstPicture() throws IOException {
    while (splice.info().isEmpty()) {
      if (queue.isOver()) {
        queue.throwFailure();
        throw new MediaException(Fault.CANNOT_OPEN, name + " holds no picture");
      }
      if (stopped.getAsBoolean()) {
        throw new MediaException(Fault.CANNOT_OPEN, name + " was not opened: stopped before");
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while opening " + name);
      }
    }
  }

  @Override
  public SourceInfo info() {
    return splice.info().orElseThrow();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    while (!ended) {
      Optional<LiveFrame> next = poll();
      if (stopped.getAsBoolean()) {
        next.ifPresent(LiveFrame::discard);
        ended = true;
      } else if (next.isPresent()) {
        if (isPastEnd(next.get())) {
          next.get().discard();
          ended = true;
        } else {
          splice.countLent();
          return Optional.of(next.get());
        }
      } else if (queue.isOver()) {
        ended = true;
        queue.throwFailure();
      } else if (length.isPresent() && splice.age().compareTo(length.get().plus(LATENESS)) > 0) {
        ended = true; // it is away, and would come back too late
      }
    }
    return Optional.empty();
  }

  private boolean isPastEnd(Frame frame) {
    return length.isPresent() && frame.time().seconds() >= length.get().toNanos() / 1e9;
  }

  private Optional<LiveFrame> poll() throws InterruptedIOException {
    try {
      return queue.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + name);
    }
  }

  @Override
  public StreamHealth health() {
    return splice.health();
  }

  /** What the source was like so far. */
  public LiveReport report() {
    return splice.report(settings.overflow(), queue.dropped());
  }

  /**
   * Whether so many frames are waiting that some may soon be dropped; never where none is. For
   * whoever can leave something out instead.
   */
  public boolean isBehind() {
    return queue.isFilling();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue.close();
      supervisor.stop();
    }
  }
}
