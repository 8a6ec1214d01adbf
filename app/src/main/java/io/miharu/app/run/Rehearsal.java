package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Works on drawn scenes for a while before the cameras are connected. What Java loads and compiles
 * when it is first used takes seconds, in which frames of a camera would be lost; what is found in
 * the scenes is forgotten.
 */
public final class Rehearsal {

  private static final long SEED = 1;

  private Rehearsal() {}

  /** Frames of another stream until the time is over. */
  private record Until(long nanos, FrameStream inner) implements FrameStream {

    @Override
    public SourceInfo info() {
      return inner.info();
    }

    @Override
    public Optional<Frame> next() throws IOException {
      return isOver(nanos) ? Optional.empty() : inner.next();
    }

    @Override
    public StreamHealth health() {
      return inner.health();
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }

  /**
   * Runs all stages but the writing, until the time is over or the user stops.
   *
   * @param observers as the cameras will have them
   * @throws IOException when a network fails
   */
  public static void run(EngineParts parts, SourceJob.Observers observers, Duration length)
      throws IOException {
    long end = System.nanoTime() + length.toNanos();
    for (Scene scene : SceneCatalogue.surveillance(SEED)) {
      if (isOver(end) || parts.interruption().requested()) {
        return;
      }
      SourceJob job =
          new SourceJob(
              scene.name(),
              Optional.empty(),
              () -> new Until(end, scene.open()),
              observers,
              List.of()); // zones in pixels are those of another picture
      new SourceRun(job, parts, Optional.empty(), RunListener.SILENT).run();
    }
  }

  private static boolean isOver(long nanos) {
    return System.nanoTime() - nanos >= 0;
  }
}
