package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.scoring.ReferenceCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our files beside those that ActEV_Scorer (usnistgov/ActEV_Scorer, commit b8d82c0) wrote for the
 * same command.
 */
class ActevScorerCasesTest {

  private static final double TOLERANCE = 1e-9;

  private final Path folder;

  ActevScorerCasesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Case> cases() {
    return ReferenceCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void run_ofTheSameFiles_writesTheFilesOfTheReference(Case row) throws IOException {
    ReferenceCases.assumePresent();
    if (row.isRefused()) {
      String refusal =
          String.valueOf(
              assertThrows(DataFormatException.class, () -> row.job(false).score(row.truth()))
                  .getMessage());
      assertFalse(refusal.isBlank());
      return;
    }
    if (row.validatesOnly()) {
      row.job(false).check();
      return;
    }
    ActevScores scores = row.job(row.holdsADefect()).score(row.truth());
    ScoreFiles.write(folder, scores, !row.has("-d"), row.has("-j"));
    List<String> differences = new ArrayList<>();
    Set<String> ambiguous =
        ambiguous(row.expected().resolve("alignment.csv"), folder.resolve("alignment.csv"));
    try (Stream<Path> files = Files.list(row.expected())) {
      for (Path expected : files.sorted().toList()) {
        Path ours = folder.resolve(expected.getFileName().toString());
        compare(expected, ours, ambiguous, differences);
      }
    }
    try (Stream<Path> files = Files.list(folder);
        Stream<Path> theirs = Files.list(row.expected())) {
      assertEquals(theirs.count(), files.filter(Files::isRegularFile).count(), "files of " + row);
    }
    assertEquals(List.of(), differences.stream().limit(20).toList());
  }

  /**
   * The activities whose best alignment is not unique, which ours proves where it is another one
   * that is just as good. Their alignments, pair metrics and N-MIDE cannot be compared.
   */
  private static Set<String> ambiguous(Path expected, Path ours) throws IOException {
    Map<String, Double> sums = new TreeMap<>();
    Set<String> activities = new TreeSet<>();
    List<String> theirs = Files.readAllLines(expected);
    List<String> lines = Files.readAllLines(ours);
    for (String line : theirs) {
      if (!lines.contains(line)) {
        activities.add(activity(line));
      }
    }
    for (List<String> rows : List.of(theirs, lines)) {
      for (String row : rows) {
        List<String> columns = Arrays.asList(row.split("\\|", -1));
        if (columns.get(1).equals("CD")) {
          double similarity = Double.parseDouble(columns.get(5));
          sums.merge(columns.get(0), rows == theirs ? similarity : -similarity, Double::sum);
        }
      }
    }
    activities.removeIf(activity -> Math.abs(sums.getOrDefault(activity, 0.0)) > TOLERANCE);
    return activities;
  }

  private static String activity(String line) {
    return line.substring(0, line.indexOf('|'));
  }

  private static boolean depends(String file, String key, Set<String> ambiguous) {
    boolean listing = file.equals("alignment.csv") || file.equals("pair_metrics.csv");
    boolean one = ambiguous.stream().anyMatch(activity -> key.startsWith(activity + "|"));
    return listing ? one : key.contains("n-mide") && (one || !key.contains("|"));
  }

  private static void compare(
      Path expected, Path ours, Set<String> ambiguous, List<String> differences)
      throws IOException {
    String name = expected.getFileName().toString();
    if (name.endsWith(".json")) {
      ObjectMapper json = new ObjectMapper();
      if (!json.readTree(expected.toFile()).equals(json.readTree(ours.toFile()))) {
        differences.add(name + ": " + Files.readString(ours));
      }
      return;
    }
    Map<String, String> theirs = rows(expected, name, ambiguous);
    Map<String, String> lines = rows(ours, name, ambiguous);
    if (!List.copyOf(theirs.keySet()).equals(List.copyOf(lines.keySet()))) {
      differences.add(name + " has other rows or another order");
      theirs.keySet().stream().filter(key -> !lines.containsKey(key)).forEach(differences::add);
    }
    lines.forEach(
        (key, value) -> {
          String their = theirs.getOrDefault(key, "nothing");
          if (!same(their, value)) {
            differences.add("%s: %s|%s, expected %s".formatted(name, key, value, their));
          }
        });
  }

  private static Map<String, String> rows(Path file, String name, Set<String> ambiguous)
      throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int last = line.lastIndexOf('|');
      if (ambiguous.isEmpty() || !depends(name, line.substring(0, last), ambiguous)) {
        rows.put(line.substring(0, last), line.substring(last + 1));
      }
    }
    return rows;
  }

  private static boolean same(String expected, String ours) {
    if (expected.equals(ours)) {
      return true;
    }
    try {
      return Math.abs(Double.parseDouble(expected) - Double.parseDouble(ours)) <= TOLERANCE
          && expected.contains(".") == ours.contains(".");
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
