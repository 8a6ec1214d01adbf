package io.miharu.app.training;

import io.miharu.learning.training.EpochResult;
import io.miharu.learning.training.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A line on the terminal that says how far training is, and a line that stays for every epoch.
 * Draws at most five times a second. Not thread-safe.
 */
final class TrainingProgress implements TrainingListener {

  private static final long REDRAW_NANOS = 200_000_000;
  private static final int WIDTH = 24;

  private final PrintStream terminal;
  private final boolean shown;
  private final long startedNanos = System.nanoTime();
  private long firstStep = -1;
  private long drawnNanos = startedNanos - REDRAW_NANOS;
  private int lineLength;

  TrainingProgress(PrintStream terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  void clipRead(int done, int of, String name) {
    redraw("reading %d of %d clips: %s".formatted(done, of, name));
  }

  @Override
  public void stepDone(long done, long of, double loss) {
    if (firstStep < 0) {
      firstStep = done - 1;
    }
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    int filled = (int) (WIDTH * done / of);
    long left = Math.round(seconds / (done - firstStep) * (of - done));
    redraw(
        String.format(
            Locale.ROOT,
            "training  [%s%s] %3d%%  loss %.4f  %d:%02d left",
            "=".repeat(filled),
            " ".repeat(WIDTH - filled),
            100 * done / of,
            loss,
            left / 60,
            left % 60));
  }

  @Override
  public void epochDone(EpochResult result) {
    wipe();
    terminal.printf(
        Locale.ROOT,
        "epoch %d: loss %.4f, validation loss %.4f, accuracy %.4f%n",
        result.epoch(),
        result.trainingLoss(),
        result.validationLoss(),
        result.validationAccuracy());
  }

  private void redraw(String line) {
    if (!shown || System.nanoTime() - drawnNanos < REDRAW_NANOS) {
      return;
    }
    drawnNanos = System.nanoTime();
    terminal.print("\r" + line + " ".repeat(Math.max(0, lineLength - line.length())));
    terminal.flush();
    lineLength = line.length();
  }

  private void wipe() {
    if (lineLength > 0) {
      terminal.print("\r" + " ".repeat(lineLength) + "\r");
      lineLength = 0;
    }
  }

  /** Wipes the line, so that what is printed next stands alone. */
  void finish() {
    wipe();
    terminal.flush();
  }
}
