package io.miharu.eval.trec;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrecEvaluationTest {

  @TempDir private Path folder;

  @Test
  void averagePrecision_countsRelevantDocumentsNotRetrieved() throws IOException {
    // Relevant at ranks 1, 3, 4 and 7 of 10, and R = 4.
    double map = (1.0 + 2.0 / 3 + 3.0 / 4 + 4.0 / 7) / 4;
    assertEquals(map, measure("map", "1011001000", 0), 1e-12);
    assertEquals(map * 4 / 6, measure("map", "1011001000", 2), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // R = 3 and N = 3: above the relevant ones stand 0, 1 and 3 that were judged not relevant.
        "bpref | 101001 | 0.5555555556", // (1 + 2/3 + 0)/3
        "recip_rank | 0001 | 0.25",
        "P.5 | 10100 | 0.4",
        "P.5 | 101 | 0.4", // a short list has nothing relevant at its end
        "recall.2 | 1011 | 0.3333333333",
        "Rprec | 1011 | 0.6666666667",
        "success.2 | 0010 | 0",
        "success.3 | 0010 | 1",
        "set_P | 1010 | 0.5",
        "set_recall | 1010 | 1",
        "set_F | 1010 | 0.6666666667", // 2·(1/2)·1/(3/2)
        "utility.2,-1,0,0 | 1010 | 2", // 2·2 - 1·2
        "binG | 01 | 0.6309297536", // 1/log2(3)
        "ndcg | 01 | 0.6309297536",
        "iprec_at_recall.0.5 | 0101 | 0.5",
        "unj.4 | 1-.0 | 0.5",
        "yaap | 01 | 0", // ln((1 + 1/2)/(1 + 1 - 1/2))
        // Cuts at the two grades; no third for all documents, as fewer than two follow them.
        "Rndcg | 12 | 0.6798593499", // (1/2 + (1 + 2/log2 3)/(2 + 1/log2 3))/2
        // Cuts at one document and, as there are two more, at all three: (0 + 1/log2 3)/2.
        "Rndcg | 010 | 0.3154648768",
        // To the sort of gains 0.5 is no more than 0, so grade 0 leads and the ideal gains nothing.
        "G.1=0.5 | 1 | 0",
      })
  void measure_ofASmallRanking_isThatWorkedByHand(String name, String ranking, double expected)
      throws IOException {
    assertEquals(expected, measure(name, ranking, 0), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    // The oracles of methods/metrics.md: '.' is pooled but unjudged, '-' is outside the pool.
    "101.-1, 0.75925901",
    "101001, 0.72222233",
    "..1, 0.66666667",
    "01, 0.50000500",
  })
  void infAp_ofSampledJudgements_isThatOfTheOracle(String ranking, double expected)
      throws IOException {
    assertEquals(expected, measure("infAP", ranking, 0), 5e-9);
  }

  @Test
  void rbp_ofTheFirstOfTwo_isOneMinusPersistence() throws IOException {
    assertEquals(1 - 0.9, measure("rbp", "10", 0), 1e-12);
    assertEquals(1 - 0.8, measure("rbp.p=0.8", "10", 0), 1e-12);
    // One at the second rank and all that lies beyond; nothing where all retrieved are judged.
    assertEquals(0.1 * 0.9 + 0.9 * 0.9, measure("rbp_resid", "1-", 0), 1e-12);
    assertEquals(0, measure("rbp_resid", "10", 0), 1e-12);
  }

  @Test
  void perfectRanking_isPerfect() throws IOException {
    for (String name :
        List.of("map", "Rprec", "bpref", "recip_rank", "infAP", "ndcg", "11pt_avg")) {
      assertEquals(1, measure(name, "111000", 0), 1e-5, name); // infAP is smoothed
    }
  }

  @Test
  void ties_areBrokenByDocumentDescending() throws IOException {
    List<String> qrels = List.of("1 0 a 1", "1 0 b 0");
    List<String> run = List.of("1 Q0 a 1 5 t", "1 Q0 b 2 5 t");
    assertEquals(1.0 / 2, score(qrels, run, "map", TrecOptions.DEFAULT).summary("map"));
  }

  @Test
  void scoresThatDifferByLessThanAFloat_areTiesInVersion9Only() throws IOException {
    List<String> qrels = List.of("1 0 a 1", "1 0 b 0");
    List<String> run = List.of("1 Q0 a 1 0.975230281 t", "1 Q0 b 2 0.975230278 t");
    TrecOptions nine = TrecOptions.DEFAULT.withVersion(TrecVersion.V9);
    assertEquals(1.0, score(qrels, run, "map", TrecOptions.DEFAULT).summary("map"));
    assertEquals(1.0 / 2, score(qrels, run, "map", nine).summary("map"));
  }

  @Test
  void topicMissingFromTheRun_countsOnlyWhenAskedFor() throws IOException {
    List<String> qrels = List.of("1 0 a 1", "2 0 a 1");
    List<String> run = List.of("1 Q0 a 1 5 t");
    TrecOptions complete =
        new TrecOptions(TrecVersion.V10, true, 1, Integer.MAX_VALUE, false, Long.MAX_VALUE);
    assertEquals(1.0, score(qrels, run, "map", TrecOptions.DEFAULT).summary("map"));
    assertEquals(1.0 / 2, score(qrels, run, "map", complete).summary("map"));
  }

  @Test
  void output_ofShuffledLines_isTheSame() throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<String> qrels = new ArrayList<>();
      List<String> run = new ArrayList<>();
      for (int document = 0; document < 80; document++) {
        for (int topic = 1; topic <= 3; topic++) {
          if (random.nextInt(3) > 0) {
            qrels.add("%d 0 d%d %d".formatted(topic, document, random.nextInt(5) - 1));
          }
          if (random.nextBoolean()) {
            String score = random.nextInt(20) == 0 ? "NaN" : "" + random.nextInt(9);
            run.add("%d Q0 d%d 1 %s t".formatted(topic, document, score));
          }
        }
      }
      TrecScores before = score(qrels, run, "all_trec", TrecOptions.DEFAULT);
      Collections.shuffle(qrels, random);
      Collections.shuffle(run, random);
      assertEquals(before, score(qrels, run, "all_trec", TrecOptions.DEFAULT), "seed " + seed);
    }
  }

  @Test
  void topicsScoredApart_haveTheValuesTheyHaveTogether() throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<String> qrels = new ArrayList<>();
      List<String> run = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int topic = 1 + i % 4;
        qrels.add("%d 0 d%d %d".formatted(topic, i, random.nextInt(4) - 1));
        run.add("%d Q0 d%d 1 %d t".formatted(topic, i, random.nextInt(40)));
      }
      TrecScores together = score(qrels, run, "all_trec", TrecOptions.DEFAULT);
      for (int topic = 1; topic <= 4; topic++) {
        String name = topic + " ";
        List<String> part = run.stream().filter(line -> line.startsWith(name)).toList();
        TrecScores alone = score(qrels, part, "all_trec", TrecOptions.DEFAULT);
        for (int c = 0; c < together.columns().size(); c++) {
          TrecScores.Column column = together.columns().get(c);
          if (!column.values().isEmpty()) {
            assertEquals(
                column.values().get(topic - 1),
                alone.columns().get(c).values().get(0),
                column.label() + " of topic " + topic + ", seed " + seed);
          }
        }
      }
    }
  }

  @Test
  void gainsLessThanOneApart_areNotToldApartInTheIdealRanking() throws IOException {
    // The table comes first: grade 1 gains 3.5, then grade 3 gains 3. To the sort they are equal,
    // so grade 3 stays above: the ideal is 3 + 3.5/log2(3).
    double third = 1 / (Math.log(3) / Math.log(2));
    assertEquals((3.5 + 3 * third) / (3 + 3.5 * third), measure("ndcg.1=3.5", "13", 0), 1e-12);
  }

  @Test
  void standardScores_beginWithZ_andAreMissingWhereTheFileDoesNotTell() throws IOException {
    Path file = Files.writeString(folder.resolve("z"), "1 map 0.25 0.5\n1 num_ret 1 0\n");
    Path judged = Files.writeString(folder.resolve("q"), "1 0 a 1\n");
    Path found = Files.writeString(folder.resolve("r"), "1 Q0 a 1 5 t\n");
    TrecScores scores =
        new TrecEvaluation(
                TrecJudgements.read(judged, JudgementFormat.QRELS, TrecVersion.V10),
                List.of("map", "num_ret", "Rprec"),
                TrecOptions.DEFAULT)
            .score(TrecRun.read(found, TrecVersion.V10), StandardScores.read(file));
    // (1 - 0.25)/0.5; the mean itself, without deviation; no word of Rprec.
    assertEquals(
        List.of(
            "Znum_ret               \tall\t0.0000",
            "Zmap                   \tall\t1.5000",
            "ZRprec                 \tall\t-1000000.0000"),
        TrecText.of(scores, false, true, true, TrecVersion.V10).lines().toList());
  }

  @Test
  void measureNamedTwice_hasTheFirstParameters() throws IOException {
    List<String> qrels = List.of("1 0 a 1");
    Path judged = Files.write(folder.resolve("qrels"), qrels);
    TrecJudgements judgements = TrecJudgements.read(judged, JudgementFormat.QRELS, TrecVersion.V10);
    TrecRun run =
        TrecRun.read(Files.writeString(folder.resolve("run"), "1 Q0 a 1 5 t\n"), TrecVersion.V10);
    TrecEvaluation evaluation =
        new TrecEvaluation(judgements, List.of("P.20", "P.10", "map"), TrecOptions.DEFAULT);
    assertEquals(
        List.of("map", "P_20"),
        evaluation.score(run).columns().stream().map(TrecScores.Column::label).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "P.ten",
        "P.0",
        "P.5,5",
        "P.",
        "rbp.0.9",
        "utility.1,2",
        "ndcg.high",
        "prefs_simp"
      })
  void measure_thatIsUnknownOrBadlyPut_isRefused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> score(List.of("1 0 a 1"), List.of("1 Q0 a 1 5 t"), name, TrecOptions.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({
    "'1 0 a', '1 Q0 a 1 5 t', 'line 1, column 4'",
    "'1 0 a 1 1', '1 Q0 a 1 5 t', 'line 1, column 5'",
    "'1 0 a 1', '1 Q0 a 1 5', 'line 1, column 6'",
    "'1 0 a 1', '', 'empty'",
    "'1 0 a 1', '2 Q0 a 1 5 t', 'no topic of the run has judgements'",
    "'1 0 a 1', '1 Q0 a 1 5 t;1 Q0 a 2 4 t', 'line 2, column 3'",
    "'1 0 a 1;1 0 a 0', '1 Q0 a 1 5 t', 'line 2, column 3'",
  })
  void badFile_isRefusedWithItsPlace(String qrels, String run, String place) {
    DataFormatException refused =
        assertThrows(
            DataFormatException.class,
            () ->
                score(
                    List.of(qrels.split(";")),
                    List.of(run.split(";")),
                    "map",
                    TrecOptions.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains(place), "" + refused);
  }

  @Test
  void mostRetrieved_isCutBeforeUnjudgedDocumentsArePassedOver() throws IOException {
    // Of a, b, c the first two count, and of these the judged one: rank 1 of two relevant ones.
    TrecOptions options = new TrecOptions(TrecVersion.V10, false, 1, 2, true, 0);
    List<String> run = List.of("1 Q0 a 1 9 t", "1 Q0 b 1 8 t", "1 Q0 c 1 7 t");
    TrecScores scores = score(List.of("1 0 b 1", "1 0 c 1"), run, "map", options);
    assertEquals(1.0 / 2, scores.columns().get(0).summary());
  }

  @Test
  void documentGivenTwice_whereItsTopicIsNotScored_isNoFault() throws IOException {
    List<String> run = List.of("1 Q0 a 1 9 t", "2 Q0 b 1 8 t", "2 Q0 b 1 7 t");
    TrecScores scores =
        score(List.of("1 0 a 1", "3 0 a 1", "3 0 a 1"), run, "map", TrecOptions.DEFAULT);
    assertEquals(1, scores.columns().get(0).summary());
  }

  @Test
  void documentGivenTwice_beyondTheLastThatCounts_isNoFault() throws IOException {
    TrecOptions first = new TrecOptions(TrecVersion.V10, false, 1, 1, false, 0);
    List<String> run = List.of("1 Q0 a 1 9 t", "1 Q0 b 1 8 t", "1 Q0 b 1 7 t");
    assertEquals(1, score(List.of("1 0 a 1"), run, "map", first).columns().get(0).summary());
  }

  /**
   * One measure of one topic.
   *
   * @param ranking grades in order; '.' is pooled but unjudged, '-' outside the pool
   * @param missing relevant documents that are not in the ranking
   */
  private double measure(String name, String ranking, int missing) throws IOException {
    List<String> qrels = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (int i = 0; i < ranking.length(); i++) {
      char grade = ranking.charAt(i);
      if (grade != '-') {
        qrels.add("1 0 d%d %s".formatted(i, grade == '.' ? "-1" : String.valueOf(grade)));
      }
      run.add("1 Q0 d%d 0 %d t".formatted(i, ranking.length() - i));
    }
    for (int i = 0; i < missing; i++) {
      qrels.add("1 0 missing%d 1".formatted(i));
    }
    return score(qrels, run, name, TrecOptions.DEFAULT).columns().get(0).summary();
  }

  private TrecScores score(List<String> qrels, List<String> run, String name, TrecOptions options)
      throws IOException {
    Path judged = Files.write(folder.resolve("qrels"), qrels);
    Path found = Files.write(folder.resolve("run"), run);
    TrecJudgements judgements =
        TrecJudgements.read(judged, JudgementFormat.QRELS, options.version());
    return new TrecEvaluation(judgements, Stream.of(name).toList(), options)
        .score(TrecRun.read(found, options.version()));
  }

  @Test
  void averagePrecision_ofAShortList_isWorkedByHand() {
    // Relevant at ranks 2 and 3.
    assertEquals(
        (1 / 2.0 + 2 / 3.0) / 2, RankMeasures.averagePrecision(List.of(false, true, true)), 1e-12);
  }
}
