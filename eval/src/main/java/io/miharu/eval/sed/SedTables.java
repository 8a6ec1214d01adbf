package io.miharu.eval.sed;

import io.miharu.eval.f4de.BoxTable;
import io.miharu.eval.f4de.BoxTable.Group;
import io.miharu.eval.f4de.PerlNumber;
import java.util.ArrayList;
import java.util.List;

/** The tables of numbers in TV08Scorer's report. Not thread-safe. */
final class SedTables {

  private final SedScores scores;
  private final StringBuilder text = new StringBuilder();

  private SedTables(SedScores scores) {
    this.scores = scores;
  }

  /** Counts of decisions per event, and in all. */
  static String contingency(SedScores scores) {
    return new SedTables(scores).contingency();
  }

  /** The settings, then rates and costs per event. */
  static String analysis(SedScores scores, String title) {
    return new SedTables(scores).analysis(title);
  }

  private String contingency() {
    List<String> titles =
        List.of("Corr:YesTarg", "Miss:OmitTarg", "Miss:NoTarg", "FA:YesNontarg", "Corr:NoNontarg");
    int width = "-----".length();
    for (SedEventScore event : scores.events()) {
      width = Math.max(width, event.event().length());
    }
    width += 2;
    StringBuilder rule = new StringBuilder("-".repeat(width) + "+");
    StringBuilder head = new StringBuilder(" ".repeat(width) + "|");
    for (String title : titles) {
      head.append("  ").append(title);
      rule.append("-".repeat(2 + title.length()));
    }
    line(head + "  ");
    line(rule.toString());
    int[] total = new int[titles.size()];
    for (SedEventScore event : scores.events()) {
      int[] counts = {
        event.detected(), event.omitted(), event.rejected(), event.falseAlarms(), event.rejections()
      };
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        total[i] += counts[i];
        cells.add(String.valueOf(counts[i]));
      }
      counted(width, event.event(), titles, cells);
    }
    counted(width, "-----", titles, List.of("------", "------", "------", "------", "------"));
    List<String> totals = new ArrayList<>();
    for (int sum : total) {
      totals.add(String.valueOf(sum));
    }
    counted(width, "Total", titles, totals);
    line("\n");
    return text.toString();
  }

  private void counted(int width, String name, List<String> titles, List<String> cells) {
    StringBuilder row =
        new StringBuilder(name).append(" ".repeat(width - name.length())).append('|');
    for (int i = 0; i < titles.size(); i++) {
      row.append(" ".repeat(2 + titles.get(i).length() - cells.get(i).length()));
      row.append(cells.get(i));
    }
    line(row.toString());
  }

  private String analysis(String title) {
    SedCost cost = scores.settings().cost();
    line(
        "Computed using:  Rtarget = %s | CostMiss = %s | CostFA = %s"
            .formatted(
                PerlNumber.of(cost.targetRate()),
                PerlNumber.of(cost.miss()),
                PerlNumber.of(cost.falseAlarm())));
    line(" (only printing seen events)\n");
    BoxTable summary =
        new BoxTable(
            List.of(new Group("Performance Summary Over and Ensemble of Subsets", 2)),
            List.of("Key", "Value"));
    summary.add(List.of("System Title", title));
    summary.add(List.of("Decision ID", "Observation"));
    summary.add(List.of("TOTALDURATION", PerlNumber.of(scores.settings().length())));
    summary.add(List.of("BETA", PerlNumber.of(cost.beta())));
    summary.add(List.of("CostFA", PerlNumber.of(cost.falseAlarm())));
    summary.add(List.of("CostMiss", PerlNumber.of(cost.miss())));
    summary.add(List.of("Rtarget", PerlNumber.of(cost.targetRate())));
    text.append(summary.text());
    line("\n");
    BoxTable table =
        new BoxTable(
            List.of(
                new Group("", 1),
                new Group("Inputs", 3),
                new Group("Actual Decision DCR Analysis", 8),
                new Group("Minimum DCR Analysis", 4)),
            List.of(
                "Title",
                "#Targ",
                "#NTarg",
                "#Sys",
                "#CorDet",
                "#Cor!Det",
                "#FA",
                "#Miss",
                "RFA",
                "PMiss",
                "DCR",
                "Dec. Tresh",
                "RFA",
                "PMiss",
                "DCR",
                "Dec. Thresh"));
    scores.events().forEach(event -> table.add(cells(event)));
    text.append(table.text());
    line("\n");
    return text.toString();
  }

  private static List<String> cells(SedEventScore event) {
    List<String> cells = new ArrayList<>(List.of(event.event() + " Event"));
    int[] counts = {
      event.targets(),
      event.nonTargets(),
      event.reports(),
      event.detected(),
      event.rejections(),
      event.falseAlarms(),
      event.misses()
    };
    for (int count : counts) {
      cells.add(String.valueOf(count));
    }
    SedEventScore.Point actual = event.actual();
    rates(actual, event.cost(), cells);
    cells.add(Double.isNaN(actual.threshold()) ? "NA" : PerlNumber.fixed(actual.threshold(), 4));
    SedEventScore.Point best = event.minimum();
    rates(best, event.cost(), cells);
    cells.add(Double.isNaN(best.threshold()) ? "NaN" : PerlNumber.fixed(best.threshold(), 3));
    return cells;
  }

  private static void rates(SedEventScore.Point point, SedCost cost, List<String> cells) {
    cells.add(PerlNumber.fixed(point.falseAlarmsAnHour(), 5));
    cells.add(Double.isNaN(point.pMiss()) ? "NA" : " " + PerlNumber.fixed(point.pMiss(), 3));
    double rate = point.cost(cost);
    cells.add(Double.isNaN(rate) ? "NA" : PerlNumber.fixed(rate, 4));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
