package io.miharu.eval.med;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.MedProtocol.Decision;
import io.miharu.eval.med.TrialBlock.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a submission to a MED evaluation, one block per event.
 *
 * <p>Where rows are missing DEVA_cli scores what is left: trials that the system did not answer
 * leave the denominators, trials without truth or without a threshold vanish. By default an
 * unanswered trial counts as rejected, and missing truth or thresholds are refused; {@link
 * Missing#AS_THE_REFERENCE} does as DEVA_cli does.
 */
public final class MedFiles {

  /** What to do about rows that are not there. */
  public enum Missing {
    SCORED_OR_REFUSED,
    AS_THE_REFERENCE
  }

  /**
   * What was read.
   *
   * @param notes what the reader of the scores must know: rows that did not count
   */
  public record Submission(List<TrialBlock> blocks, List<String> notes) {

    public Submission {
      blocks = List.copyOf(blocks);
      notes = List.copyOf(notes);
    }
  }

  /** An event while it is read. */
  private static final class Event {
    private final List<Trial> trials = new ArrayList<>();
    private int omittedTargets;
    private int omittedNonTargets;
    private double threshold = Double.NaN;
  }

  private final MedProtocol protocol;
  private final Missing missing;
  private final List<String> notes = new ArrayList<>();

  private MedFiles(MedProtocol protocol, Missing missing) {
    this.protocol = protocol;
    this.missing = missing;
  }

  /**
   * Reads the four files.
   *
   * @param reference TrialID, Targ (y or n)
   * @param index TrialID, EventID, ClipID
   * @throws DataFormatException if a column or value is wrong, a trial stands twice, or rows are
   *     missing that are needed
   */
  public static Submission read(
      MedProtocol protocol,
      Missing missing,
      Path reference,
      Path detection,
      Path threshold,
      Path index)
      throws IOException {
    return new MedFiles(protocol, missing)
        .join(
            CsvTable.read(reference),
            CsvTable.read(detection),
            CsvTable.read(threshold),
            CsvTable.read(index));
  }

  /** Refuses the files that the protocol's rules refuse, for a caller that joins them by itself. */
  public static void check(
      MedProtocol protocol, CsvTable reference, CsvTable detection, CsvTable threshold)
      throws DataFormatException {
    targets(reference);
    for (String column : protocol.detectionColumns()) {
      detection.column(column);
    }
    for (String column : protocol.thresholdColumns()) {
      threshold.column(column);
    }
    detection.index(detection.column("TrialID"));
    threshold.index(threshold.column("EventID"));
    for (int row = 0; row < detection.rows().size(); row++) {
      score(protocol, detection, row);
    }
    String common = protocol.commonColumn();
    for (int row = 0; row < threshold.rows().size(); row++) {
      for (String column : protocol.thresholdColumns()) {
        if (!column.equals("EventID")) {
          threshold.number(row, threshold.column(column));
        }
      }
      if (!common.isEmpty()) {
        int column = threshold.column(common);
        if (threshold.number(row, column) != threshold.number(0, column)) {
          throw threshold.fault(
              row,
              column,
              "needs the same value in all rows, got %s and %s"
                  .formatted(threshold.value(0, column), threshold.value(row, column)));
        }
      }
    }
  }

  private Submission join(
      CsvTable reference, CsvTable detection, CsvTable threshold, CsvTable index)
      throws DataFormatException {
    check(protocol, reference, detection, threshold);
    Map<String, Boolean> targets = targets(reference);
    Map<String, Integer> trials = index.index(index.column("TrialID"));
    Map<String, Integer> answers = detection.index(detection.column("TrialID"));
    Map<String, Integer> thresholds = threshold.index(threshold.column("EventID"));
    int eventColumn = index.column("EventID");
    int trialColumn = index.column("TrialID");
    SortedMap<String, Event> events = new TreeMap<>();
    int unanswered = 0;
    for (int row = 0; row < index.rows().size(); row++) {
      String trial = index.value(row, trialColumn);
      String name = index.value(row, eventColumn);
      Boolean target = targets.get(trial);
      Integer eventRow = thresholds.get(name);
      if (missing == Missing.SCORED_OR_REFUSED) {
        needed(index, row, trial, name, target, eventRow, reference, threshold);
      }
      if (target == null || eventRow == null) {
        continue;
      }
      Event event = events.computeIfAbsent(name, n -> new Event());
      event.threshold = decidingThreshold(threshold, eventRow);
      Integer answer = answers.get(trial);
      if (answer != null) {
        event.trials.add(trial(trial, detection, answer, target, event.threshold));
      } else if (missing == Missing.SCORED_OR_REFUSED) {
        unanswered++;
        event.omittedTargets += target ? 1 : 0;
        event.omittedNonTargets += target ? 0 : 1;
      }
    }
    if (unanswered > 0) {
      notes.add(
          "%d trials are missing from %s and count as rejected"
              .formatted(unanswered, detection.file()));
    }
    long unknown = answers.keySet().stream().filter(trial -> !trials.containsKey(trial)).count();
    if (unknown > 0) {
      notes.add(
          "%d answers in %s are to trials that %s does not have, and do not count"
              .formatted(unknown, detection.file(), index.file()));
    }
    thresholds.keySet().stream()
        .filter(name -> !events.containsKey(name))
        .sorted()
        .forEach(name -> notes.add("event %s has a threshold and no trial".formatted(name)));
    List<TrialBlock> blocks = new ArrayList<>();
    events.forEach(
        (name, event) ->
            blocks.add(
                new TrialBlock(
                    name,
                    event.threshold,
                    event.omittedTargets,
                    event.omittedNonTargets,
                    event.trials)));
    return new Submission(blocks, notes);
  }

  private static void needed(
      CsvTable index,
      int row,
      String trial,
      String event,
      @Nullable Boolean target,
      @Nullable Integer eventRow,
      CsvTable reference,
      CsvTable threshold)
      throws DataFormatException {
    if (target == null) {
      throw index.fault(
          row,
          index.column("TrialID"),
          "%s has no row in %s; add it, or leave such trials out with --compat"
              .formatted(trial, reference.file()));
    }
    if (eventRow == null) {
      throw index.fault(
          row,
          index.column("EventID"),
          "%s has no row in %s; add it, or leave such events out with --compat"
              .formatted(event, threshold.file()));
    }
  }

  private double decidingThreshold(CsvTable threshold, int row) throws DataFormatException {
    String column = protocol.decidingColumn();
    return column.isEmpty() ? Double.NaN : threshold.number(row, threshold.column(column));
  }

  private Trial trial(String id, CsvTable detection, int row, boolean target, double threshold)
      throws DataFormatException {
    double score = score(protocol, detection, row);
    boolean accepted =
        switch (protocol.decision()) {
          case SCORE -> score > threshold;
          case RANK -> -score < threshold;
          case NONE -> true;
        };
    return new Trial(id, score, target, accepted);
  }

  /** What trials are ordered by: the score, or the rank turned around. */
  private static double score(MedProtocol protocol, CsvTable detection, int row)
      throws DataFormatException {
    double score = 0;
    if (protocol.decision() != Decision.NONE) {
      int column = detection.column("Score");
      score = detection.number(row, column);
      if (!(score >= 0 && score <= 1)) {
        throw detection.fault(
            row, column, "needs a number from 0 to 1, got " + detection.value(row, column));
      }
    }
    if (protocol.decision() != Decision.SCORE) {
      score = -detection.number(row, detection.column("Rank"));
    }
    return score;
  }

  /** Whether each trial is a target. */
  static Map<String, Boolean> targets(CsvTable reference) throws DataFormatException {
    int id = reference.column("TrialID");
    int targ = reference.column("Targ");
    reference.index(id);
    Map<String, Boolean> targets = new HashMap<>();
    for (int row = 0; row < reference.rows().size(); row++) {
      String value = reference.value(row, targ);
      if (!value.equals("y") && !value.equals("n")) {
        throw reference.fault(row, targ, "needs y or n, got " + value);
      }
      targets.put(reference.value(row, id), value.equals("y"));
    }
    return targets;
  }
}
