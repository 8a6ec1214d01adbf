package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A camera whose every connection follows a script, by a clock that stands still unless the script
 * moves it. When the scripts are used up, it refuses to connect.
 */
final class FakeCamera implements LiveSource {

  /** One step of a connection. */
  sealed interface Step {

    /** A frame with this time by the connection, received so much after the step before. */
    record Shot(long micros, long laterMicros) implements Step {}

    /** The picture or the clock changes before the next frame. */
    record Change(boolean clockReset, String what) implements Step {}

    /** The connection breaks. */
    record Cut() implements Step {}

    /** The source says that it is over. */
    record End() implements Step {}

    /** A native call that does not even look at its patience, until the test lets it go. */
    record Hang() implements Step {}

    /** There is no connection at all. */
    record Refuse() implements Step {}
  }

  final CountDownLatch hangOver = new CountDownLatch(1);
  final AtomicInteger attempts = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger openFrames = new AtomicInteger();

  private final Deque<List<Step>> scripts = new ArrayDeque<>();
  private LiveConnection.Timing timing = LiveConnection.Timing.SENDER;
  private boolean reconnects = true;
  private final AtomicLong receivedNanos = new AtomicLong();

  static Step shot(long micros, long laterMicros) {
    return new Step.Shot(micros, laterMicros);
  }

  /** {@code frames} frames, 40 ms apart by both clocks. */
  static List<Step> steady(int frames, Step... then) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      steps.add(shot(40_000L * i, i == 0 ? 0 : 40_000));
    }
    steps.addAll(List.of(then));
    return steps;
  }

  FakeCamera then(List<Step> connection) {
    scripts.add(connection);
    return this;
  }

  FakeCamera timed(LiveConnection.Timing other) {
    timing = other;
    return this;
  }

  FakeCamera once() {
    reconnects = false;
    return this;
  }

  @Override
  public synchronized LiveConnection connect(Patience patience) throws IOException {
    attempts.incrementAndGet();
    List<Step> script = scripts.poll();
    if (script == null) {
      throw new IOException("nobody there");
    }
    if (script.get(0) instanceof Step.Refuse) {
      throw new LiveRefusal("wrong password");
    }
    open.incrementAndGet();
    return new Connection(new ArrayDeque<>(script));
  }

  @Override
  public boolean reconnects() {
    return reconnects;
  }

  private final class Connection implements LiveConnection {

    private final Deque<Step> steps;
    private Optional<Breach> breach = Optional.empty();
    private Ending ending = new Ending(false, "cut");
    private boolean closed;

    private Connection(Deque<Step> steps) {
      this.steps = steps;
    }

    @Override
    public Timing timing() {
      return timing;
    }

    @Override
    public SourceInfo info() {
      return new SourceInfo(
          "fake", "fake://", "fake", 8, 8, Optional.empty(), OptionalDouble.of(25), 0);
    }

    @Override
    public Optional<Frame> next() {
      breach = Optional.empty();
      for (Step step = steps.poll(); step != null; step = steps.poll()) {
        if (step instanceof Step.Shot shot) {
          receivedNanos.addAndGet(shot.laterMicros() * 1000);
          return Optional.of(new FakeFrame(new MediaTime(shot.micros())));
        } else if (step instanceof Step.Change change) {
          breach = Optional.of(new Breach(change.clockReset(), change.what()));
        } else if (step instanceof Step.End) {
          ending = new Ending(true, "over");
          return Optional.empty();
        } else if (step instanceof Step.Hang) {
          hang();
        } else {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    private void hang() {
      while (hangOver.getCount() > 0) {
        try {
          hangOver.await();
        } catch (InterruptedException deaf) {
          // Native code does not hear interrupts either.
        }
      }
    }

    @Override
    public long receivedNanos() {
      return receivedNanos.get();
    }

    @Override
    public Optional<Breach> breach() {
      return breach;
    }

    @Override
    public Ending ending() {
      return ending;
    }

    @Override
    public StreamHealth health() {
      return new StreamHealth(0, 0, List.of(), Optional.empty(), List.of());
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  private final class FakeFrame implements Frame {

    private final MediaTime time;
    private boolean closed;

    private FakeFrame(MediaTime time) {
      this.time = time;
      openFrames.incrementAndGet();
    }

    @Override
    public MediaTime time() {
      return time;
    }

    @Override
    public long index() {
      return 0;
    }

    @Override
    public int width() {
      return 8;
    }

    @Override
    public int height() {
      return 8;
    }

    @Override
    public PixelView pixels(PixelFormat format, int width, int height) {
      return new PixelView(
          format, width, height, ByteBuffer.allocate(width * height * format.channels()));
    }

    @Override
    public List<MotionVector> motionVectors() {
      return List.of();
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        openFrames.decrementAndGet();
      }
    }
  }
}
