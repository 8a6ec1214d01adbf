package io.miharu.app.run;

import io.miharu.core.EventHit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code events.jsonl}: every event the moment it is decided, so that the file is valid whenever
 * the run stops. Owns its writer. Not thread-safe.
 */
final class EventsFile implements AutoCloseable {

  private final BufferedWriter writer;

  EventsFile(Path file) throws IOException {
    writer = Files.newBufferedWriter(file);
  }

  /** For a run that keeps nothing. */
  static EventsFile nowhere() {
    return new EventsFile(new BufferedWriter(Writer.nullWriter()));
  }

  private EventsFile(BufferedWriter writer) {
    this.writer = writer;
  }

  void write(EventHit hit) throws IOException {
    writer.write(EventJson.line(hit));
    writer.write('\n');
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
