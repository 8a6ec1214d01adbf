package io.miharu.eval.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold whatever the album: here some made-up ones. */
class CocoInvariantsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private JsonNode truth = JSON.nullNode();
  private JsonNode found = JSON.nullNode();

  private void album(long seed) throws IOException {
    Path truths = folder.resolve("gt.json");
    Path founds = folder.resolve("det.json");
    new CocoAlbum(seed).write(truths, founds, 40);
    truth = JSON.readTree(truths.toFile());
    found = JSON.readTree(founds.toFile());
  }

  private CocoScores scores(JsonNode founds) throws IOException {
    Path truths = Files.writeString(folder.resolve("gt.json"), truth.toString());
    CocoTruth read = CocoTruth.read(truths, false);
    Path file = Files.writeString(folder.resolve("det.json"), founds.toString());
    return CocoScores.of(read, CocoDetections.read(file, read, false));
  }

  @Test
  void theTruthItself_isPerfectAtEverySize() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      album(seed);
      ArrayNode perfect = JSON.createArrayNode();
      for (JsonNode box : truth.get("annotations")) {
        perfect.add(((ObjectNode) box.deepCopy()).put("score", 0.5 + perfect.size() / 1e6));
      }
      CocoScores scores = scores(perfect);
      for (String name : List.of("AP", "AP50", "AP75", "APs", "APm", "APl", "AR100", "ARs")) {
        double stat = scores.stats().get(CocoSummary.NAMES.indexOf(name));
        assertEquals(1, stat, 1e-12, name + ", seed " + seed);
      }
    }
  }

  @Test
  void partsByPicture_mergedInAnyOrder_scoreTheSame_evenWithEqualScores() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      album(seed);
      ArrayNode whole = JSON.createArrayNode();
      ArrayNode even = JSON.createArrayNode();
      ArrayNode merged = JSON.createArrayNode(); // first the odd pictures, then the even ones
      for (JsonNode box : found) {
        double coarse = Math.round(box.get("score").asDouble() * 8) / 8.0;
        JsonNode tied = ((ObjectNode) box).put("score", coarse);
        whole.add(tied);
        (box.get("image_id").asInt() % 2 == 0 ? even : merged).add(tied);
      }
      merged.addAll(even);
      assertNotEquals(whole, merged);
      assertEquals(scores(whole).stats(), scores(merged).stats(), "seed " + seed);
    }
  }
}
