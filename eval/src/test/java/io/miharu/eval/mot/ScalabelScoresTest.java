package io.miharu.eval.mot;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabelScoresTest {

  @TempDir private Path folder;

  private static Path cases() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "mot");
  }

  @Test
  void everyClass_ofScalabelsOwnTest_isAsItExpects() throws IOException {
    Path data = cases().resolve("scalabel");
    assumeTrue(Files.isDirectory(data), "no Scalabel case: set -Dmiharu.data to the data folder");
    ScalabelScores scores =
        ScalabelScores.read(
            data.resolve("track_sample_anns.json"),
            data.resolve("track_predictions.json"),
            Optional.of(ScalabelClasses.read(data.resolve("box_track_configs.toml"))),
            0.5,
            false);
    JsonNode expected =
        new ObjectMapper().readTree(cases().resolve("expected/scalabel.json").toFile());
    JsonNode overall = expected.get("overall");
    MotMetricsCounts counts = scores.overall();
    assertEquals(overall.get("FP").asLong(), counts.falseAlarms());
    assertEquals(overall.get("FN").asLong(), counts.misses());
    assertEquals(overall.get("IDSw").asLong(), counts.switches());
    assertEquals(overall.get("MT").asLong(), counts.mostlyTracked());
    assertEquals(overall.get("PT").asLong(), counts.partlyTracked());
    assertEquals(overall.get("ML").asLong(), counts.mostlyLost());
    assertEquals(overall.get("FM").asLong(), counts.fragments());
    assertEquals(overall.get("MOTA").asDouble(), 100 * counts.mota(), 1e-9);
    assertEquals(overall.get("MOTP").asDouble(), 100 * (1 - counts.motp()), 1e-9);
    assertEquals(overall.get("IDF1").asDouble(), 100 * counts.idf1(), 1e-9);
    JsonNode names = expected.get("MOTA_per_row_order");
    for (int i = 0; i < names.size(); i++) {
      Optional<MotMetricsCounts> row =
          Optional.ofNullable(scores.counts().get(names.get(i).asText()));
      if (row.isPresent()) {
        double mota = row.get().mota();
        assertEquals(
            expected.get("MOTA").get(i).asDouble(),
            Double.isNaN(mota) ? -1 : 100 * mota,
            5e-9,
            names.get(i).asText());
      }
    }
  }

  @Test
  void aFoundBoxInACrowd_isNeitherRightNorWrong() throws IOException {
    Path truth =
        frames("{\"id\":1,\"category\":\"car\",\"attributes\":{\"crowd\":true},BOX(0,0,99,99)}");
    Path inside = frames("{\"id\":1,\"category\":\"car\",BOX(0,0,50,50)}");
    Path outside = frames("{\"id\":1,\"category\":\"car\",BOX(200,0,250,50)}");
    assertEquals(0, read(truth, inside).overall().falseAlarms());
    assertEquals(1, read(truth, outside).overall().falseAlarms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1,\"category\":\"car\",\"box2d\":{\"x1\":1,\"y1\":1,\"x2\":5}} | /0/labels/0/box2d/y2",
        "{\"category\":\"car\",BOX(0,0,5,5)} | /0/labels/0/id",
        "{\"id\":1,BOX(0,0,5,5)} | /0/labels/0/category",
      })
  void aFaultyLabel_isRefusedWithItsPath(String label, String path) throws IOException {
    Path good = frames("{\"id\":1,\"category\":\"car\",BOX(0,0,5,5)}");
    Path bad = frames(label);
    DataFormatException refusal = assertThrows(DataFormatException.class, () -> read(good, bad));
    assertTrue(String.valueOf(refusal.getMessage()).contains(path), refusal::getMessage);
  }

  private static ScalabelScores read(Path truth, Path found) throws IOException {
    return ScalabelScores.read(
        truth, found, Optional.of(new ScalabelClasses(List.of("car"), Map.of())), 0.5, false);
  }

  /** One frame with one label, in which BOX stands for its four sides. */
  private Path frames(String label) throws IOException {
    String boxed =
        label.replaceAll(
            "BOX\\((\\d+),(\\d+),(\\d+),(\\d+)\\)",
            "\"box2d\":{\"x1\":$1,\"y1\":$2,\"x2\":$3,\"y2\":$4}");
    Path file = Files.createTempFile(folder, "frames", ".json");
    return Files.writeString(
        file, "[{\"videoName\":\"v\",\"frameIndex\":0,\"labels\":[" + boxed + "]}]");
  }
}
