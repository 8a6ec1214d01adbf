package io.miharu.eval.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.coco.CocoScores.ClassScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our numbers beside those that COCOeval gave for the same files: every case of the table. */
class CocoCasesTest {

  private static final double TOLERANCE = 1e-9;
  private static final String NO_DATA = "(no cases)";

  private static Path cases() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "coco");
  }

  /** Name, truth and detections of each row of the table that COCOeval scores. */
  static Stream<String> rows() throws IOException {
    Path table = cases().resolve("README.md");
    if (!Files.isRegularFile(table)) {
      return Stream.of(NO_DATA);
    }
    return Files.readAllLines(table).stream().filter(line -> line.contains("| COCOeval bbox |"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyNumber_isThatOfCocoEval_andFaultsAreRefused(String row) throws IOException {
    assumeTrue(!row.equals(NO_DATA), "no COCO cases: set -Dmiharu.data to the data folder");
    String[] cells = row.split("\\|", -1);
    String[] files = cells[2].strip().split(",\\s*", -1);
    Path truth = cases().resolve(files[0]);
    Path found = cases().resolve(files[1]);
    Path expected = cases().resolve("expected").resolve(cells[1].strip() + ".json");
    boolean badInput = cells[5].contains("bad input");
    if (badInput) {
      DataFormatException refusal =
          assertThrows(DataFormatException.class, () -> scores(truth, found, false));
      assertTrue(String.valueOf(refusal.getMessage()).contains(", line "), refusal::getMessage);
    }
    if (Files.exists(expected)) {
      assertSame(new ObjectMapper().readTree(expected.toFile()), scores(truth, found, badInput));
    } else {
      assertThrows(DataFormatException.class, () -> scores(truth, found, true));
    }
  }

  private static CocoScores scores(Path truth, Path found, boolean compat) throws IOException {
    CocoTruth truths = CocoTruth.read(truth, compat);
    return CocoScores.of(truths, CocoDetections.read(found, truths, compat));
  }

  private static void assertSame(JsonNode expected, CocoScores scores) {
    JsonNode stats = expected.get("stats");
    for (int i = 0; i < CocoSummary.NAMES.size(); i++) {
      assertEquals(
          stats.get(i).asDouble(), scores.stats().get(i), TOLERANCE, CocoSummary.NAMES.get(i));
    }
    for (ClassScores each : scores.classes()) {
      String id = Long.toString(each.category().id());
      JsonNode wanted = expected.get("per_category").get(id);
      for (String name : new String[] {"AP", "AP50", "AR100"}) {
        assertEquals(
            wanted.get(name).asDouble(),
            each.stats().get(CocoSummary.NAMES.indexOf(name)),
            TOLERANCE,
            id + " " + name);
      }
    }
  }
}
