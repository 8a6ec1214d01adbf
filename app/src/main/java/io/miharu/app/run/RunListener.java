package io.miharu.app.run;

import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import io.miharu.events.EventAlert;
import io.miharu.ingest.live.LiveReport;

/**
 * Hears how a run goes on, for progress bars and {@code --json}. Called from the threads that run
 * the sources, so implementations are thread-safe.
 */
public interface RunListener {

  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  default void started(SourceInfo info, String name) {}

  default void frame(String name, long frames, MediaTime time) {}

  /** An event has begun; its hit follows when it is over. */
  default void alert(EventAlert alert) {}

  default void hit(EventHit hit) {}

  /**
   * What a live source was like, before {@link #finished}.
   *
   * @param looksSkipped how many looks were left out for frames that were waiting
   */
  default void live(String name, LiveReport report, long looksSkipped) {}

  default void finished(SourceOutcome outcome) {}
}
