package io.miharu.eval.sed;

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
      report.text.append(SedTables.contingency(scores));
    }
    report.step("Dump of Analysis Report");
    report.text.append(SedTables.analysis(scores, parts.title()));
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

  private void step(String what) {
    line("***** STEP %d: %s".formatted(++step, what));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
