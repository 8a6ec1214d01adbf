package io.miharu.eval.med;

import java.util.ArrayList;
import java.util.List;

/**
 * What a year's evaluation asks for. The columns are those of F4DE's profiles of the same names.
 */
public enum MedProtocol {
  MED11(2011, Decision.SCORE),
  MED12(2012, Decision.SCORE),
  MED13(2013, Decision.SCORE),
  /** MED 2013 with AP' beside AP, as the ALADDIN programme scored it. */
  MED13ALADDIN(2013, Decision.SCORE),
  MED14(2014, Decision.RANK),
  MED14ALADDIN(2014, Decision.RANK),
  MED15(2015, Decision.NONE),
  MED16(2016, Decision.NONE),
  MED17(2017, Decision.NONE);

  /** How the system says yes. */
  enum Decision {
    /** Score above the event's DetectionThreshold. */
    SCORE,
    /** Rank under the event's RankThreshold; trials are ordered by rank. */
    RANK,
    /** Not at all; trials are ordered by rank. */
    NONE
  }

  private static final String SEARCH_TIME = "SEARCHMDTPT";

  private final int year;
  private final Decision decision;

  MedProtocol(int year, Decision decision) {
    this.year = year;
    this.decision = decision;
  }

  public MedMetric metric() {
    return year < 2013 ? MedMetric.LinearCost.MED11 : MedMetric.RecallOverRank.MED13;
  }

  Decision decision() {
    return decision;
  }

  /** What the reports show. */
  public MedReport.Style style() {
    return switch (this) {
      case MED11, MED12 -> new MedReport.Style(true, false, false);
      case MED13, MED14 -> new MedReport.Style(true, true, false);
      case MED13ALADDIN, MED14ALADDIN -> new MedReport.Style(true, true, true);
      case MED15, MED16, MED17 -> new MedReport.Style(false, true, false);
    };
  }

  /** The columns that the detection file must have. */
  public List<String> detectionColumns() {
    return switch (decision) {
      case SCORE -> List.of("TrialID", "Score");
      case RANK -> List.of("TrialID", "Score", "Rank");
      case NONE -> List.of("TrialID", "Rank");
    };
  }

  /** The columns that the threshold file must have. */
  public List<String> thresholdColumns() {
    List<String> columns = new ArrayList<>();
    columns.add("EventID");
    if (decision != Decision.NONE) {
      columns.add("DetectionThreshold");
    }
    if (decision == Decision.RANK) {
      columns.add("RankThreshold");
    }
    columns.add("DetectionTPT");
    if (year > 2011 && year < 2015) {
      columns.addAll(List.of("EAGTPT", "EMDTPT", "EBGMDTPT"));
    }
    if (year > 2011) {
      columns.add(SEARCH_TIME);
    }
    return columns;
  }

  /** The threshold column that decides, or empty. */
  String decidingColumn() {
    return switch (decision) {
      case SCORE -> "DetectionThreshold";
      case RANK -> "RankThreshold";
      case NONE -> "";
    };
  }

  /** The column that must say the same in all rows, or empty. */
  String commonColumn() {
    return year > 2011 ? SEARCH_TIME : "";
  }

  /** The protocol's decision as SQL, for those who replace another of its scripts. */
  public String decisionSql() {
    String score = decision == Decision.SCORE ? "Score" : "-Rank";
    String accepted =
        switch (decision) {
          case SCORE -> "Score > DetectionThreshold";
          case RANK -> "Rank < RankThreshold";
          case NONE -> "1";
        };
    return "INSERT INTO System (TrialID, Score, Decision) SELECT detection.TrialID, "
        + score
        + ", CASE WHEN "
        + accepted
        + " THEN 'y' ELSE 'n' END FROM detection"
        + " INNER JOIN TrialIndex ON detection.TrialID = TrialIndex.TrialID"
        + " INNER JOIN threshold ON TrialIndex.EventID = threshold.EventID";
  }

  /** The protocol's thresholds as SQL; empty where it has none. */
  public String thresholdSql() {
    return decidingColumn().isEmpty()
        ? ""
        : "INSERT INTO ThresholdTable (BlockID, Threshold) SELECT EventID, "
            + decidingColumn()
            + " FROM threshold";
  }

  /** The protocol's choice of trials as SQL: all that are decided, in one block per event. */
  public static String selectionSql() {
    return "INSERT INTO ResultsTable (TrialID, BlockID) SELECT System.TrialID, TrialIndex.EventID"
        + " FROM System INNER JOIN TrialIndex ON System.TrialID = TrialIndex.TrialID";
  }
}
