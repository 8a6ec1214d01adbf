package io.miharu.eval.anomaly;

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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyScoresTest {

  @TempDir private Path folder;

  private List<AnomalyVideo> read(String truth, String scores) throws IOException {
    return AnomalyFile.read(
        Files.writeString(folder.resolve("truth.csv"), truth.replace(' ', '\n')),
        Files.writeString(folder.resolve("scores.csv"), scores.replace(' ', '\n')));
  }

  @Test
  void auc_ofFourFrames_isThatWorkedByHand() {
    // Of the four pairs only 0.35 against 0.4 is the wrong way round.
    BinaryRanking four =
        BinaryRanking.of(new double[] {.1, .4, .35, .8}, new boolean[] {false, false, true, true});
    assertEquals(3.0 / 4, four.areaUnderRoc(), 1e-12);
    assertEquals((1 + 2.0 / 3) / 2, four.averagePrecision(), 1e-12);
    assertEquals(0.5, four.equalErrorRate(), 1e-12);
  }

  @Test
  void equalScores_countHalf_whateverTheirOrder() {
    double[] scores = {1, 1, 1, 1};
    boolean[] some = {true, false, false, true};
    assertEquals(0.5, BinaryRanking.of(scores, some).areaUnderRoc(), 1e-12);
    assertEquals(0.5, BinaryRanking.of(scores, some).averagePrecision(), 1e-12);
  }

  @Test
  void auc_isThatOfComparingEveryPair() {
    Random random = new Random(2);
    for (int round = 0; round < 50; round++) {
      double[] scores = new double[30];
      boolean[] positive = new boolean[30];
      for (int i = 0; i < 30; i++) {
        scores[i] = random.nextInt(8);
        positive[i] = i == 0 || (i > 1 && random.nextBoolean());
      }
      double wins = 0;
      int pairs = 0;
      for (int p = 0; p < 30; p++) {
        for (int n = 0; n < 30; n++) {
          if (positive[p] && !positive[n]) {
            wins += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
            pairs++;
          }
        }
      }
      assertEquals(wins / pairs, BinaryRanking.of(scores, positive).areaUnderRoc(), 1e-12);
    }
  }

  @Test
  void sampleOfEveryUnitOnce_givesTheSameAsAll() {
    BinaryRanking two =
        BinaryRanking.of(
            new double[] {.1, .4, .35, .8},
            new boolean[] {false, false, true, true},
            new int[] {0, 1, 0, 1},
            2);
    assertEquals(two.areaUnderRoc(), two.areaUnderRoc(new int[] {1, 0}), 1e-12);
    assertEquals(1, two.areaUnderRoc(new int[] {0, 0}), 1e-12); // .1 below .35
  }

  @Test
  void videos_areScoredTogetherAndOneByOne() throws IOException {
    AnomalyScores scores =
        new AnomalyScores(
            read(
                "video,frames a,4,2,3 b,2 c,2,0,1",
                "video,frame,score a,0,.1 a,1,.4 a,2,.35 a,3,.8 b,1,.6 b,0,.2 c,0,.3 c,1,.3"),
            0.5);
    assertEquals(0.75, scores.auc(0), 1e-12);
    assertEquals(0.75, scores.macroAuc(), 1e-12);
    assertEquals(1, scores.videosWithBoth());
    // Positives .35 .8 .3 .3 against .1 .4 .2 .6: 2 + 4 + 2 + 2 of 16 pairs.
    assertEquals(10.0 / 16, scores.microAuc(), 1e-12);
    assertEquals(0.5, scores.falseAlarmRate(), 1e-12); // one of b's two frames
    assertEquals(List.of(1), scores.delays()); // a's alert comes in its second anomalous frame
    assertEquals(1, scores.missed()); // c
  }

  @Test
  void everyAnomalousFrameAboveAllOthers_isPerfect_inAnyOrderOfLines() throws IOException {
    String truth = "a,4,2,3 b,3 c,3,0,1";
    List<String> lines =
        new ArrayList<>(
            List.of(
                "a,0,.1", "a,1,.3", "a,2,.7", "a,3,.9", "b,0,.2", "b,1,.4", "b,2,.1", "c,0,.6",
                "c,1,.8", "c,2,.4"));
    for (int seed = 0; seed < 5; seed++) {
      AnomalyScores scores = new AnomalyScores(read(truth, String.join(" ", lines)), 0.5);
      assertEquals(1, scores.microAuc(), 1e-12, "seed " + seed);
      assertEquals(1, scores.macroAuc(), 1e-12, "seed " + seed);
      assertEquals(1, scores.averagePrecision(), 1e-12, "seed " + seed);
      assertEquals(0, scores.falseAlarmRate(), "seed " + seed);
      assertEquals(0, scores.meanDelay(), "seed " + seed);
      Collections.shuffle(lines, new Random(seed));
    }
  }

  @Test
  void scoresOfSegments_areRepeatedByFloor() throws IOException {
    AnomalyVideo video = read("a,5,0,1", "a,0,.1 a,1,.9").get(0);
    // Segment ⌊f · 2 / 5⌋: 0 0 0 1 1.
    assertEquals(0.1, video.score(2));
    assertEquals(0.9, video.score(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a,4,3,2;a,0,.1;truth.csv, line 1, column 3: needed 0 <= start <= end < 4",
        "a,4,2,4;a,0,.1;truth.csv, line 1, column 3: needed 0 <= start <= end < 4",
        "a,4,2;a,0,.1;truth.csv, line 1, column 3: needed stretches as pairs",
        "a,4 a,4;a,0,.1;truth.csv, line 2, column 1: needed each video once",
        "a,4 b,none;a,0,.1;truth.csv, line 2, column 2: needed the number of frames",
        "a,4;a,0,NaN;scores.csv, line 1, column 3: needed the score as a finite number",
        "a,4;a,0;scores.csv, line 1, column 2: needed at least 3 values",
        "a,4;a,0,1 a,0,1;scores.csv, line 2, column 2: needed each frame once",
        "a,4;a,0,1 a,4,1;scores.csv, line 2, column 2: needed a frame below 4",
        "a,4;a,0,1 b,0,1;scores.csv, line 2, column 1: needed a video of the truth",
        "a,4 b,4;a,0,1;scores.csv: needed scores of every video",
        "a,4;a,0,1 a,2,1;scores.csv: needed the frames 0 to 1 of a, got no 1",
      })
  void badTables_areRefusedWithTheirPlace(String truth, String scores, String problem) {
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> read(truth, scores)).getMessage());
    assertTrue(message.contains(problem), message);
  }
}
