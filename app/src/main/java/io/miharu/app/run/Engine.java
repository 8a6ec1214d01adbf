package io.miharu.app.run;

import io.miharu.app.report.HtmlReport;
import io.miharu.app.report.ScoreTable;
import io.miharu.app.report.SourceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Runs sources through the stages, several side by side, and writes the report over all of them.
 *
 * <p>A source's results do not depend on what runs beside it. The engine owns the threads it starts
 * and has stopped them when {@link #run} returns. Not thread-safe.
 */
public final class Engine {

  private final EngineParts parts;

  public Engine(EngineParts parts) {
    this.parts = parts;
  }

  /**
   * Runs every job and writes its folder below {@code out}.
   *
   * @param sideBySide how many sources to run at a time, from 1 on
   * @return the outcomes in the order of the jobs; sources that the user's interruption kept from
   *     starting are absent
   * @throws OutputException when results cannot be written
   */
  public List<SourceOutcome> run(
      List<SourceJob> jobs, Path out, int sideBySide, RunListener listener) throws IOException {
    return run(jobs, Optional.of(out), sideBySide, listener);
  }

  /** As above; without a folder, nothing is written, and only the listener hears of results. */
  public List<SourceOutcome> run(
      List<SourceJob> jobs, Optional<Path> out, int sideBySide, RunListener listener)
      throws IOException {
    List<Callable<Optional<SourceOutcome>>> tasks = new ArrayList<>();
    for (SourceJob job : jobs) {
      tasks.add(task(job, out, listener));
    }
    return SideBySide.run(sideBySide, tasks, outcome -> {});
  }

  private Callable<Optional<SourceOutcome>> task(
      SourceJob job, Optional<Path> out, RunListener listener) {
    return () -> {
      if (parts.interruption().requested()) {
        return Optional.empty();
      }
      Optional<Path> folder = out.map(all -> all.resolve(job.name()));
      SourceOutcome outcome = new SourceRun(job, parts, folder, listener).run();
      listener.finished(outcome);
      return Optional.of(outcome);
    };
  }

  /** Writes {@code report.html} over the outcomes that have something to show. */
  public void report(
      Path out,
      String title,
      String subtitle,
      List<ScoreTable> scores,
      List<SourceOutcome> outcomes)
      throws IOException {
    List<SourceReport> sections =
        outcomes.stream().flatMap(outcome -> outcome.report().stream()).toList();
    Path file = out.resolve("report.html");
    try {
      new HtmlReport(parts.words()).write(file, title, subtitle, scores, sections);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
    }
  }
}
