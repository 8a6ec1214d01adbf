package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.TrackEvalFamily.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our numbers beside those that TrackEval (JonathonLuiten/TrackEval, commit 12c8791) gave for the
 * same files: every case of the folder's table, every field.
 */
class TrackEvalCasesTest {

  private static final double TOLERANCE = 1e-9;
  private static final String NO_DATA = "(no cases)";

  private static Path cases() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "mot");
  }

  /** The names of the table's rows that begin with one of {@code kinds}. */
  private static Stream<String> named(String... kinds) throws IOException {
    Path table = cases().resolve("README.md");
    if (!Files.isRegularFile(table)) {
      return Stream.of(NO_DATA);
    }
    return Files.readAllLines(table).stream()
        .filter(line -> Stream.of(kinds).anyMatch(kind -> line.startsWith("| " + kind)))
        .map(line -> line.split("\\|", -1)[1].strip());
  }

  static Stream<String> sequences() throws IOException {
    return named("MOT");
  }

  static Stream<String> units() throws IOException {
    return named("unit/");
  }

  static Stream<String> faults() throws IOException {
    return named("err/");
  }

  private static void assumeCases(String name) {
    assumeTrue(!name.equals(NO_DATA), "no TrackEval cases: set -Dmiharu.data to the data folder");
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void everyField_ofTheSameFiles_isThatOfTrackEval(String name) throws IOException {
    assumeCases(name);
    Path folder = cases().resolve(name);
    MotProtocol protocol =
        name.startsWith("MOT15")
            ? MotProtocol.MOT15
            : name.startsWith("MOT20") ? MotProtocol.MOT20 : MotProtocol.MOT17;
    MotSequence.Rules rules =
        new MotSequence.Rules(protocol, length(folder.resolve("seqinfo.ini")), false);
    MotSequence sequence =
        MotSequence.read(folder.resolve("gt/gt.txt"), folder.resolve("tracker.txt"), rules);
    Path expected = cases().resolve("expected").resolve(name.replace('/', '.') + ".json");
    assertSame(new ObjectMapper().readTree(expected.toFile()), sequence.scores());
  }

  private static int length(Path seqInfo) throws IOException {
    return Files.readAllLines(seqInfo).stream()
        .filter(line -> line.startsWith("seqLength="))
        .mapToInt(line -> Integer.parseInt(line.substring("seqLength=".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("units")
  void everyField_ofTrackEvalsOwnUnitTests_isAsItExpects(String name) throws IOException {
    assumeCases(name);
    Path file = cases().resolve("trackeval_unit/" + name.substring("unit/".length()) + ".json");
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    JsonNode dense = root.get("dense");
    TrackingScores scores =
        new TrackingWalk(comparison(dense), dense.get("num_timesteps").asLong()).scores();
    assertSame(root.get("full_reference_output"), scores);
    Map<String, Double> ours = fields(scores);
    for (JsonNode family : root.get("expected_upstream")) {
      family
          .properties()
          .forEach(
              field ->
                  assertEquals(
                      field.getValue().asDouble(),
                      ours.getOrDefault(field.getKey(), Double.NaN),
                      TOLERANCE,
                      field.getKey()));
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultyFile_isRefusedWithItsPlace_orTakenAsTrackEvalTakesIt(String name) throws IOException {
    assumeCases(name);
    Path folder = cases().resolve("errors").resolve(name.substring("err/".length()));
    Path expected = folder.resolve("expected.json");
    int length = length(folder.resolve("seqinfo.ini"));
    if (Files.exists(expected)) {
      TrackingScores scores = read(folder, length, true).scores();
      assertSame(new ObjectMapper().readTree(expected.toFile()), scores);
    } else {
      DataFormatException refusal =
          assertThrows(DataFormatException.class, () -> read(folder, length, true));
      assertTrue(String.valueOf(refusal.getMessage()).contains(", line "), refusal::getMessage);
    }
  }

  private static MotSequence read(Path folder, int length, boolean anySize) throws IOException {
    return MotSequence.read(
        folder.resolve("gt.txt"),
        folder.resolve("tracker.txt"),
        new MotSequence.Rules(MotProtocol.MOT17, length, anySize));
  }

  private static TrackComparison comparison(JsonNode dense) {
    int truths = dense.get("num_gt_ids").asInt();
    int founds = dense.get("num_tracker_ids").asInt();
    List<DenseFrame> frames = new ArrayList<>();
    for (int t = 0; t < dense.get("num_timesteps").asInt(); t++) {
      int[] truth = present(dense.get("gt_present").get(t), truths);
      int[] found = present(dense.get("tracker_present").get(t), founds);
      double[][] similarity = new double[truth.length][found.length];
      for (int i = 0; i < truth.length; i++) {
        for (int j = 0; j < found.length; j++) {
          similarity[i][j] = dense.get("similarity").get(t).get(truth[i]).get(found[j]).asDouble();
        }
      }
      frames.add(new DenseFrame(truth, found, similarity));
    }
    return new DenseComparison(frames, truths, founds);
  }

  private static int[] present(JsonNode mask, int tracks) {
    return IntStream.range(0, tracks).filter(id -> mask.get(id).asDouble() > 0).toArray();
  }

  private static Map<String, Double> fields(TrackingScores scores) {
    Map<String, Double> fields = new LinkedHashMap<>();
    for (TrackEvalFamily family : TrackEvalFamily.values()) {
      for (Field field : family.detailed(scores, false)) {
        fields.put(field.name(), field.value());
      }
    }
    fields.put("Frames", (double) scores.counts().frames());
    return fields;
  }

  private static void assertSame(JsonNode expected, TrackingScores scores) {
    Map<String, Double> ours = fields(scores);
    int compared = 0;
    for (JsonNode family : expected) {
      for (Map.Entry<String, JsonNode> field : family.properties()) {
        JsonNode value = field.getValue();
        for (int a = 0; a < (value.isArray() ? HotaEvidence.THRESHOLDS : 1); a++) {
          String key = value.isArray() ? field.getKey() + "___" + 5 * (a + 1) : field.getKey();
          double wanted = value.isArray() ? value.get(a).asDouble() : value.asDouble();
          assertEquals(wanted, ours.getOrDefault(key, Double.NaN), TOLERANCE, key);
          compared++;
        }
      }
    }
    assertTrue(compared > 200, "compared only " + compared);
  }
}
