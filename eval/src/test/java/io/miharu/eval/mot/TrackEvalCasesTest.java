package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.mot.TrackComparison.Pairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our numbers beside those that TrackEval (JonathonLuiten/TrackEval, commit 12c8791) gave for the
 * same files.
 */
class TrackEvalCasesTest {

  private static final double TOLERANCE = 1e-9;

  private static Path cases() {
    Path folder = Path.of(System.getProperty("miharu.data", "missing"), "eval", "mot");
    assumeTrue(
        Files.isDirectory(folder), "no TrackEval cases: set -Dmiharu.data to the data folder");
    return folder;
  }

  @ParameterizedTest
  @CsvSource({
    "MOT15-train, TUD-Campus, EVERYTHING",
    "MOT17-syn, SYN-01, MOT17",
    "MOT17-syn, SYN-03, MOT17",
    "MOT17-syn, SYN-05, MOT17",
    "MOT17-edge, DISTRACTOR-ONLY, MOT17",
    "MOT17-edge, GAP, MOT17",
    "MOT17-edge, PERFECT, MOT17",
    "MOT17-edge, SWAP, MOT17",
  })
  void scores_ofTheSameFiles_areThoseOfTrackEval(String set, String name, MotProtocol protocol)
      throws IOException {
    Path folder = cases().resolve(set).resolve(name);
    TrackingScores scores =
        TrackingScores.of(
            MotFile.read(folder.resolve("gt/gt.txt")),
            MotFile.read(folder.resolve("tracker.txt")),
            protocol);
    Path expected = cases().resolve("expected").resolve(set + "." + name + ".json");
    assertSame(new ObjectMapper().readTree(expected.toFile()), scores);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_confusion", "split_tracks"})
  void scores_ofTrackEvalsOwnUnitTests_areThoseItExpects(String name) throws IOException {
    JsonNode root =
        new ObjectMapper().readTree(cases().resolve("trackeval_unit/" + name + ".json").toFile());
    TrackingScores scores = TrackingScores.of(dense(root.get("dense")));
    JsonNode clear = root.at("/expected_upstream/clear");
    assertEquals(clear.get("CLR_TP").asLong(), scores.clear().hits());
    assertEquals(clear.get("CLR_FN").asLong(), scores.clear().misses());
    assertEquals(clear.get("CLR_FP").asLong(), scores.clear().falseAlarms());
    assertEquals(clear.get("IDSW").asLong(), scores.clear().switches());
    JsonNode identity = root.at("/expected_upstream/identity");
    assertEquals(identity.get("IDTP").asLong(), scores.identity().hits());
    assertEquals(identity.get("IDFN").asLong(), scores.identity().misses());
    assertEquals(identity.get("IDFP").asLong(), scores.identity().falseAlarms());
  }

  private static TrackComparison dense(JsonNode dense) {
    int truths = dense.get("num_gt_ids").asInt();
    int founds = dense.get("num_tracker_ids").asInt();
    List<Pairing> frames = new ArrayList<>();
    for (int t = 0; t < dense.get("num_timesteps").asInt(); t++) {
      int[] truth = present(dense.get("gt_present").get(t), truths);
      int[] found = present(dense.get("tracker_present").get(t), founds);
      double[][] similarity = new double[truth.length][found.length];
      for (int i = 0; i < truth.length; i++) {
        for (int j = 0; j < found.length; j++) {
          similarity[i][j] = dense.get("similarity").get(t).get(truth[i]).get(found[j]).asDouble();
        }
      }
      frames.add(new Pairing(truth, found, similarity));
    }
    return new TrackComparison(frames, truths, founds);
  }

  private static int[] present(JsonNode mask, int tracks) {
    return IntStream.range(0, tracks).filter(id -> mask.get(id).asDouble() > 0).toArray();
  }

  private static void assertSame(JsonNode expected, TrackingScores scores) {
    JsonNode clear = expected.get("CLEAR");
    assertEquals(clear.get("CLR_TP").asLong(), scores.clear().hits(), "TP");
    assertEquals(clear.get("CLR_FP").asLong(), scores.clear().falseAlarms(), "FP");
    assertEquals(clear.get("CLR_FN").asLong(), scores.clear().misses(), "FN");
    assertEquals(clear.get("IDSW").asLong(), scores.clear().switches(), "IDSW");
    assertEquals(clear.get("Frag").asLong(), scores.clear().fragments(), "Frag");
    assertEquals(clear.get("MT").asLong(), scores.clear().mostlyTracked(), "MT");
    assertEquals(clear.get("PT").asLong(), scores.clear().partlyTracked(), "PT");
    assertEquals(clear.get("ML").asLong(), scores.clear().mostlyLost(), "ML");
    assertEquals(clear.get("MOTA").asDouble(), scores.clear().mota(), TOLERANCE, "MOTA");
    assertEquals(clear.get("MOTP").asDouble(), scores.clear().motp(), TOLERANCE, "MOTP");
    JsonNode identity = expected.get("Identity");
    assertEquals(identity.get("IDTP").asLong(), scores.identity().hits(), "IDTP");
    assertEquals(identity.get("IDF1").asDouble(), scores.identity().idf1(), TOLERANCE, "IDF1");
    for (int a = 0; a < HotaEvidence.THRESHOLDS; a++) {
      JsonNode hota = expected.get("HOTA");
      HotaEvidence ours = scores.hota();
      assertEquals(hota.get("DetA").get(a).asDouble(), ours.detA(a), TOLERANCE, "DetA " + a);
      assertEquals(hota.get("AssA").get(a).asDouble(), ours.assA(a), TOLERANCE, "AssA " + a);
      assertEquals(hota.get("LocA").get(a).asDouble(), ours.locA(a), TOLERANCE, "LocA " + a);
      assertEquals(hota.get("HOTA").get(a).asDouble(), ours.hota(a), TOLERANCE, "HOTA " + a);
    }
  }
}
