package io.miharu.eval.activitynet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.MarkdownTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our numbers beside those of activitynet/ActivityNet, Evaluation, commit 82304fa. */
class ActivityNetCasesTest {

  private static final double EXACT = 1e-9;
  private static final double TIED = 0.02; // all scores equal: the reference's order is undefined

  private record Case(
      String name, Path truth, Path found, List<String> command, JsonNode expected) {

    double tolerance() {
      return name.startsWith("sample_") ? TIED : EXACT;
    }

    String subset() {
      return command.size() > 1 ? command.get(1) : "validation";
    }

    List<Double> thresholds() {
      return command.size() > 2
          ? Arrays.stream(command.get(2).split(",", -1)).map(Double::valueOf).toList()
          : DetectionScores.ACTIVITYNET;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases(String tool) throws IOException {
    Path folder = MarkdownTable.folder("activitynet");
    return MarkdownTable.rows(folder.resolve("README.md")).stream()
        .filter(row -> row.get("scorer command").startsWith(tool))
        .map(row -> oneCase(folder, row));
  }

  private static Case oneCase(Path folder, MarkdownTable.Row row) {
    String[] files = row.get("input files").split(", ", -1);
    Path expected = folder.resolve("expected").resolve(row.get("case") + ".out.json");
    try {
      return new Case(
          row.get("case"),
          folder.resolve(files[0]),
          folder.resolve(files[1]),
          List.of(row.get("scorer command").split(" ", -1)),
          new ObjectMapper().readTree(expected.toFile()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Case> detections() throws IOException {
    return cases("ANETdetection");
  }

  static Stream<Case> labels() throws IOException {
    return cases("ANETclassification");
  }

  static Stream<Case> proposals() throws IOException {
    return cases("ANETproposal");
  }

  @ParameterizedTest
  @MethodSource("detections")
  void detections_ofTheSameFiles_haveTheReferencesPrecision(Case c) throws IOException {
    DetectionScores scores = detection(c, Parity.REFERENCE);
    assertSame(c, scores);
    if (!c.name.equals("edge_reversed")) { // which is refused without the reference's tolerance
      assertSame(c, detection(c, Parity.CORRECT));
    }
  }

  private static DetectionScores detection(Case c, Parity parity) throws IOException {
    SegmentTruth truth = SegmentTruth.read(c.truth, c.subset(), ActivityTask.DETECTION, parity);
    return DetectionScores.of(
        truth,
        SegmentPredictions.read(c.found, truth, ActivityTask.DETECTION, parity),
        c.thresholds(),
        parity);
  }

  private static void assertSame(Case c, DetectionScores scores) {
    JsonNode expected = c.expected;
    for (int t = 0; t < scores.thresholds().size(); t++) {
      assertEquals(expected.get("tiou_thresholds").get(t).asDouble(), scores.thresholds().get(t));
      assertEquals(
          expected.get("mAP").get(t).asDouble(), scores.meanAveragePrecision(t), c.tolerance());
    }
    assertEquals(expected.get("average_mAP").asDouble(), scores.averageMap(), c.tolerance());
    assertEquals(expected.get("AP").size(), scores.classes().size());
    for (int i = 0; i < scores.classes().size() && c.tolerance() == EXACT; i++) {
      for (int t = 0; t < scores.thresholds().size(); t++) {
        assertEquals(
            expected.get("AP").get(scores.classes().get(i)).get(t).asDouble(),
            scores.averagePrecision(i, t),
            EXACT,
            scores.classes().get(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detections")
  void reversedSegments_unlessTheReferenceIsWanted_areRefusedWithTheirPlace(Case c)
      throws IOException {
    if (c.name.equals("edge_reversed")) {
      String message =
          String.valueOf(
              assertThrows(DataFormatException.class, () -> detection(c, Parity.CORRECT))
                  .getMessage());
      assertTrue(message.contains("line 1, column"), message);
      assertTrue(message.contains("/results/a/0/segment"), message);
    }
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labels_ofTheSameFiles_haveTheReferencesPrecisionAndHits(Case c) throws IOException {
    for (Parity parity : Parity.values()) {
      SegmentTruth truth =
          SegmentTruth.read(c.truth, c.subset(), ActivityTask.CLASSIFICATION, parity);
      LabelScores scores =
          LabelScores.of(
              truth, SegmentPredictions.read(c.found, truth, ActivityTask.CLASSIFICATION, parity));
      int k = c.expected.get("top_k").asInt();
      assertEquals(c.expected.get("mAP").asDouble(), scores.meanAveragePrecision(), c.tolerance());
      assertEquals(c.expected.get("hit_at_k").asDouble(), scores.hitAt(k), c.tolerance());
      assertEquals(
          c.expected.get("avg_hit_at_k").asDouble(), scores.averageHitAt(k), c.tolerance());
      for (int i = 0; i < scores.classes().size() && c.tolerance() == EXACT; i++) {
        assertEquals(
            c.expected.get("AP").get(scores.classes().get(i)).asDouble(),
            scores.averagePrecision(i),
            EXACT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("proposals")
  void proposals_ofTheSameFiles_haveTheReferencesRecall(Case c) throws IOException {
    for (Parity parity : Parity.values()) {
      SegmentTruth truth = SegmentTruth.read(c.truth, c.subset(), ActivityTask.PROPOSALS, parity);
      ProposalScores scores =
          ProposalScores.of(
              truth,
              SegmentPredictions.read(c.found, truth, ActivityTask.PROPOSALS, parity),
              c.thresholds(),
              Double.parseDouble(c.command.get(3)),
              parity);
      for (int point = 0; point < scores.points(); point++) {
        JsonNode curve = c.expected.get("AR@AN");
        assertEquals(curve.get("AN").get(point).asDouble(), scores.perVideo(point), EXACT);
        assertEquals(curve.get("AR").get(point).asDouble(), scores.averageRecall(point), EXACT);
      }
      assertEquals(c.expected.get("AUC").asDouble(), scores.areaUnderCurve(), EXACT);
    }
  }
}
