package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.util.Optional;

/**
 * A stream that tells a clock how long its {@link #next} takes, so that {@code run.json} can tell
 * decoding from looking. The inner stream belongs to whoever opened it and is not closed here.
 */
final class TimedStream implements FrameStream {

  private final FrameStream inner;
  private final RunClock clock;

  TimedStream(FrameStream inner, RunClock clock) {
    this.inner = inner;
    this.clock = clock;
  }

  @Override
  public SourceInfo info() {
    return inner.info();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    long started = System.nanoTime();
    long taken = StageTimes.now();
    try {
      return inner.next();
    } finally {
      clock.decoded(System.nanoTime() - started);
      clock.stages().add(Stage.DECODE, StageTimes.now() - taken);
    }
  }

  @Override
  public StreamHealth health() {
    return inner.health();
  }

  @Override
  public void close() {}
}
