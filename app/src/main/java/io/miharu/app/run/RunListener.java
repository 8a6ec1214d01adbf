package io.miharu.app.run;

import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;

/**
 * Hears how a run goes on, for progress bars and {@code --json}. Called from the threads that run
 * the sources, so implementations are thread-safe.
 */
public interface RunListener {

  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  default void started(SourceInfo info, String name) {}

  default void frame(String name, long frames, MediaTime time) {}

  default void hit(EventHit hit) {}

  default void finished(SourceOutcome outcome) {}
}
