package io.miharu.app.run;

import io.miharu.core.MediaTime;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One line on a terminal that says how far a source is: share done, frames, speed and remaining
 * time. Draws at most five times a second, and nothing at all when switched off. Not thread-safe.
 */
public final class ProgressBar implements AutoCloseable {

  private static final long REDRAW_NANOS = 200_000_000;
  private static final int WIDTH = 24;

  private final PrintStream terminal;
  private final boolean shown;
  private final String name;
  private final Optional<Duration> total;
  private final long startedNanos = System.nanoTime();
  private long drawnNanos = startedNanos - REDRAW_NANOS;
  private int lineLength;

  public ProgressBar(PrintStream terminal, boolean shown, String name, Optional<Duration> total) {
    this.terminal = terminal;
    this.shown = shown;
    this.name = name;
    this.total = total.filter(duration -> !duration.isZero());
  }

  /** Whether standard error is a terminal, which only the launcher can tell. */
  public static boolean onTerminal() {
    return Boolean.getBoolean("miharu.terminal");
  }

  public void update(long frames, MediaTime time) {
    if (!shown || System.nanoTime() - drawnNanos < REDRAW_NANOS) {
      return;
    }
    drawnNanos = System.nanoTime();
    draw(line(name, frames, time, total, (drawnNanos - startedNanos) / 1e9));
  }

  /**
   * The line for {@code frames} frames, the last at {@code time}, after {@code seconds} seconds.
   */
  static String line(
      String name, long frames, MediaTime time, Optional<Duration> total, double seconds) {
    String speed =
        String.format(
            Locale.ROOT,
            "%,d frames  %.0f frames/s  %.1fx",
            frames,
            frames / Math.max(seconds, 1e-3),
            time.seconds() / Math.max(seconds, 1e-3));
    if (total.isEmpty()) {
      return "%s  %s  %s".formatted(name, time, speed);
    }
    double share = Math.min(1, time.seconds() / (total.get().toNanos() / 1e9));
    int filled = (int) Math.round(share * WIDTH);
    String remaining =
        share > 0.01
            ? MediaTime.ofSeconds(seconds / share - seconds).toString().replaceFirst("\\.\\d+$", "")
            : "?";
    return String.format(
        Locale.ROOT,
        "%s  [%s%s] %3.0f%%  %s  %s left",
        name,
        "=".repeat(filled),
        " ".repeat(WIDTH - filled),
        100 * share,
        speed,
        remaining);
  }

  private void draw(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, lineLength - line.length())));
    terminal.flush();
    lineLength = line.length();
  }

  /** Wipes the line, so that what is printed next stands alone. */
  @Override
  public void close() {
    if (shown && lineLength > 0) {
      draw("");
      terminal.print("\r");
      terminal.flush();
      lineLength = 0;
    }
  }
}
