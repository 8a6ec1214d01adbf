package io.miharu.eval.ava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AvaScoresTest {

  private static final String NO_DATA = "(no cases)";

  @TempDir private Path folder;

  private static Path cases() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "activitynet");
  }

  static Stream<String> rows() throws IOException {
    Path table = cases().resolve("README.md");
    if (!Files.isRegularFile(table)) {
      return Stream.of(NO_DATA);
    }
    return Files.readAllLines(table).stream()
        .filter(line -> line.contains("| get_ava_performance.py"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyAction_ofTheSameFiles_isThatOfTheReference(String row) throws IOException {
    assumeTrue(!row.equals(NO_DATA), "no AVA cases: set -Dmiharu.data to the data folder");
    String[] cells = row.split("\\|", -1);
    String[] files = cells[2].strip().split(",\\s*", -1);
    AvaScores scores =
        scores(
            cases().resolve(files[2]),
            cases().resolve(files[0]),
            cases().resolve(files[1]),
            Set.of());
    Path file = cases().resolve("expected/" + cells[1].strip() + ".out.json");
    JsonNode expected = new ObjectMapper().readTree(file.toFile());
    SortedMap<String, Double> ours = scores.byReferenceName();
    expected
        .properties()
        .forEach(
            field ->
                assertEquals(
                    field.getValue().asDouble(),
                    ours.getOrDefault(field.getKey(), -1.0),
                    1e-9,
                    field.getKey()));
  }

  private static AvaScores scores(Path labels, Path truth, Path found, Set<String> excluded)
      throws IOException {
    AvaLabels known = AvaLabels.read(labels);
    return AvaScores.of(
        known, AvaBoxes.readTruth(truth, known), AvaBoxes.readFound(found, known), excluded);
  }

  private AvaScores scores(String truth, String found, Set<String> excluded) throws IOException {
    return scores(
        write(
            "labels", "item {\n  name: \"run\"\n  id: 1\n}\nitem {\n  name: \"sit\"\n  id: 2\n}\n"),
        write("truth", truth),
        write("found", found),
        excluded);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void framesWithoutTruth_actionsOffTheMap_andExcludedFrames_doNotCount() throws IOException {
    String truth = "v,0902,0.1,0.1,0.5,0.5,1\nv,903,0.1,0.1,0.5,0.5,1\n";
    String found =
        "v,902,0.1,0.1,0.5,0.5,1,0.5\n" // right
            + "v,904,0.1,0.1,0.5,0.5,1,0.9\n" // no truth there
            + "v,902,0.1,0.1,0.5,0.5,7,0.9\n" // no such action
            + "v,903,0.6,0.6,0.9,0.9,1,0.9\n"; // false, but left out
    AvaScores scores = scores(truth, found, Set.of("v,903"));
    assertEquals(1.0, scores.averagePrecision(1));
    assertTrue(Double.isNaN(scores.averagePrecision(2)));
    assertEquals(1.0, scores.mean());
  }

  @Test
  void framesThatTheTruthNames_withoutAnActionThatCounts_makeFalseAlarms() throws IOException {
    String truth = "v,1,0,0,1,1,1\nv,2\nv,3,0,0,1,1,7\n"; // frame 3 has an action off the map
    String found = "v,1,0,0,1,1,1,0.5\n%s,0,0,1,1,1,0.9\n";
    assertEquals(0.5, scores(truth, found.formatted("v,2"), Set.of()).averagePrecision(1));
    assertEquals(0.5, scores(truth, found.formatted("v,3"), Set.of()).averagePrecision(1));
    assertEquals(1.0, scores(truth, found.formatted("v,4"), Set.of()).averagePrecision(1));
  }

  @Test
  void timestamps_withDigitsBehindThePoint_nameTheSameFrame() throws IOException {
    AvaScores scores = scores("v,0902.5,0,0,1,1,1\n", "v,902.5000001,0,0,1,1,1,1\n", Set.of());
    assertEquals(1.0, scores.averagePrecision(1));
  }

  @Test
  void equalScores_ofOneFrame_comeInTheOrderOfTheReferencesHeap_fromTheBack() throws IOException {
    // Each line is the least so far, so the heap holds the third, the first, the second line.
    String found =
        "v,1,0,0.3,1,1,1,0.5\n" // right
            + "v,1,0,0.2,0.1,0.3,1,0.5\n"
            + "v,1,0,0.1,0.1,0.2,1,0.5\n";
    AvaScores scores = scores("v,1,0,0.3,1,1,1\n", found, Set.of());
    assertEquals(1.0 / 2, scores.averagePrecision(1));
  }

  @Test
  void equalScores_ofTwoFrames_theLaterFrameComesFirst() throws IOException {
    String truth = "v,1,0,0,1,1,1\nv,2,0,0,1,1,1\n";
    String right = "v,1,0,0,1,1,1,0.5\n";
    String wrong = "v,2,0,0,0.1,0.1,1,0.5\n";
    assertEquals(0.25, scores(truth, right + wrong, Set.of()).averagePrecision(1)); // 1/2 · 1/2
    assertEquals(0.5, scores(truth, wrong + right, Set.of()).averagePrecision(1)); // 1/2 · 1
  }

  @Test
  void ofAFramesBoxes_onlyTheFiftySurestCount() throws IOException {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      found.append("v,1,0.6,0.6,0.9,0.9,2,0.").append(50 + i).append('\n');
    }
    found.append("v,1,0.1,0.1,0.5,0.5,1,0.4\n"); // the fifty-first
    AvaScores scores =
        scores("v,1,0.1,0.1,0.5,0.5,1\nv,1,0.6,0.6,0.9,0.9,2\n", found.toString(), Set.of());
    assertEquals(0.0, scores.averagePrecision(1));
    assertEquals(1.0, scores.averagePrecision(2));
  }

  @Test
  void text_isTheReferencesDictionary() throws IOException {
    AvaScores scores = scores("v,1,0,0,1,1,1\n", "v,1,0,0,1,1,1,0.5\n", Set.of());
    assertEquals(
        """
        { 'PascalBoxes_PerformanceByCategory/AP@0.5IOU/run': 1.0,
          'PascalBoxes_PerformanceByCategory/AP@0.5IOU/sit': nan,
          'PascalBoxes_Precision/mAP@0.5IOU': 1.0}
        """,
        scores.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v,1,0,0,1,1            | line 2, column 7",
        "v,1,0,0,1,1,1,0.5,3    | line 2, column 9",
        "v,x,0,0,1,1,1,0.5      | line 2, column 2",
        "v,1,0,NaN,1,1,1,0.5    | line 2, column 4",
        "v,1,0,0,1,1,1.5,0.5    | line 2, column 7",
      })
  void read_aLineThatDoesNotFit_namesThePlace(String line, String place) {
    DataFormatException refusal =
        assertThrows(
            DataFormatException.class,
            () -> scores("v,1,0,0,1,1,1\n", "v,1,0,0,1,1,1,0.5\n" + line + "\n", Set.of()));
    assertTrue(String.valueOf(refusal.getMessage()).contains(place), refusal::getMessage);
  }
}
