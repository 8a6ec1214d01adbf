package io.miharu.eval.clear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our numbers beside those of F4DE's CLEARDTScorer and AVSS09Scorer, commit 7de28d51. */
class ClearCasesTest {

  private record Case(String name, ClearTask task, Path truth, Path system, Path report) {

    boolean onlyMota() {
      return name.startsWith("AVSS");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    Path folder = MarkdownTable.folder("f4de-clear");
    List<Case> cases = new ArrayList<>();
    for (MarkdownTable.Row row : MarkdownTable.rows(folder.resolve("README.md"))) {
      String name = row.get("case");
      String test = name.substring(name.indexOf('/') + 1);
      String files = row.get("input files");
      if (name.startsWith("AVSS")) {
        String[] pair = files.split(", ", -1);
        cases.add(
            new Case(
                name,
                ClearTask.of(ClearDomain.SV, ClearMeasure.AREA),
                folder.resolve("avss").resolve(pair[1]),
                folder.resolve("avss").resolve(pair[0]),
                folder.resolve("avss/expected/" + test + ".stdout.txt")));
      } else {
        Path inputs = folder.resolve("inputs").resolve(files.substring(0, files.indexOf('/')));
        String[] pair = files.substring(files.indexOf(": ") + 2).split(", ", -1);
        cases.add(
            new Case(
                name,
                task(row.get("scorer command")),
                inputs.resolve(pair[0]),
                inputs.resolve(pair[1]),
                folder.resolve("expected/" + test + ".stdout.txt")));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void report_ofTheSameFiles_isTheReferences(Case c) throws IOException {
    List<ClearSequence> sequences =
        ClearFiles.read(List.of(c.truth), List.of(c.system), c.task, false).sequences();
    List<ClearScores> scores = new ArrayList<>();
    for (ClearSequence sequence : sequences) {
      scores.add(ClearScores.of(sequence, ClearSettings.DEFAULT));
    }
    String ours =
        new ClearReport(
                sequences, scores, c.task.measure(), ClearSettings.DEFAULT, c.onlyMota(), true)
            .text();
    String expected = Files.readString(c.report);
    if (c.onlyMota()) {
      expected =
          expected.substring(
              expected.indexOf("** Detection and Tracking"), expected.indexOf("-- End ---"));
    }
    assertEquals(expected, ours);
  }

  private static ClearTask task(String command) {
    Matcher options = Pattern.compile("-D (\\w+) -E (\\w+)(?: -f (\\d+))?").matcher(command);
    assertTrue(options.find(), command);
    String tolerance = options.group(3);
    return new ClearTask(
        ClearDomain.valueOf(options.group(1)),
        ClearMeasure.valueOf(options.group(2).toUpperCase(Locale.ROOT)),
        tolerance == null ? 0 : Integer.parseInt(tolerance),
        false);
  }
}
