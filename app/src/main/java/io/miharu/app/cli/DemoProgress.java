package io.miharu.app.cli;

import io.miharu.app.run.ProgressBar;
import io.miharu.app.run.RunListener;
import io.miharu.app.run.SourceOutcome;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import java.util.Locale;

/** Says which scene a demo is at: a line per scene, and a bar on a terminal. Thread-safe. */
final class DemoProgress implements RunListener, AutoCloseable {

  private final boolean quiet;
  private int finished;
  private boolean drawn;

  DemoProgress(boolean quiet) {
    this.quiet = quiet;
    say("Rendering scenes and looking for events ...");
  }

  @Override
  public synchronized void frame(String name, long frames, MediaTime time) {
    if (!quiet && ProgressBar.onTerminal() && frames % 15 == 0) {
      System.err.printf(Locale.ROOT, "\r%d scenes done, %-18s %s ", finished, name, time);
      System.err.flush();
      drawn = true;
    }
  }

  @Override
  public synchronized void finished(SourceOutcome outcome) {
    finished++;
    wipe();
    say(
        String.format(
            Locale.ROOT,
            "  %-18s %3.0f s  %d events",
            outcome.name(),
            outcome.mediaSeconds(),
            outcome.hits().size()));
  }

  @Override
  public synchronized void started(SourceInfo info, String name) {
    wipe();
  }

  private void say(String line) {
    if (!quiet) {
      System.err.println(line);
    }
  }

  private void wipe() {
    if (drawn) {
      System.err.print("\r" + " ".repeat(60) + "\r");
      drawn = false;
    }
  }

  @Override
  public synchronized void close() {
    wipe();
  }
}
