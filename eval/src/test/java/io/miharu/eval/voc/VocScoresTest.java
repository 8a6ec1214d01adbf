package io.miharu.eval.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.voc.VocBoxes.Labelled;
import io.miharu.eval.voc.VocBoxes.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocScoresTest {

  private static final String NO_DATA = "(no cases)";

  private static Path cases() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "coco");
  }

  static Stream<String> names() throws IOException {
    Path table = cases().resolve("README.md");
    if (!Files.isRegularFile(table)) {
      return Stream.of(NO_DATA);
    }
    return Files.readAllLines(table).stream()
        .filter(line -> line.contains("| Pascal VOC AP |"))
        .map(line -> line.split("\\|", -1)[1].strip());
  }

  @ParameterizedTest
  @MethodSource("names")
  void bothAreas_ofTheReferencesTest_areAsItExpects(String name) throws IOException {
    assumeTrue(!name.equals(NO_DATA), "no VOC cases: set -Dmiharu.data to the data folder");
    VocBoxes truth = VocBoxes.read(cases().resolve(name + "/gts"), false, Sides.XYWH);
    VocBoxes found = VocBoxes.read(cases().resolve(name + "/dets"), true, Sides.XYWH);
    JsonNode expected =
        new ObjectMapper().readTree(cases().resolve("expected/" + name + ".json").toFile());
    for (Map.Entry<String, JsonNode> value : expected.get("AP_every_point").properties()) {
      VocScores scores = VocScores.of(truth, found, Double.parseDouble(value.getKey()));
      assertEquals(value.getValue().asDouble(), scores.meanEveryPoint(), 1e-9, value.getKey());
    }
    for (Map.Entry<String, JsonNode> value : expected.get("AP_11point").properties()) {
      VocScores scores = VocScores.of(truth, found, Double.parseDouble(value.getKey()));
      assertEquals(value.getValue().asDouble(), scores.meanElevenPoint(), 1e-9, value.getKey());
    }
  }

  private static Labelled box(double score, double left) {
    return new Labelled("p", "dog", score, left, 0, left + 9, 9);
  }

  @Test
  void aSecondBoxOnATruth_isAFalseAlarm() {
    VocBoxes truth = new VocBoxes(List.of(box(1, 0), box(1, 100)));
    VocBoxes found = new VocBoxes(List.of(box(0.9, 0), box(0.8, 0), box(0.7, 100)));
    VocScores.ClassResult dog =
        List.copyOf(VocScores.of(truth, found, 0.5).classes().values()).get(0);
    assertEquals(2, dog.hits());
    assertEquals(1, dog.falseAlarms());
    // Recall 1/2 at precision 1, then recall 1 at precision 2/3.
    assertEquals(0.5 * 1 + 0.5 * 2 / 3, dog.curve().everyPoint(), 1e-12);
    // Recalls 0 to 0.5 at precision 1, the other five at 2/3.
    assertEquals((6 * 1 + 5 * 2.0 / 3) / 11, dog.curve().elevenPoint(), 1e-12);
  }

  @Test
  void thePerfectFinder_hasBothAreasOne() {
    VocBoxes boxes = new VocBoxes(List.of(box(1, 0), box(0.5, 100)));
    assertEquals(1, VocScores.of(boxes, boxes, 1).meanEveryPoint());
    assertEquals(1, VocScores.of(boxes, boxes, 1).meanElevenPoint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dog 0.5 1 2 3        | line 2, column 6",
        "dog 0.5 1 2 3 4 5    | line 2, column 7",
        "dog NaN 1 2 3 4      | line 2, column 2",
        "dog 0.5 1 2 -3 4     | line 2, column 5",
      })
  void read_aLineThatDoesNotFit_namesThePlace(String line, String place, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("1.txt"), "dog 0.5 1 2 3 4\n" + line + "\n");
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> VocBoxes.read(folder, true, Sides.XYWH));
    assertTrue(String.valueOf(refusal.getMessage()).contains(place), refusal::getMessage);
  }
}
