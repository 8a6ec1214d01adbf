package io.miharu.eval.coco;

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

class CocoScoresTest {

  private static final String HEAD =
      "{\"images\":[{\"id\":1},{\"id\":2}],"
          + "\"categories\":[{\"id\":1,\"name\":\"cat\"},{\"id\":2,\"name\":\"dog\"}],"
          + "\"annotations\":[";

  @TempDir private Path folder;

  private static String truth(int id, int image, double x, double y, double width, double height) {
    return truth(id, image, 1, x, y, width, height, width * height, 0);
  }

  private static String truth(
      int id,
      int image,
      int category,
      double x,
      double y,
      double width,
      double height,
      double area,
      int crowd) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%s,%s,%s,%s],\"area\":%s,"
            + "\"iscrowd\":%d}",
        id,
        image,
        category,
        x,
        y,
        width,
        height,
        area,
        crowd);
  }

  private static String found(
      int image, double x, double y, double width, double height, double score) {
    return String.format(
        Locale.ROOT,
        "{\"image_id\":%d,\"category_id\":1,\"bbox\":[%s,%s,%s,%s],\"score\":%s}",
        image,
        x,
        y,
        width,
        height,
        score);
  }

  private CocoScores scores(List<String> truths, List<String> founds) throws IOException {
    return scores(HEAD + String.join(",", truths) + "]}", "[" + String.join(",", founds) + "]");
  }

  private CocoScores scores(String truth, String found) throws IOException {
    Path truths = Files.writeString(folder.resolve("gt.json"), truth);
    Path founds = Files.writeString(folder.resolve("det.json"), found);
    CocoTruth read = CocoTruth.read(truths, false);
    return CocoScores.of(read, CocoDetections.read(founds, read, false));
  }

  private static double stat(CocoScores scores, String name) {
    return scores.stats().get(CocoSummary.NAMES.indexOf(name));
  }

  /** The worked case of methods/metrics.md, section 10. */
  private CocoScores oracle() throws IOException {
    return scores(
        List.of(
            truth(1, 1, 0, 0, 20, 20),
            truth(2, 1, 100, 100, 50, 50),
            truth(3, 2, 10, 10, 20, 20),
            truth(4, 2, 200, 200, 100, 100)),
        List.of(
            found(1, 0, 0, 20, 20, .9),
            found(1, 100, 100, 50, 41, .8),
            found(2, 60, 60, 20, 20, .7),
            found(2, 10, 10, 20, 13.4, .6),
            found(2, 200, 200, 100, 100, .5)));
  }

  @ParameterizedTest
  @CsvSource({
    "AP, 0.663366",
    "AP50, 0.900990",
    "AP75, 0.653465",
    "APs, 0.636964",
    "APm, 0.7",
    "APl, 1",
    "AR1, 0.25",
    "AR10, 0.775",
    "AR100, 0.775",
    "ARs, 0.7",
  })
  void stats_ofTheWorkedCase_areAsPublished(String name, double value) throws IOException {
    assertEquals(value, stat(oracle(), name), 5e-7);
  }

  @Test
  void text_isTheSummaryOfCocoapi() throws IOException {
    List<String> lines = CocoSummary.text(oracle()).lines().toList();
    assertEquals(12, lines.size());
    assertEquals(
        " Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.663",
        lines.get(0));
    assertEquals(
        " Average Precision  (AP) @[ IoU=0.75      | area=   all | maxDets=100 ] = 0.653",
        lines.get(2));
    assertEquals(
        " Average Precision  (AP) @[ IoU=0.50:0.95 | area= small | maxDets=100 ] = 0.637",
        lines.get(3));
    assertEquals(
        " Average Recall     (AR) @[ IoU=0.50:0.95 | area=   all | maxDets=  1 ] = 0.250",
        lines.get(6));
    assertEquals(
        " Average Recall     (AR) @[ IoU=0.50:0.95 | area= large | maxDets=100 ] = 1.000",
        lines.get(11));
  }

  @Test
  void aBoxOfTheBorderArea_countsAsSmallAndAsMedium() throws IOException {
    CocoScores scores =
        scores(List.of(truth(1, 1, 0, 0, 32, 32)), List.of(found(1, 0, 0, 32, 32, 1)));
    assertEquals(1, stat(scores, "ARs"));
    assertEquals(1, stat(scores, "ARm"));
    assertEquals(CocoScores.NOTHING, stat(scores, "ARl"));
  }

  @Test
  void aClassWithoutTruth_countsInNoMean() throws IOException {
    CocoScores scores = oracle();
    assertEquals(CocoScores.NOTHING, scores.classes().get(1).stats().get(0));
    assertEquals(stat(scores, "AP"), scores.classes().get(0).stats().get(0), 1e-15);
  }

  @Test
  void boxesInACrowd_areNeitherRightNorWrong() throws IOException {
    List<String> truths =
        List.of(truth(1, 1, 0, 0, 40, 40), truth(2, 1, 1, 100, 0, 200, 200, 40000, 1));
    List<String> founds =
        List.of(
            found(1, 100, 0, 40, 40, .9),
            found(1, 150, 50, 40, 40, .8),
            found(1, 0, 0, 40, 40, .7));
    assertEquals(1, stat(scores(truths, founds), "AP"), 1e-12);
  }

  @Test
  void equalScores_keepTheOrderOfTheFile() throws IOException {
    List<String> truths = List.of(truth(1, 1, 0, 0, 40, 40));
    String right = found(1, 0, 0, 40, 40, .5);
    String wrong = found(1, 200, 200, 40, 40, .5);
    assertEquals(1, stat(scores(truths, List.of(right, wrong)), "AP"), 1e-12);
    assertEquals(0.5, stat(scores(truths, List.of(wrong, right)), "AP"), 1e-12);
  }

  @Test
  void falseAlarmsAlone_scoreZero() throws IOException {
    CocoScores scores =
        scores(List.of(truth(1, 1, 0, 0, 40, 40)), List.of(found(1, 200, 200, 40, 40, 1)));
    assertEquals(0, stat(scores, "AP"));
    assertEquals(0, stat(scores, "AR100"));
  }

  @Test
  void ofTwoTrueBoxesOfOneId_theLastCountsTwice_asInCocoapi() throws IOException {
    List<String> truths = List.of(truth(1, 1, 0, 0, 40, 40), truth(1, 2, 100, 100, 40, 40));
    CocoScores scores =
        scores(
            truths,
            List.of(
                found(2, 100, 100, 40, 40, .9),
                found(2, 100, 100, 40, 40, .8),
                found(1, 0, 0, 40, 40, .7)));
    assertEquals(1, stat(scores, "AR100"));
    assertEquals(1, stat(scores, "AP"), 1e-12);
  }

  @Test
  void aTrueBoxOfIdZero_isNeverFound_asInCocoapi() throws IOException {
    CocoScores scores =
        scores(List.of(truth(0, 1, 0, 0, 40, 40)), List.of(found(1, 0, 0, 40, 40, 1)));
    assertEquals(0, stat(scores, "AP"));
  }

  @Test
  void distinctScores_inAnyOrderOfLines_scoreTheSame() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> truths = new ArrayList<>();
      List<String> founds = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        double x = 200 * random.nextDouble();
        double size = 10 + 120 * random.nextDouble();
        truths.add(truth(i + 1, 1 + i % 2, x, x, size, size));
        founds.add(found(1 + i % 2, x + 4 * random.nextGaussian(), x, size, size, i / 30.0));
      }
      List<Double> before = scores(truths, founds).stats();
      Collections.shuffle(truths, random);
      Collections.shuffle(founds, random);
      List<Double> after = scores(truths, founds).stats();
      for (int i = 0; i < before.size(); i++) {
        assertEquals(before.get(i), after.get(i), 1e-12, "seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]}] | score",
        "[{\"image_id\":9,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":1}] | /0/image_id",
        "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3],\"score\":1}] | /0/bbox",
        "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,-3,4],\"score\":1}] | /0/bbox/2",
        "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":NaN}] | /0/score",
        "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":\"1\"}] | /0/score",
        "{\"annotations\":[]} | a list",
        "[] | line 1, column 2: needed a found box",
        "[{\"image_id\":1, | line 1",
      })
  void aFaultyFile_isRefusedWithPlaceAndPath(String found, String place) {
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> scores(HEAD + "]}", found));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(place) && message.contains("det.json"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"images\":[],\"categories\":[]} | annotations",
        "{\"images\":[{}],\"categories\":[],\"annotations\":[]} | \"id\" at /images/0",
        "{\"images\":[],\"categories\":[],\"annotations\":[{\"id\":1,\"image_id\":1,"
            + "\"category_id\":1,\"bbox\":[1,2,3,4]}]} | \"area\" at /annotations/0",
      })
  void aFaultyTruth_isRefusedWithPlaceAndPath(String truth, String place) {
    DataFormatException refusal =
        assertThrows(
            DataFormatException.class, () -> scores(truth, "[" + found(1, 0, 0, 1, 1, 1) + "]"));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(place) && message.contains("gt.json"), message);
  }
}
