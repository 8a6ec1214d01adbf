package io.miharu.eval.med;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.MedProtocol.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks a submission before it is handed in: every trial of the index answered exactly once, ranks
 * from 1 without gaps per event, scores finite and within [0, 1], one threshold line per event,
 * processing hours not below 0. Needs no truth.
 *
 * <p>Source: event detection, section 9. Where the scorer forgives, this does not.
 */
public final class MedCheck {

  private final MedProtocol protocol;
  private final CsvTable index;
  private final List<String> faults = new ArrayList<>();

  private MedCheck(MedProtocol protocol, CsvTable index) {
    this.protocol = protocol;
    this.index = index;
  }

  /**
   * Everything that is wrong, each with file, line and column; empty where the submission is fit.
   *
   * @throws DataFormatException where a needed column is missing, so that nothing can be checked
   */
  public static List<String> faults(
      MedProtocol protocol, CsvTable index, CsvTable detection, CsvTable threshold)
      throws DataFormatException {
    MedCheck check = new MedCheck(protocol, index);
    for (String column : protocol.detectionColumns()) {
      detection.column(column);
    }
    for (String column : protocol.thresholdColumns()) {
      threshold.column(column);
    }
    Map<String, String> events = check.events();
    check.detection(detection, events);
    check.threshold(threshold, new HashSet<>(events.values()));
    return List.copyOf(check.faults);
  }

  /** The event of every trial. */
  private Map<String, String> events() throws DataFormatException {
    int trial = index.column("TrialID");
    int event = index.column("EventID");
    Map<String, String> events = new HashMap<>();
    for (int row = 0; row < index.rows().size(); row++) {
      if (events.put(index.value(row, trial), index.value(row, event)) != null) {
        fault(index, row, trial, "%s stands twice".formatted(index.value(row, trial)));
      }
    }
    return events;
  }

  private void detection(CsvTable detection, Map<String, String> events)
      throws DataFormatException {
    int trial = detection.column("TrialID");
    Set<String> answered = new HashSet<>();
    SortedMap<String, SortedMap<Integer, Integer>> ranks = new TreeMap<>();
    for (int row = 0; row < detection.rows().size(); row++) {
      String name = detection.value(row, trial);
      String event = events.get(name);
      if (!answered.add(name)) {
        fault(detection, row, trial, name + " stands twice");
      } else if (event == null) {
        fault(detection, row, trial, "%s is no trial of %s".formatted(name, index.file()));
      }
      if (protocol.decision() != Decision.NONE) {
        score(detection, row);
      }
      if (protocol.decision() != Decision.SCORE && event != null) {
        rank(detection, row, ranks.computeIfAbsent(event, unused -> new TreeMap<>()));
      }
    }
    int missing = index.column("TrialID");
    for (int row = 0; row < index.rows().size(); row++) {
      if (!answered.contains(index.value(row, missing))) {
        fault(
            index,
            row,
            missing,
            "%s has no line in %s".formatted(index.value(row, missing), detection.file()));
      }
    }
    if (protocol.decision() != Decision.SCORE) {
      ranks.values().forEach(own -> gaps(detection, own));
    }
  }

  private void score(CsvTable detection, int row) throws DataFormatException {
    int column = detection.column("Score");
    double score = number(detection, row, column);
    if (!(score >= 0 && score <= 1)) { // written so that NaN fails too
      fault(detection, row, column, "needs 0 to 1, got " + detection.value(row, column));
    }
  }

  private void rank(CsvTable detection, int row, SortedMap<Integer, Integer> ranks)
      throws DataFormatException {
    int column = detection.column("Rank");
    double rank = number(detection, row, column);
    if (!(rank >= 1 && rank == Math.rint(rank) && rank <= Integer.MAX_VALUE)) {
      fault(
          detection,
          row,
          column,
          "needs a whole number from 1, got " + detection.value(row, column));
    } else if (ranks.put((int) rank, row) != null) {
      fault(detection, row, column, "rank %d stands twice for its event".formatted((int) rank));
    }
  }

  /** The first rank that is not where it should be; those after it follow from it. */
  private void gaps(CsvTable detection, SortedMap<Integer, Integer> ranks) {
    int expected = 1;
    for (Map.Entry<Integer, Integer> rank : ranks.entrySet()) {
      if (rank.getKey() != expected) {
        fault(
            detection,
            rank.getValue(),
            detection.header().indexOf("Rank"),
            "rank %d of its event is missing, the next is %d".formatted(expected, rank.getKey()));
        return;
      }
      expected++;
    }
  }

  private void threshold(CsvTable threshold, Set<String> events) throws DataFormatException {
    int event = threshold.column("EventID");
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < threshold.rows().size(); row++) {
      String name = threshold.value(row, event);
      if (!seen.add(name)) {
        fault(threshold, row, event, name + " stands twice");
      } else if (!events.contains(name)) {
        fault(threshold, row, event, "%s has no trial in %s".formatted(name, index.file()));
      }
      for (String column : protocol.thresholdColumns()) {
        int at = threshold.column(column);
        if (column.endsWith("TPT") && !(number(threshold, row, at) >= 0)) {
          fault(threshold, row, at, "needs hours, 0 or more, got " + threshold.value(row, at));
        }
      }
      String common = protocol.commonColumn();
      if (!common.isEmpty()) {
        int at = threshold.column(common);
        if (!threshold.value(row, at).equals(threshold.value(0, at))) {
          fault(threshold, row, at, "needs the same value in all lines, as in the first");
        }
      }
    }
    events.stream()
        .filter(name -> !seen.contains(name))
        .sorted()
        .forEach(name -> faults.add("%s: no line for event %s".formatted(threshold.file(), name)));
  }

  /** NaN where it is no number; that is a fault of its own. */
  private static double number(CsvTable table, int row, int column) {
    try {
      return table.number(row, column);
    } catch (DataFormatException none) {
      return Double.NaN;
    }
  }

  private void fault(CsvTable table, int row, int column, String problem) {
    faults.add(String.valueOf(table.fault(row, column, problem).getMessage()));
  }
}
