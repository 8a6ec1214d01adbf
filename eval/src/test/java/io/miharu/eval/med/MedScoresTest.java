package io.miharu.eval.med;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.med.MedMetric.LinearCost;
import io.miharu.eval.med.MedMetric.RecallOverRank;
import io.miharu.eval.med.MedMetric.TermValue;
import io.miharu.eval.med.TrialBlock.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedScoresTest {

  @Test
  void ndc_ofMissesAndFalseAlarms_weighsTheLatterByTheCosts() {
    // 80·0.001 is the smaller factor, so NDC = PMiss + (1·0.999)/(80·0.001)·PFA.
    assertEquals(0.3 + 0.999 / 0.08 * 0.01, LinearCost.MED11.joined(0.3, 0.01), 1e-12);
    assertEquals(0.424875, LinearCost.MED11.joined(0.3, 0.01), 1e-12);
  }

  @Test
  void ro_ofRecallAndRank_isRecallLessTheSlopeTimesRank() {
    assertEquals(60 - 12.5 * 2, RecallOverRank.MED13.joined(60, 2));
  }

  @Test
  void value_ofTheTermMetric_isOneLessMissesAndWeightedFalseAlarms() {
    TermValue metric = new TermValue(0.1, 1, 0.0001, 10);
    double beta = 0.1 / 1 * (1 / 0.0001 - 1);
    assertEquals(3.0 / (10 - 1), metric.second(0, 3, 1, 7));
    assertEquals(1 - (1 + beta * 3 / 9), metric.joined(1, 3.0 / 9), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    // Relevance in rank order; AP' with 100/targets and 99,900/others as weights.
    "1011001000, 0.747024, 0.252369",
    "1000, 1, 1",
    "0001, 0.25, 0.001", // 100/(100 + 33,300·3)
  })
  void averagePrecision_ofARanking_isThatOfTheOracle(
      String relevance, double precision, double fixedPrior) {
    TrialBlock block = ranked(relevance, 0);
    assertEquals(precision, block.averagePrecision(), 5e-7);
    assertEquals(fixedPrior, block.averagePrecisionAtFixedPrior(), 5e-7);
  }

  @Test
  void report_ofOneEvent_hasADeviationOfZero() {
    MedScores scores = MedScores.of(List.of(ranked("0001", 0)), RecallOverRank.MED13);
    List<String> rows =
        new MedReport(scores, new MedReport.Style(false, true, false), "out", Map.of(), false)
            .csv()
            .lines()
            .skip(2)
            .map(row -> row.replace("\"", ""))
            .toList();
    // Its AP is 1/4, and its mean with or without deviations is the same.
    assertEquals(List.of("Count,1", "Mean,25.0", "StdDev,0.0", "-2SE,25.0", "+2SE,25.0"), rows);
  }

  @Test
  void report_ofTheAverageOfOneBlock_doesNotCountBlocks() {
    for (int blocks = 1; blocks <= 2; blocks++) {
      List<TrialBlock> all = Collections.nCopies(blocks, ranked("10", 0));
      MedScores scores = MedScores.averaged(all, LinearCost.MED11);
      MedReport.Style style = new MedReport.Style(true, false, false);
      assertEquals(
          blocks > 1,
          new MedReport(scores, style, "out", Map.of(), true).csv().contains("Inputs|#Block"));
    }
  }

  @Test
  void targetsWithoutAnAnswer_countAsMissed() {
    TrialBlock block = ranked("10", 1);
    assertEquals(1.0 / 2, block.averagePrecision());
    DetCurve.Point lowest = DetCurve.of(block, LinearCost.MED11).points().get(0);
    assertEquals(1.0 / 2, lowest.first());
    assertEquals(1, lowest.second());
  }

  @Test
  void tiesOfAveragePrecision_areBrokenByIdAscending() {
    List<Trial> trials = List.of(new Trial("b", 0.5, true, true), new Trial("a", 0.5, false, true));
    assertEquals(1.0 / 2, new TrialBlock("e", 0, 0, 0, trials).averagePrecision());
  }

  @Test
  void ranksAsText_putAnExponentBeforeADecimal_andNonTargetsFirst() {
    // As text 9e-05 > 0.5 = 0.5 > 0.25: no target, no target, target, target.
    List<Trial> trials =
        List.of(
            new Trial("a", 0.00009, false, false),
            new Trial("b", 0.5, true, true),
            new Trial("c", 0.5, false, true),
            new Trial("d", 0.25, true, false));
    TrialBlock block = new TrialBlock("e", 0, 0, 0, trials);
    assertEquals((1 / 1.0 + 2 / 3.0) / 2, block.averagePrecision());
    assertEquals((1 / 3.0 + 2 / 4.0) / 2, block.rankedAsText().averagePrecision());
    // 100/2 = 50 and 99,900/2 = 49,950 in place of the counts of 1.
    assertEquals(
        (50 / (50 + 2 * 49_950.0) + 100 / (100 + 2 * 49_950.0)) / 2,
        block.rankedAsText().averagePrecisionAtFixedPrior(),
        1e-15);
    assertEquals(block.trials(), block.rankedAsText().trials());
  }

  @Test
  void minimumNdc_ofEquallyGoodThresholds_isAtTheLowest() {
    // From 0.2 on nothing is falsely accepted; at 0.2 and 0.3 one of two targets is missed.
    List<Trial> trials =
        List.of(
            new Trial("a", 0.1, true, true),
            new Trial("b", 0.1, false, true),
            new Trial("c", 0.3, true, true));
    DetCurve curve = DetCurve.of(new TrialBlock("e", 0, 0, 0, trials), LinearCost.MED11);
    assertEquals(
        new LinearCost(80, 1, 0.001).joined(0.5, 0), curve.best(LinearCost.MED11).joined());
    assertEquals(0.3, curve.best(LinearCost.MED11).threshold());
  }

  @Test
  void perfectSystem_isPerfect() {
    TrialBlock block = ranked("111000", 0);
    MedScores.Block cost = MedScores.of(List.of(block), LinearCost.MED11).blocks().get(0);
    assertEquals(0, cost.best().joined());
    assertEquals(1, cost.averagePrecision());
  }

  @Test
  void eventWithoutTargets_isUndefinedAndCountsAsZeroInTheMean() {
    MedScores scores =
        MedScores.of(List.of(ranked("10", 0), ranked("00", 0)), RecallOverRank.MED13);
    assertTrue(scores.blocks().stream().anyMatch(b -> Double.isNaN(b.averagePrecision())));
    assertEquals(1.0 / 2, scores.mean(MedScores.Block::averagePrecision));
  }

  @Test
  void thresholdThatNoFileSays_liesBetweenNoAndYes() {
    List<Trial> trials =
        List.of(new Trial("a", 0.2, false, false), new Trial("b", 0.6, true, true));
    assertEquals((0.2 + 0.6) / 2, new TrialBlock("e", Double.NaN, 0, 0, trials).threshold());
  }

  @Test
  void averageOfTwoBlocks_isTheMeanOfTheirRates() {
    MedScores scores =
        MedScores.averaged(List.of(ranked("10", 0), ranked("0110", 0)), new LinearCost(1, 1, 0.5));
    DetCurve.Point first = scores.blocks().get(0).curve().points().get(0);
    assertEquals(0, first.first());
    assertEquals(1, first.second());
    assertEquals(2, scores.blocks().get(0).averaged());
  }

  @Test
  void scores_ofShuffledTrials_areTheSame() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        trials.add(
            new Trial(
                "t" + i, random.nextInt(8) / 8.0, random.nextBoolean(), random.nextBoolean()));
      }
      MedScores before = score(trials);
      Collections.shuffle(trials, random);
      assertEquals(before, score(trials), "seed " + seed);
    }
  }

  private static MedScores score(List<Trial> trials) {
    return MedScores.of(List.of(new TrialBlock("e", 0.5, 0, 0, trials)), LinearCost.MED11);
  }

  @Test
  void deviate_ofTheMedian_isZeroAndIsOdd() {
    assertEquals(0, NormalDeviate.of(0.5));
    assertEquals(1.959964, NormalDeviate.of(0.975), 1e-6); // any table of the normal distribution
    assertEquals(-NormalDeviate.of(0.1), NormalDeviate.of(0.9), 1e-12);
  }

  @Test
  void trialWithoutAFiniteScore_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Trial("a", Double.NaN, true, true));
  }

  /** Trials in rank order; 1 is a target. */
  private static TrialBlock ranked(String relevance, int omittedTargets) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < relevance.length(); i++) {
      trials.add(new Trial("t" + i, 1.0 - i / 100.0, relevance.charAt(i) == '1', i == 0));
    }
    return new TrialBlock(relevance, 0.5, omittedTargets, 0, trials);
  }
}
