package io.miharu.eval.avs;

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

class InferredEvaluationTest {

  private static final double SMALL = 0.00001;

  @TempDir private Path folder;

  @Test
  void infAp_ofOneStratumJudgedByHalf_weighsTheJudgedByTwo() throws IOException {
    // Four pooled, two judged, one of them relevant: two relevant shots are thought to exist.
    InferredScores.Topic topic =
        score("7 0 a 1 1\n7 0 b 1 -1\n7 0 c 1 0\n7 0 d 1 -1\n", "7 Q0 b 1 9 t\n7 Q0 a 2 8 t\n");
    // One shot above, pooled but unjudged: nothing judged yet, so a third is the guess.
    double precision = 1.0 / 2 + (1.0 / 2) * SMALL / (3 * SMALL);
    assertEquals(precision, topic.infAp(), 1e-9);
    assertEquals(4.0 * 1 / 2, topic.estimatedRelevant());
    // Two pooled, one judged, one relevant among them.
    assertEquals(2 * (1 + SMALL) / (1 + 3 * SMALL), topic.estimatedFound(), 1e-9);
  }

  @Test
  void infNdcg_ofTheOnlyRelevantShotFirst_isOne() throws IOException {
    InferredScores.Topic topic = score("7 0 a 1 1\n7 0 b 1 0\n", "7 Q0 a 1 9 t\n7 Q0 b 2 8 t\n");
    assertEquals(1, topic.infAp(), 1e-9);
    assertEquals(2.0 / 2, topic.infNdcg(), 1e-9); // both seen and both judged, so weight 2/2
  }

  @Test
  void ties_areBrokenByShotDescending() throws IOException {
    InferredScores.Topic topic = score("7 0 a 1 1\n7 0 b 1 0\n", "7 Q0 a 1 5 t\n7 Q0 b 2 5 t\n");
    // b comes first; one judged shot above, not relevant.
    assertEquals(1.0 / 2 + (1.0 / 2) * SMALL / (1 + 3 * SMALL), topic.infAp(), 1e-9);
  }

  @Test
  void scores_ofShuffledLines_areTheSame() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> qrels = new ArrayList<>();
      List<String> run = new ArrayList<>();
      for (int shot = 0; shot < 60; shot++) {
        for (int topic = 1; topic <= 3; topic++) {
          if (random.nextInt(4) > 0) {
            qrels.add("%d 0 s%d %d %d".formatted(topic, shot, shot % 2, random.nextInt(4) - 1));
          }
          if (random.nextBoolean()) {
            run.add("%d Q0 s%d 1 %d t".formatted(topic, shot, random.nextInt(20)));
          }
        }
      }
      String before = SampleEvalText.of(scores(qrels, run), true);
      Collections.shuffle(qrels, random);
      Collections.shuffle(run, random);
      assertEquals(before, SampleEvalText.of(scores(qrels, run), true), "seed " + seed);
    }
  }

  @Test
  void rankingOfTheRelevantFirst_whereAllIsJudged_isPerfect() throws IOException {
    List<String> qrels = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (int topic = 1; topic <= 3; topic++) {
      for (int shot = 0; shot < 30; shot++) {
        boolean relevant = shot < 5 + topic;
        qrels.add("%d 0 s%d %d %d".formatted(topic, shot, shot % 2, relevant ? 1 : 0));
        run.add("%d Q0 s%d 1 %d t".formatted(topic, shot, 100 - shot));
      }
    }
    InferredScores scores = scores(qrels, run);
    assertEquals(1, scores.infAp(), 1e-4); // it is smoothed
    assertEquals(1, scores.infNdcg(), 1e-4);
  }

  @Test
  void topicsScoredApart_haveTheScoresTheyHaveTogether() throws IOException {
    Random random = new Random(11);
    List<String> qrels = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int topic = 1 + i % 3;
      qrels.add("%d 0 s%d %d %d".formatted(topic, i, i % 2, random.nextInt(4) - 1));
      run.add("%d Q0 s%d 1 %d t".formatted(topic, i, random.nextInt(50)));
    }
    InferredScores together = scores(qrels, run);
    for (int topic = 1; topic <= 3; topic++) {
      String name = topic + " ";
      List<String> part = run.stream().filter(line -> line.startsWith(name)).toList();
      assertEquals(List.of(together.topics().get(topic - 1)), scores(qrels, part).topics());
    }
  }

  @Test
  void means_ofAnEmptyRun_areNotDefined() throws IOException {
    InferredScores scores = scores(List.of("7 0 a 1 1"), List.of());
    assertTrue(Double.isNaN(scores.infAp()));
    assertTrue(SampleEvalText.of(scores, true).startsWith("infAP\t\tall\t\tNA\n"));
    assertEquals(List.of("7"), scores.notInRun());
  }

  @Test
  void shortLine_isRefusedWithItsPlace() {
    DataFormatException refused =
        assertThrows(
            DataFormatException.class,
            () -> scores(List.of("7 0 a 1 1"), List.of("7 Q0 a 1 5 t", "7 Q0 b 2 4")));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 2, column 6"), "" + refused);
  }

  @Test
  void shotGivenTwice_isRefused() {
    assertThrows(
        DataFormatException.class,
        () -> scores(List.of("7 0 a 1 1"), List.of("7 Q0 a 1 5 t", "7 Q0 a 2 4 t")));
  }

  @Test
  void scoreThatIsNoNumber_isRefused() {
    for (String score : List.of("NaN", "high", "Infinity")) {
      assertThrows(
          DataFormatException.class,
          () -> scores(List.of("7 0 a 1 1"), List.of("7 Q0 a 1 " + score + " t")),
          score);
    }
  }

  private InferredScores.Topic score(String qrels, String run) throws IOException {
    return scores(List.of(qrels.split("\n", 0)), List.of(run.split("\n", 0))).topics().get(0);
  }

  private InferredScores scores(List<String> qrels, List<String> run) throws IOException {
    Path judged = Files.write(folder.resolve("qrels"), qrels);
    Path found = Files.write(folder.resolve("run"), run);
    return InferredEvaluation.score(AvsJudgements.read(judged), AvsRun.read(found));
  }
}
