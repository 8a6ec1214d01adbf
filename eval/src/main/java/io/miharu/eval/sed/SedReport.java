package io.miharu.eval.sed;

import io.miharu.eval.f4de.BoxTable;
import io.miharu.eval.f4de.BoxTable.Group;
import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.f4de.TextTable;
import io.miharu.eval.sed.SedAlignment.Pair;
import io.miharu.eval.viper.FrameSpans.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What TV08Scorer prints, step by step, to the last blank. Where the reference follows the order of
 * a hash, videos and events go by name. Not thread-safe.
 */
public final class SedReport {

  /**
   * What to show besides the scores.
   *
   * @param title of the system, may be empty
   * @param perEvent a table of pairs per video and event
   * @param together one table of all pairs
   * @param contingency counts of decisions per event
   */
  public record Parts(String title, boolean perEvent, boolean together, boolean contingency) {}

  private static final List<String> COLUMNS =
      List.of(
          "TYPE",
          "R.ID",
          "R.range",
          "Dur.r",
          "S.ID",
          "S.range",
          "Dur.s",
          "S.DetScr",
          "S.DetDec",
          "ISec.range",
          "Dur.ISec",
          "Beg.r-Beg.s",
          "End.r-End.s");

  private final SedScores scores;
  private final Parts parts;
  private final StringBuilder text = new StringBuilder();
  private int step;

  private SedReport(SedScores scores, Parts parts) {
    this.scores = scores;
    this.parts = parts;
  }

  /**
   * The whole report.
   *
   * @param systems the names of the system's files, as they were given
   * @param truths those of the truth
   * @param rewritten the rewritten ViPER text to show as a last step; empty for none
   */
  public static String of(
      SedScores scores, List<String> systems, List<String> truths, Parts parts, String rewritten) {
    SedReport report = new SedReport(scores, parts);
    report.loading(systems, truths);
    scores.settings().ecf().ifPresent(report::ecf);
    report.lists();
    report.aligning();
    if (parts.contingency()) {
      report.step("Dump of Trial Contingency Table");
      report.contingency();
    }
    report.step("Dump of Analysis Report");
    report.analysis();
    if (!rewritten.isEmpty()) {
      report.step("reWrite of XML files");
      report.text.append(rewritten).append("\n\n");
    }
    report.line("***** Done *****");
    report.line("");
    return report.text.toString();
  }

  private void loading(List<String> systems, List<String> truths) {
    step("Loading files in Memory");
    systems.forEach(name -> line("(SYS) " + name + ": Loaded"));
    truths.forEach(name -> line("(REF) " + name + ": Loaded"));
    line("");
    line("** SUMMARY: All files loaded");
    line("** REF: " + truths.size() + " files (all ok)");
    line("** SYS: " + systems.size() + " files (all ok)");
    line("\n\n");
  }

  private void ecf(Ecf ecf) {
    step("Loading the ECF file");
    scores
        .settings()
        .seconds()
        .ifPresent(
            seconds ->
                line(
                    "[Warning] Command line 'Duration' (%s) overrides (for scoring) the one found in the ECF file (%s)\n"
                        .formatted(PerlNumber.of(seconds), ecf.durationText())));
    line("** SUMMARY: ECF file loaded");
    line(" - source file: " + ecf.name());
    line(" - Duration: " + ecf.durationText());
    if (ecf.summedDuration() != ecf.duration()) {
      line(" !! Computed Duration differs: " + PerlNumber.of(ecf.summedDuration()));
    }
    ecf.excerpts()
        .forEach(
            (video, excerpts) -> {
              StringBuilder ranges = new StringBuilder();
              for (Ecf.Excerpt excerpt : excerpts) {
                ranges.append(
                    " [%s : %s]"
                        .formatted(PerlNumber.of(excerpt.begin()), PerlNumber.of(excerpt.end())));
              }
              line(" - File key: " + video + " | Time range(s):" + ranges);
            });
    line("\n");
  }

  private void lists() {
    boolean limited = scores.settings().ecf().isPresent();
    step(
        "Generating EventLists"
            + (limited ? " (only adding observations matching loaded ECF)" : ""));
    line("* SYS EventList: " + tally(scores.systemTally()));
    line("* REF EventList: " + tally(scores.truthTally()));
    line("");
    line("** SUMMARY: All EventLists generated");
    line("** Common referred to files " + named(scores.common()));
    line("** Only in SYS " + named(scores.onlySystem()));
    line("** Only in REF " + named(scores.onlyTruth()));
    if (!scores.notInEcf().isEmpty()) {
      line(
          "\n[Warning] FYI (comparing ECF to common list): the following files are not listed in the ECF, and therefore will not be scored against: "
              + String.join(" ", scores.notInEcf()));
    }
    line("\n\n");
  }

  private static String tally(SedScores.Tally tally) {
    int rejected = tally.seen() - tally.added();
    return "%d Observation(s) added%s [Seen %d Observations inside %d file(s)]"
        .formatted(
            tally.added(),
            rejected == 0 ? "" : " (" + rejected + " rejected)",
            tally.seen(),
            tally.files());
  }

  private static String named(List<String> videos) {
    return "(" + videos.size() + "): " + String.join(" ", videos);
  }

  private void aligning() {
    step("Aligning Files and Events");
    List<String> all = new ArrayList<>(List.of("File", "Event"));
    all.addAll(COLUMNS);
    TextTable together = new TextTable(all);
    scores.alignments().stream()
        .sorted(Comparator.comparing(SedAlignment::video).thenComparing(SedAlignment::event))
        .forEach(
            alignment ->
                rows(alignment)
                    .forEach(
                        row -> {
                          List<String> cells =
                              new ArrayList<>(List.of(alignment.video(), alignment.event()));
                          cells.addAll(row);
                          together.add(cells);
                        }));
    for (SedScores.Limit limit : scores.limits()) {
      line("\n|->File: " + limit.video());
      line(
          " -- Will not process the following event(s) (not present in the matching sys files): "
              + String.join(" ", limit.skipped()));
      line(" -- Will only process the following event(s): " + String.join(" ", limit.processed()));
    }
    if (parts.perEvent()) {
      scores.alignments().forEach(this::oneAlignment);
    }
    if (parts.together()) {
      line("");
      text.append(together.text());
    }
    line("\n");
  }

  private void oneAlignment(SedAlignment alignment) {
    int mapped = alignment.mapped().size();
    int system = mapped + alignment.unmappedSystem().size();
    int truth = mapped + alignment.unmappedTruth().size();
    line("");
    line(
        "|-> Filename: %s | Event: %s | SYS elements: %d | REF elements: %d | Total Observations: %d elements"
            .formatted(alignment.video(), alignment.event(), system, truth, system + truth));
    TextTable table = new TextTable(COLUMNS);
    rows(alignment).forEach(table::add);
    text.append(table.text());
    line(
        " -- Summary: %d Mapped (Pairs) / %d Unmapped Sys  / %d Unmapped Ref | Total Observations: %d elements"
            .formatted(mapped, system - mapped, truth - mapped, system + truth));
  }

  /** Pairs, reports and annotations by time. */
  private static List<List<String>> rows(SedAlignment alignment) {
    record Row(SedObservation by, List<String> cells) {}
    List<Row> rows = new ArrayList<>();
    for (Pair pair : alignment.mapped()) {
      rows.add(new Row(pair.system(), mapped(pair.truth(), pair.system())));
    }
    for (SedObservation report : alignment.unmappedSystem()) {
      List<String> cells = new ArrayList<>(List.of("Unmapped_Sys", "", "", ""));
      cells.addAll(system(report));
      cells.addAll(List.of("", "", "", ""));
      rows.add(new Row(report, cells));
    }
    for (SedObservation annotation : alignment.unmappedTruth()) {
      List<String> cells = new ArrayList<>(List.of("Unmapped_Ref"));
      cells.addAll(place(annotation));
      cells.addAll(List.of("", "", "", "", "", "", "", "", ""));
      rows.add(new Row(annotation, cells));
    }
    rows.sort(Comparator.comparing(Row::by, SedAlignment.BY_TIME));
    return rows.stream().map(Row::cells).toList();
  }

  private static List<String> mapped(SedObservation truth, SedObservation system) {
    List<String> cells = new ArrayList<>(List.of("Mapped"));
    cells.addAll(place(truth));
    cells.addAll(system(system));
    int first = Math.max(truth.frames().first(), system.frames().first());
    int last = Math.min(truth.frames().last(), system.frames().last());
    if (first <= last) {
      Span both = new Span(first, last);
      cells.add(both.toString());
      cells.add(String.valueOf(both.frames()));
    } else {
      cells.addAll(List.of("", ""));
    }
    cells.add(String.valueOf(truth.frames().first() - system.frames().first()));
    cells.add(String.valueOf(truth.frames().last() - system.frames().last()));
    return cells;
  }

  private static List<String> place(SedObservation observation) {
    return List.of(
        String.valueOf(observation.id()),
        observation.frames().toString(),
        String.valueOf(observation.frames().frames()));
  }

  private static List<String> system(SedObservation report) {
    List<String> cells = new ArrayList<>(place(report));
    cells.add(report.claim().orElseThrow().text());
    cells.add(report.accepted() ? "YES" : "NO");
    return cells;
  }

  private void contingency() {
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

  private void analysis() {
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
    summary.add(List.of("System Title", parts.title()));
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

  private void step(String what) {
    line("***** STEP %d: %s".formatted(++step, what));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
