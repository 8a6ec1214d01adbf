package io.miharu.eval.sed;

import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.f4de.TextTable;
import io.miharu.eval.sed.SedAlignment.Pair;
import io.miharu.eval.viper.FrameSpans.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What TV08Scorer prints, step by step, to the last blank. Where the reference follows the order of
 * a hash, videos and events go by name.
 *
 * @param text what goes to standard output
 * @param files what goes to files instead, by name, if {@link Parts#root} is given
 */
public record SedReport(String text, Map<String, String> files) {

  /**
   * What to show besides the scores.
   *
   * @param title of the system, may be empty
   * @param perEvent a table of pairs per video and event
   * @param together one table of all pairs
   * @param contingency counts of decisions per event
   * @param root what the names of files for the tables begin with; empty to have them in the text
   */
  public record Parts(
      String title, boolean perEvent, boolean together, boolean contingency, String root) {}

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

  public SedReport {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files)); // keeps the order
  }

  /**
   * The whole report.
   *
   * @param systems the names of the system's files, as they were given
   * @param truths those of the truth
   * @param rewritten the rewritten ViPER text to show as a last step; empty for none
   */
  public static SedReport of(
      SedScores scores, List<String> systems, List<String> truths, Parts parts, String rewritten) {
    Writer writer = new Writer(scores, parts);
    writer.loading(systems, truths);
    scores.settings().ecf().ifPresent(writer::ecf);
    writer.lists();
    writer.aligning();
    if (parts.contingency()) {
      writer.step("Dump of Trial Contingency Table");
      writer.table(".contigency.txt", SedTables.contingency(scores)); // the reference's spelling
    }
    writer.step("Dump of Analysis Report");
    writer.analysis(SedTables.analysis(scores, parts.title()));
    if (!rewritten.isEmpty()) {
      writer.step("reWrite of XML files");
      writer.text.append(rewritten).append("\n\n");
    }
    writer.line("***** Done *****");
    writer.line("");
    return new SedReport(writer.text.toString(), writer.files);
  }

  /** Writes the steps. Not thread-safe. */
  private static final class Writer {

    private final SedScores scores;
    private final Parts parts;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> files = new LinkedHashMap<>();
    private int step;

    Writer(SedScores scores, Parts parts) {
      this.scores = scores;
      this.parts = parts;
    }

    void analysis(String content) {
      table(".scores.txt", content);
    }

    void table(String ending, String content) {
      if (parts.root().isEmpty()) {
        text.append(content);
      } else {
        files.put(parts.root() + ending, content);
        line("Wrote: " + parts.root() + ending);
      }
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
      line("* SYS EventList: " + tally(scores.systemTally(), limited));
      line("* REF EventList: " + tally(scores.truthTally(), limited));
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

    private static String tally(SedScores.Tally tally, boolean limited) {
      int rejected = tally.seen() - tally.added();
      return "%d Observation(s) added%s [Seen %d Observations inside %d file(s)]"
          .formatted(
              tally.added(),
              rejected == 0 && !limited ? "" : " (" + rejected + " rejected)",
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
      Map<String, SedScores.Limit> limits = new LinkedHashMap<>();
      scores.limits().forEach(limit -> limits.put(limit.video(), limit));
      List<String> videos = new ArrayList<>(scores.common());
      videos.addAll(scores.onlySystem());
      videos.addAll(scores.onlyTruth());
      for (String video : videos) {
        SedScores.Limit limit = limits.get(video);
        if (limit != null) {
          limit(limit);
        }
        List<SedAlignment> alignments =
            scores.alignments().stream().filter(one -> one.video().equals(video)).toList();
        alignments.forEach(this::oneAlignment);
        if (alignments.isEmpty()) {
          line("\n|->File: " + video);
          line(" -- No Events, skipping");
        }
      }
      if (parts.together()) {
        line("");
        table(".ali.txt", together.text());
      }
      line("\n");
    }

    private void limit(SedScores.Limit limit) {
      line("\n|->File: " + limit.video());
      if (scores.settings().onlySystemEvents()) {
        if (!limit.skipped().isEmpty()) {
          line(
              " -- Will not process the following event(s) (not present in the matching sys files): "
                  + String.join(" ", limit.skipped()));
        }
        line(" -- Will only process the following event(s): " + String.join(" ", limit.system()));
      } else {
        line(
            " -- Will only score on the following events: "
                + String.join(" ", scores.settings().onlyEvents()));
        line(" -- Left in SYS Event list: " + String.join(" ", limit.system()));
        line(" -- Left in REF Event list: " + String.join(" ", limit.truth()));
      }
    }

    private void oneAlignment(SedAlignment alignment) {
      int mapped = alignment.mapped().size();
      int system = mapped + alignment.unmappedSystem().size();
      int truth = mapped + alignment.unmappedTruth().size();
      line("");
      line(
          "|-> Filename: %s | Event: %s | SYS elements: %d | REF elements: %d | Total Observations: %d elements"
              .formatted(alignment.video(), alignment.event(), system, truth, system + truth));
      if (parts.perEvent()) {
        TextTable table = new TextTable(COLUMNS);
        rows(alignment).forEach(table::add);
        text.append(table.text());
      }
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
        cells.addAll(List.of("NULL", "NULL"));
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

    void step(String what) {
      line("***** STEP %d: %s".formatted(++step, what));
    }

    void line(String content) {
      text.append(content).append('\n');
    }
  }
}
