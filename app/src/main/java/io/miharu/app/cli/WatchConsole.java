package io.miharu.app.cli;

import io.miharu.app.console.JsonTarget;
import io.miharu.app.report.ReportWords;
import io.miharu.app.run.EventJson;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.RunListener;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.SourceInfo;
import io.miharu.events.EventAlert;
import io.miharu.ingest.live.LiveListener;
import io.miharu.ingest.live.LiveReport;
import io.miharu.ingest.live.Overflow;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code watch} prints: events when they begin and when they are over, with their reasons, on
 * standard output; what becomes of the cameras on standard error. Thread-safe: all cameras share
 * it.
 */
final class WatchConsole implements RunListener, LiveListener, AutoCloseable {

  private final PrintStream messages = System.err;
  private final PrintStream results = System.out;
  private final @Nullable JsonTarget json;
  private final boolean quiet;
  private final boolean eventsOnOut;
  private final ReportWords words;

  WatchConsole(@Nullable String jsonTarget, boolean quiet, ReportWords words)
      throws OutputException {
    this.json = jsonTarget == null ? null : JsonTarget.open(jsonTarget);
    this.quiet = quiet;
    this.eventsOnOut = !quiet && !JsonTarget.STANDARD_OUTPUT.equals(jsonTarget);
    this.words = words;
  }

  @Override
  public void started(SourceInfo info, String name) {
    say(
        "%s: connected, %s, %d x %d px"
            .formatted(name, info.format(), info.width(), info.height()));
  }

  @Override
  public synchronized void alert(EventAlert alert) {
    if (eventsOnOut) {
      results.printf(
          Locale.ROOT,
          "%s  %s  %s begins  %.2f%s%n",
          alert.source(),
          alert.alert(),
          alert.label(),
          alert.probability(),
          because(alert.evidence()));
    }
  }

  @Override
  public synchronized void hit(EventHit hit) {
    if (json != null) {
      json.line(EventJson.line(hit));
    }
    if (eventsOnOut) {
      results.printf(
          Locale.ROOT,
          "%s  %s - %s  %s  %.2f%s%n",
          hit.source(),
          hit.span().start(),
          hit.span().end(),
          hit.label(),
          hit.probability(),
          because(hit.evidence()));
    }
  }

  private String because(Evidence evidence) {
    List<String> reasons = words.reasons(evidence);
    return reasons.isEmpty() ? "" : "  because: " + String.join("; ", reasons);
  }

  @Override
  public void live(String name, LiveReport report, long looksSkipped) {
    say(
        String.format(
            Locale.ROOT,
            "%s: %,d frames followed, %,d dropped, %,d looks left out; %d %s, %.1f s away; latency"
                + " %d ms (median), %d ms (95 of 100), %d ms (longest)",
            name,
            report.latency().frames(),
            report.framesDropped(),
            looksSkipped,
            report.outages(),
            report.outages() == 1 ? "outage" : "outages",
            report.outageSeconds(),
            report.latency().p50(),
            report.latency().p95(),
            report.latency().longest()));
  }

  /** Says in plain sight what happens when there is too much to look at. */
  void announce(String name, String location, Overflow overflow) {
    say(
        "%s: %s, %s"
            .formatted(
                name,
                location,
                overflow == Overflow.BLOCK
                    ? "the sender waits when we are behind (--on-overload block)"
                    : "the oldest frames are dropped when we are behind (--on-overload drop)"));
  }

  @Override
  public void lost(String name, String reason, Duration nextTry) {
    say(
        String.format(
            Locale.ROOT, "%s: %s; next try in %.1f s", name, reason, nextTry.toMillis() / 1e3));
  }

  @Override
  public void back(String name, Duration away) {
    say(String.format(Locale.ROOT, "%s: back after %.1f s", name, away.toMillis() / 1e3));
  }

  @Override
  public void breach(String name, String what) {
    say(name + ": " + what);
  }

  /** A line for people, on standard error. */
  synchronized void say(String line) {
    if (!quiet) {
      messages.println(line);
    }
  }

  /** What went wrong; said even when quiet. */
  synchronized void complain(String line) {
    messages.println("miharu: " + line);
  }

  @Override
  public synchronized void close() {
    if (json != null) {
      json.close();
    }
  }
}
