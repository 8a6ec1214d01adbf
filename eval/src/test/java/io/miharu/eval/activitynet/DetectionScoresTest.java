package io.miharu.eval.activitynet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionScoresTest {

  private static final String TRUTH =
      "{\"version\":\"1\",\"taxonomy\":[],\"database\":{\"v\":{\"subset\":\"validation\","
          + "\"annotations\":[%s]}}}";
  private static final String TWO =
      "{\"label\":\"X\",\"segment\":[0,10]},{\"label\":\"X\",\"segment\":[20,30]}";

  @TempDir private Path folder;

  private static String found(String predictions) {
    return "{\"version\":\"1\",\"external_data\":{},\"results\":{\"v\":[" + predictions + "]}}";
  }

  private static String segment(Object start, Object end, Object score) {
    return "{\"label\":\"X\",\"score\":%s,\"segment\":[%s,%s]}".formatted(score, start, end);
  }

  private DetectionScores scores(String truth, String found, List<Double> thresholds, Parity parity)
      throws IOException {
    Path truthFile = Files.writeString(folder.resolve("truth.json"), truth);
    Path foundFile = Files.writeString(folder.resolve("found.json"), found);
    SegmentTruth read = SegmentTruth.read(truthFile, "validation", ActivityTask.DETECTION, parity);
    return DetectionScores.of(
        read,
        SegmentPredictions.read(foundFile, read, ActivityTask.DETECTION, parity),
        thresholds,
        parity);
  }

  private DetectionScores scores(String predictions, double... thresholds) throws IOException {
    return scores(
        TRUTH.formatted(TWO),
        found(predictions),
        java.util.Arrays.stream(thresholds).boxed().toList(),
        Parity.CORRECT);
  }

  @Test
  void precision_ofFourPredictionsWorkedByHand_isThatOfEachThreshold() throws IOException {
    String predictions =
        String.join(
            ",",
            segment(0, 9.2, 0.9), // tIoU 9.2 / 10
            segment(1, 10, 0.8), // 9 / 10, on the same truth
            segment(21, 31, 0.7), // 9 / 11
            segment(50, 60, 0.6));
    DetectionScores result = scores(predictions, 0.5, 0.85, 0.95);
    // Hits at ranks 1 and 3 of 2 truths: 1/2 · 1/1 + 1/2 · 2/3.
    assertEquals(0.5 + 0.5 * 2 / 3, result.averagePrecision(0, 0), 1e-12);
    assertEquals(0.5, result.averagePrecision(0, 1), 1e-12);
    assertEquals(0, result.averagePrecision(0, 2), 1e-12);
    // 0.833333 at 0.5 … 0.8 (seven thresholds), 0.5 at 0.85 and 0.9, 0 at 0.95.
    double mean =
        scores(
                TRUTH.formatted(TWO),
                found(predictions),
                DetectionScores.ACTIVITYNET,
                Parity.CORRECT)
            .averageMap();
    assertEquals((7 * (5.0 / 6) + 2 * 0.5) / 10, mean, 1e-12);
  }

  @Test
  void perfectSystem_isPerfectAtEveryThreshold() throws IOException {
    DetectionScores result = scores(segment(0, 10, 0.2) + "," + segment(20, 30, 0.9), 0.5, 1);
    assertEquals(1, result.averageMap(), 1e-12);
    assertEquals(1, result.precision(0, 0), 1e-12);
    assertEquals(1, result.precision(0, 100), 1e-12);
  }

  @Test
  void secondHit_takesTheOtherTruth_ifItOverlapsEnough() throws IOException {
    // Both overlap [0,10] most; the second still has tIoU 4 / 26 with [20,30].
    String predictions = segment(0, 10, 0.9) + "," + segment(4, 24, 0.8);
    assertEquals(1, scores(predictions, 0.15).averagePrecision(0, 0), 1e-12);
    assertEquals(0.5, scores(predictions, 0.16).averagePrecision(0, 0), 1e-12);
  }

  @Test
  void overlapOfExactlyTheThreshold_isAHit() throws IOException {
    assertEquals(0.5, scores(segment(0, 5, 0.9), 0.5).averagePrecision(0, 0), 1e-12);
  }

  @Test
  void emptySegments_onlyOverlapWhereTheReferenceIsWanted() throws IOException {
    String truth = TRUTH.formatted("{\"label\":\"X\",\"segment\":[3,3]}");
    String found = found(segment(7, 7, 0.9));
    assertEquals(0, scores(truth, found, List.of(0.5), Parity.CORRECT).averageMap());
    assertEquals(1, scores(truth, found, List.of(0.5), Parity.REFERENCE).averageMap());
  }

  @Test
  void times_asText_areRead() throws IOException {
    assertEquals(0.5, scores(segment("\"0\"", "\"10.0\"", 0.5), 0.5).averageMap(), 1e-12);
  }

  @Test
  void order_ofPredictionsInTheFile_doesNotMatter() throws IOException {
    Random random = new Random(7);
    List<String> predictions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double start = random.nextInt(300) / 10.0;
      String text = String.format(Locale.ROOT, "%.1f", start + 1 + random.nextInt(100) / 10.0);
      predictions.add(segment(start, text, random.nextInt(4) / 4.0)); // many ties
    }
    double first = scores(String.join(",", predictions), 0.3, 0.5).averageMap();
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(predictions, random);
      assertEquals(first, scores(String.join(",", predictions), 0.3, 0.5).averageMap());
    }
    assertTrue(first > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'label':'Q','score':0.5,'segment':[0,1]};/results/v/0;needed a label that the truth has",
        "{'label':'X','score':NaN,'segment':[0,1]};/results/v/0/score;finite number, got NaN",
        "{'label':'X','score':'high','segment':[0,1]};/results/v/0/score;needed the score as a number",
        "{'label':'X','score':0.5,'segment':[5,1]};/results/v/0/segment;needed a segment that ends",
        "{'label':'X','score':0.5,'segment':[5]};/results/v/0/segment;of two times, got 1",
        "{'label':'X','score':0.5};/results/v/0;needed a \"segment\"",
        "{'label':'X','segment':[0,1]};/results/v/0;needed a \"score\"",
        "7;/results/v/0;needed a prediction as {…}",
      })
  void badPredictions_areRefusedWithTheirPlace(String prediction, String path, String problem) {
    String message =
        String.valueOf(
            assertThrows(
                    DataFormatException.class, () -> scores(prediction.replace('\'', '"'), 0.5))
                .getMessage());
    assertTrue(message.contains("found.json, line 1, column "), message);
    assertTrue(message.contains(path), message);
    assertTrue(message.contains(problem), message);
  }

  @Test
  void ofKeysThatStandTwice_theLastCounts_asPythonReadsThem() throws IOException {
    String truth =
        "{\"database\":{\"v\":{\"subset\":\"validation\",\"annotations\":"
            + "[{\"label\":\"Q\",\"segment\":[0,10]}]},"
            + "\"v\":{\"subset\":\"validation\",\"annotations\":[%s]}}}";
    String found =
        "{\"results\":{\"v\":[%s],\"v\":[%s]}}"
            .formatted(
                segment(50, 60, 1),
                segment(0, 10, 0.1) + "," + segment(20, 30, 0.5).replace("X", "Q\",\"label\":\"X"));
    DetectionScores scores = scores(truth.formatted(TWO), found, List.of(0.5), Parity.CORRECT);
    assertEquals(List.of("X"), scores.classes());
    assertEquals(1, scores.averageMap());
  }

  @Test
  void brokenFiles_areRefused() {
    String truth = TRUTH.formatted(TWO);
    for (String broken : List.of("", "{\"results\":{\"v\":[", "{\"version\":\"1\"}", "[]")) {
      assertThrows(
          DataFormatException.class,
          () -> scores(truth, broken, List.of(0.5), Parity.CORRECT),
          broken);
    }
    String message =
        String.valueOf(
            assertThrows(
                    DataFormatException.class,
                    () ->
                        scores(
                            truth.replace("validation", "test"),
                            found(""),
                            List.of(0.5),
                            Parity.CORRECT))
                .getMessage());
    assertTrue(message.contains("only those of [test]"), message);
  }

  @Test
  void fieldsThatSayNothing_areOnlyNeededWhereTheReferenceIsWanted() throws IOException {
    String bare = "{\"results\":{\"v\":[" + segment(0, 10, 1) + "]}}";
    String truth = TRUTH.formatted(TWO);
    assertEquals(0.5, scores(truth, bare, List.of(0.5), Parity.CORRECT).averageMap(), 1e-12);
    assertThrows(
        DataFormatException.class, () -> scores(truth, bare, List.of(0.5), Parity.REFERENCE));
  }
}
