package io.miharu.eval.actev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that NIST tests its own scorer with (usnistgov/ActEV_Scorer, commit b8d82c0). */
class NistFilesTest {

  private static Path cases() {
    Path folder = Path.of(System.getProperty("miharu.data", "missing"), "eval", "actev");
    assumeTrue(Files.isDirectory(folder), "no ActEV cases: set -Dmiharu.data to the data folder");
    return folder;
  }

  @Test
  void read_everyInput_writesTheSameInstancesAgain(@TempDir Path folder) throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(cases().resolve("inputs"))) {
      inputs = files.sorted().toList();
    }
    ObjectMapper mapper = new ObjectMapper();
    int read = 0;
    for (Path input : inputs) {
      JsonNode original = mapper.readTree(input.toFile());
      Path copy = folder.resolve("copy.json");
      if (original.has("activities")) {
        ActivityFile.read(input).write(copy);
        JsonNode ours = mapper.readTree(copy.toFile());
        assertEquals(original.get("filesProcessed"), ours.get("filesProcessed"), input.toString());
        assertEquals(original.get("activities").size(), ours.get("activities").size());
        for (int i = 0; i < ours.get("activities").size(); i++) {
          JsonNode was = original.get("activities").get(i);
          JsonNode is = ours.get("activities").get(i);
          for (String member : List.of("activity", "activityID", "localization")) {
            assertEquals(was.get(member), is.get(member), input + " activity " + i);
          }
          assertEquals(was.path("presenceConf").asDouble(-1), is.path("presenceConf").asDouble(-1));
        }
        read++;
      } else if (input.toString().matches(".*file-index.*|.*\\.file\\.json")) {
        FileIndex.read(input).write(copy);
        assertEquals(FileIndex.read(input), FileIndex.read(copy), input.toString());
        read++;
      } else if (input.toString().matches(".*activity-index.*|.*\\.act\\.json")) {
        assertFalse(ActivityIndex.read(input).objectTypes().isEmpty(), input.toString());
        read++;
      }
    }
    assertFalse(read < 50, "read only " + read + " files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activityID_string",
        "localization_two_files",
        "nan_presenceConf",
        "presenceConf_string",
        "truncated_json"
      })
  void read_aSystemOutputThatNistRefusesOrHangsOn_isRefused(String name) {
    Path file = cases().resolve("errors").resolve(name).resolve("sys.json");
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> ActivityFile.read(file));
    assertFalse(String.valueOf(refusal.getMessage()).isBlank());
  }
}
