package io.miharu.eval.events;

import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.eval.MatchCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many events were true, found, missed and false, event by event and in all. Adds up over
 * videos. Immutable.
 *
 * @param counts per event, in the order of ids; found is {@link MatchCounts#hits}, false is {@link
 *     MatchCounts#falseAlarms}
 */
public record EventTable(SortedMap<EventId, MatchCounts> counts) {

  /** Of no video at all. */
  public static final EventTable EMPTY = new EventTable(new TreeMap<>());

  /**
   * A line of the table.
   *
   * @param event the event's id, or {@code all} in the last row
   * @param truths true events
   * @param found true events that were found
   * @param missed true events that were not
   * @param falseAlarms hits that are not true, a second hit on a truth included
   */
  public record Row(String event, long truths, long found, long missed, long falseAlarms) {}

  public EventTable {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** The counts of one video. */
  public static EventTable of(EventOutcome outcome) {
    SortedMap<EventId, MatchCounts> counts = new TreeMap<>();
    for (EventOutcome.Pair pair : outcome.found()) {
      counts.merge(pair.truth().event(), new MatchCounts(1, 0, 0), MatchCounts::plus);
    }
    for (EventHit hit : outcome.falseAlarms()) {
      counts.merge(hit.event(), new MatchCounts(0, 1, 0), MatchCounts::plus);
    }
    for (EventTruth truth : outcome.missed()) {
      counts.merge(truth.event(), new MatchCounts(0, 0, 1), MatchCounts::plus);
    }
    return new EventTable(counts);
  }

  public EventTable plus(EventTable other) {
    SortedMap<EventId, MatchCounts> sum = new TreeMap<>(counts);
    other.counts.forEach((event, more) -> sum.merge(event, more, MatchCounts::plus));
    return new EventTable(sum);
  }

  /** Over all events. */
  public MatchCounts total() {
    return counts.values().stream().reduce(MatchCounts.NONE, MatchCounts::plus);
  }

  /** One row per event that was true or found, in the order of ids; then one for all of them. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    counts.forEach((event, of) -> rows.add(row(event.value(), of)));
    rows.add(row("all", total()));
    return rows;
  }

  private static Row row(String event, MatchCounts of) {
    return new Row(event, of.truths(), of.hits(), of.misses(), of.falseAlarms());
  }

  /** The table in columns of fixed width, for a terminal; every line ends in LF. */
  public String text() {
    List<Row> rows = rows();
    int width = rows.stream().mapToInt(row -> row.event().length()).max().orElse(0);
    width = Math.max(width, "event".length());
    String rule = "-".repeat(width + 4 * 8) + "\n";
    StringBuilder text = new StringBuilder();
    text.append(line(width, "event", "true", "found", "missed", "false")).append(rule);
    for (Row row : rows.subList(0, rows.size() - 1)) {
      text.append(line(width, row));
    }
    return text.append(rule).append(line(width, rows.get(rows.size() - 1))).toString();
  }

  private static String line(int width, Row row) {
    return line(width, row.event(), row.truths(), row.found(), row.missed(), row.falseAlarms());
  }

  private static String line(int width, String event, Object... cells) {
    return String.format(Locale.ROOT, "%-" + width + "s", event)
        + String.format(Locale.ROOT, "%8s%8s%8s%8s\n", cells);
  }
}
