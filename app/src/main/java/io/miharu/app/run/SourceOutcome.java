package io.miharu.app.run;

import io.miharu.app.report.SourceReport;
import io.miharu.core.EventHit;
import io.miharu.core.MediaException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of one source.
 *
 * @param name of the source in the run
 * @param hits every event found, in rising order of start, then of id, then of tracks
 * @param report its part of the report; absent when the source could not be opened
 * @param fault what was lost, when something was
 * @param mediaSeconds how much video was read
 */
public record SourceOutcome(
    String name,
    List<EventHit> hits,
    Optional<SourceReport> report,
    Optional<MediaException> fault,
    double mediaSeconds) {

  public SourceOutcome {
    hits = List.copyOf(hits);
  }

  /**
   * The same outcome, judged by a truth.
   *
   * @param isTrue whether the truth knows a hit
   * @param missed what it knows and nobody found, in words
   */
  public SourceOutcome withVerdicts(Predicate<EventHit> isTrue, List<String> missed) {
    return new SourceOutcome(
        name, hits, report.map(part -> part.judged(isTrue, missed)), fault, mediaSeconds);
  }

  static SourceOutcome unopened(String name, MediaException fault) {
    return new SourceOutcome(name, List.of(), Optional.empty(), Optional.of(fault), 0);
  }
}
