package io.miharu.learning.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  @Test
  void fit_oneYesOrNoValue_almostFree_givesTheCountedLogOdds() {
    // Of those with 0, one in four is positive; of those with 1, three in four.
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clips.add(clip(i == 0, 0, 0));
      clips.add(clip(i != 0, 0, 1));
    }
    LogisticRegression fit = LogisticRegression.fit(clips, 1e-9);
    assertEquals(-Math.log(3), fit.bias(), 1e-6);
    assertEquals(2 * Math.log(3), fit.weights()[0], 1e-6);
    assertEquals(0.75, fit.probability(new double[] {1}), 1e-6);
  }

  @Test
  void fit_strongRidge_leavesTheShareOfPositives() {
    List<LabelledClip> clips = List.of(clip(true, 0, 5), clip(false, 0, -5), clip(false, 0, -4));
    LogisticRegression fit = LogisticRegression.fit(clips, 1e9);
    assertEquals(1.0 / 3, fit.probability(new double[] {5}), 1e-6);
  }

  @Test
  void fit_valueThatWasNotMeasured_countsAsTheMedianOfTheOthers() {
    List<LabelledClip> holes =
        List.of(clip(true, 0, 3), clip(true, 0, 2), clip(false, 0, 1), clip(false, 0, Double.NaN));
    List<LabelledClip> filled =
        List.of(clip(true, 0, 3), clip(true, 0, 2), clip(false, 0, 1), clip(false, 0, 2));
    LogisticRegression fit = LogisticRegression.fit(holes, 1);
    assertEquals(2, fit.usual()[0]);
    assertEquals(LogisticRegression.fit(filled, 1).weights()[0], fit.weights()[0], 1e-12);
    assertEquals(
        fit.probability(new double[] {2}), fit.probability(new double[] {Double.NaN}), 1e-12);
  }

  /** The gradient of the penalised loss at its least is 0, whatever the values' units. */
  @Test
  void fit_randomClips_hasNoSlopeLeft() {
    for (int seed = 0; seed < 20; seed++) {
      List<LabelledClip> clips = new ArrayList<>();
      Random random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        double x = random.nextGaussian();
        clips.add(clip(x + random.nextGaussian() > 0, 0, 1000 * x, 0.01 * random.nextGaussian()));
      }
      LogisticRegression fit = LogisticRegression.fit(clips, 2);
      double slope = 0;
      for (LabelledClip clip : clips) {
        slope += (clip.positive() ? 1 : 0) - fit.probability(clip.values());
      }
      assertEquals(0, slope, 1e-3, "seed " + seed); // of b, which no ridge holds back
    }
  }

  @Test
  void fit_separableClipsOfOneKindOnly_saysWhatIsMissing() {
    List<LabelledClip> clips = List.of(clip(true, 0, 1), clip(true, 0, 2));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LogisticRegression.fit(clips, 1));
    assertEquals("needs clips of both kinds, got 2 positive of 2", refused.getMessage());
  }

  /** The first value is the class but in block 2, where it is turned round; the second is noise. */
  @Test
  void trial_blockThatIsTurnedRound_isJudgedByTheOthers() {
    List<LabelledClip> clips = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      boolean positive = i % 2 == 0;
      int block = i / 20;
      clips.add(clip(positive, block, positive == block < 2 ? 1 : -1, random.nextGaussian()));
    }
    BlockedTrial trial =
        new BlockedTrial(clips, List.of(new BlockedTrial.Candidate("first", List.of(0))));
    assertEquals(0, trial.run().get(2).accuracy());
    assertTrue(trial.run().equals(trial.run()), "nothing is drawn");
  }

  private static LabelledClip clip(boolean positive, int block, double... values) {
    return new LabelledClip("clip", positive, block, values);
  }
}
