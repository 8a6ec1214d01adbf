package io.miharu.ingest.live;

import java.time.Duration;

/** Hears what becomes of a live source. Called from the stream's own threads. */
public interface LiveListener {

  /** Hears nothing. */
  LiveListener SILENT = new LiveListener() {};

  /** There is no picture any more, or still none. */
  default void lost(String name, String reason, Duration nextTry) {}

  /** The pictures are back. */
  default void back(String name, Duration away) {}

  /** The stream goes on, but not where it left off. */
  default void breach(String name, String what) {}
}
