package io.miharu.app.cli;

import io.miharu.app.console.JsonTarget;
import io.miharu.app.run.EventJson;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.app.run.RunListener;
import io.miharu.app.run.SourceOutcome;
import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run shows while it goes on: a progress bar on a terminal, a line per event, and the events
 * as JSON where asked for. Progress and messages go to standard error, results to standard output.
 * Thread-safe: sources that run side by side share it.
 */
final class Console implements RunListener, AutoCloseable {

  private final PrintStream messages = System.err;
  private final PrintStream results = System.out;
  private final @Nullable JsonTarget json;
  private final boolean quiet;
  private final boolean eventsOnOut;
  private final Map<String, ProgressBar> bars = new TreeMap<>();

  private Console(@Nullable JsonTarget json, boolean quiet, boolean eventsOnOut) {
    this.json = json;
    this.quiet = quiet;
    this.eventsOnOut = eventsOnOut;
  }

  static Console open(@Nullable String jsonTarget, boolean quiet) throws OutputException {
    return new Console(
        jsonTarget == null ? null : JsonTarget.open(jsonTarget),
        quiet,
        !quiet && !JsonTarget.STANDARD_OUTPUT.equals(jsonTarget));
  }

  @Override
  public synchronized void started(SourceInfo info, String name) {
    bars.put(
        name, new ProgressBar(messages, !quiet && ProgressBar.onTerminal(), name, info.duration()));
  }

  @Override
  public synchronized void frame(String name, long frames, MediaTime time) {
    ProgressBar bar = bars.get(name);
    if (bar != null) {
      bar.update(frames, time);
    }
  }

  @Override
  public synchronized void hit(EventHit hit) {
    wipe();
    if (json != null) {
      json.line(EventJson.line(hit));
    }
    if (eventsOnOut) {
      results.printf(
          Locale.ROOT,
          "%s  %s - %s  %s  %.2f%n",
          hit.source(),
          hit.span().start(),
          hit.span().end(),
          hit.label(),
          hit.probability());
    }
  }

  @Override
  public synchronized void finished(SourceOutcome outcome) {
    ProgressBar bar = bars.remove(outcome.name());
    if (bar != null) {
      bar.close();
    }
  }

  /** A line for people, on standard error. */
  synchronized void say(String line) {
    if (!quiet) {
      wipe();
      messages.println(line);
    }
  }

  /** What went wrong; said even when quiet. */
  synchronized void complain(String line) {
    wipe();
    messages.println("miharu: " + line);
  }

  private void wipe() {
    bars.values().forEach(ProgressBar::close);
  }

  @Override
  public synchronized void close() {
    wipe();
    if (json != null) {
      json.close();
    }
  }
}
