package io.miharu.app.report;

import io.miharu.core.ConceptTimeline;
import io.miharu.core.EventHit;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One source's part of the report.
 *
 * @param info what the video says of itself
 * @param id unique within the report and fit for a link
 * @param video where the video is, relative to the report, if a file is there
 * @param durationSeconds how much of it was read
 * @param facts one line on the run: frames, speed
 * @param warnings what the reader must know: damage, skipped frames
 * @param zones the operator's zones
 * @param cards the events in rising order of their start
 * @param timeline the concept scores over time
 */
public record SourceReport(
    SourceInfo info,
    String id,
    Optional<String> video,
    double durationSeconds,
    String facts,
    List<String> warnings,
    List<Zone> zones,
    List<Card> cards,
    ConceptTimeline timeline) {

  /**
   * One event.
   *
   * @param hit what was found
   * @param snapshot the frame at which it was first known, if one was kept
   * @param verdict whether the truth knows it, where there is a truth
   */
  public record Card(EventHit hit, Optional<Snapshot> snapshot, Optional<Boolean> verdict) {}

  public SourceReport {
    warnings = List.copyOf(warnings);
    zones = List.copyOf(zones);
    cards = List.copyOf(cards);
  }

  /** The same part with a verdict on every card, and what was missed among the warnings. */
  public SourceReport judged(Predicate<EventHit> isTrue, List<String> missed) {
    List<String> more = new ArrayList<>(warnings);
    more.addAll(missed);
    return new SourceReport(
        info,
        id,
        video,
        durationSeconds,
        facts,
        more,
        zones,
        cards.stream()
            .map(
                card -> new Card(card.hit(), card.snapshot(), Optional.of(isTrue.test(card.hit()))))
            .toList(),
        timeline);
  }
}
