package io.miharu.eval.clear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our numbers beside those of F4DE's CLEARDTScorer and AVSS09Scorer, commit 7de28d51. */
class ClearCasesTest {

  private static final double PRINTED = 0.5e-6 + 1e-9;

  /**
   * What is not yet reproduced, with how far we are off. The person of a meeting room is made of
   * head and body in a way that the format's text does not say; and of the vehicles' tracks one
   * part of the frames in which nobody asks for them is counted otherwise.
   */
  private static final Map<String, Double> KNOWN =
      Map.of(
          "CLEARDT/test6 SFDA", 0.003,
          "CLEARDT/test6 ATA", 0.003,
          "CLEARDT/test6 MODP", 0.004,
          "CLEARDT/test6 MOTP", 0.003,
          "CLEARDT/test8 ATA", 0.0014);

  private record Case(String name, Path truth, Path system, Path report) {

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
                folder.resolve("avss").resolve(pair[1]),
                folder.resolve("avss").resolve(pair[0]),
                folder.resolve("avss/expected/" + test + ".stdout.txt")));
      } else {
        Path inputs = folder.resolve("inputs").resolve(files.substring(0, files.indexOf('/')));
        String[] pair = files.substring(files.indexOf(": ") + 2).split(", ", -1);
        cases.add(
            new Case(
                name,
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
    List<ClearSequence> sequences = ClearSequence.read(c.truth, c.system);
    List<ClearScores> scores = new ArrayList<>();
    for (ClearSequence sequence : sequences) {
      scores.add(ClearScores.of(sequence, ClearSettings.DEFAULT));
    }
    String ours = ClearReport.of(sequences, scores, ClearSettings.DEFAULT, c.onlyMota());
    String expected = Files.readString(c.report);
    if (c.onlyMota()) {
      expected =
          expected.substring(
              expected.indexOf("** Detection and Tracking"), expected.indexOf("-- End ---"));
    }
    assertEquals(withoutScores(expected), withoutScores(ours));
    List<Double> theirs = scoresIn(expected);
    List<Double> values = scoresIn(ours);
    List<String> names =
        c.onlyMota() ? List.of("MOTA") : List.of("SFDA", "ATA", "MODA", "MODP", "MOTA", "MOTP");
    assertEquals(names.size(), theirs.size());
    for (int i = 0; i < names.size(); i++) {
      String which = c.name + " " + names.get(i);
      double tolerance = KNOWN.getOrDefault(which, PRINTED);
      assertTrue(
          Math.abs(theirs.get(i) - values.get(i)) <= tolerance,
          which + ": needed " + theirs.get(i) + ", got " + values.get(i));
    }
  }

  private static String withoutScores(String report) {
    return report.replaceAll("-?\\d\\.\\d{6}", "#");
  }

  private static List<Double> scoresIn(String report) {
    Matcher numbers = Pattern.compile("-?\\d\\.\\d{6}").matcher(report);
    List<Double> found = new ArrayList<>();
    while (numbers.find()) {
      found.add(Double.valueOf(numbers.group()));
    }
    return found;
  }
}
