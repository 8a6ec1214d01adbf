package io.miharu.events.fewshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolLearnerTest {

  /** Directions in the plane; the third value is the dominance, here always average. */
  private static double[][] directions(double... degrees) {
    double[][] placed = new double[degrees.length][];
    for (int i = 0; i < placed.length; i++) {
      double angle = Math.toRadians(degrees[i]);
      placed[i] = new double[] {Math.cos(angle), Math.sin(angle), 0};
    }
    return placed;
  }

  private static double[][] shares(int clips, int... explained) {
    double[][] shares = new double[clips][];
    for (int i = 0; i < clips; i++) {
      shares[i] = new double[] {0.5, 0.5};
    }
    for (int i : explained) {
      shares[i] = new double[] {1, 0};
    }
    return shares;
  }

  private static double[] scores(PoolLearner.Settings settings, UnlabelledClips pool) {
    return new PoolLearner(settings, FewShotSettings.UNIT, pool)
        .scores(List.of(0), List.of(1), new double[] {1, 0, 0});
  }

  @Test
  void crowd_isTheStandardisedNearnessOfTheNearest() {
    // Nearest neighbours: 0 and 1 each other (cos 60 = 0.5), 2 is 90 degrees from 1 (0).
    UnlabelledClips pool = new UnlabelledClips(directions(0, 60, 150), shares(3), 0.95, 1);
    double mean = (0.5 + 0.5 + 0) / 3;
    double deviation = Math.sqrt((2 * (0.5 - mean) * (0.5 - mean) + mean * mean) / 3);
    assertEquals((0.5 - mean) / deviation, pool.crowd(0), 1e-9);
    assertEquals((0 - mean) / deviation, pool.crowd(2), 1e-9);
  }

  @Test
  void withoutAnyRule_theScoresAreTheStandardisedOnesOfTheFewShotLearner() {
    double[][] placed = directions(10, 200, 30, 120);
    UnlabelledClips pool = new UnlabelledClips(placed, shares(4), 0.95, 1);
    double[] scores = scores(new PoolLearner.Settings(0, 1, 0, 0), pool);
    LinearDetector plain =
        new FewShotLearner(FewShotSettings.UNIT)
            .learn(List.of(placed[0]), List.of(placed[1]), new double[] {1, 0, 0})
            .linear();
    assertEquals(
        (plain.score(placed[2]) - plain.score(placed[3]))
            / (plain.score(placed[0]) - plain.score(placed[1])),
        (scores[2] - scores[3]) / (scores[0] - scores[1]),
        1e-9);
  }

  @Test
  void crowdedClip_losesToALonelyOneAtTheSameAngle() {
    // Clips 2 and 3 mirror each other at the axis of example and prior; three stand beside 3.
    UnlabelledClips pool =
        new UnlabelledClips(directions(0, 180, 40, -40, -40.1, -39.9), shares(6), 0.95, 2);
    double[] blind = scores(new PoolLearner.Settings(0, 1, 0, 0), pool);
    assertEquals(blind[2], blind[3], 1e-9);
    double[] seeing = scores(new PoolLearner.Settings(0, 1, 0, 0.2), pool);
    assertTrue(seeing[2] > seeing[3]);
  }

  @Test
  void guess_drawsTheDetectorToItsSide_unlessAConceptExplainsIt() {
    double[][] placed = directions(0, 180, 20, 70, -70);
    PoolLearner.Settings guessing = new PoolLearner.Settings(1, 4, 0, 0);
    double[] open = scores(guessing, new UnlabelledClips(placed, shares(5), 0.95, 1));
    assertTrue(open[3] > open[4]); // clip 2, at 20 degrees, was guessed
    double[] none = scores(guessing, new UnlabelledClips(placed, shares(5, 2, 3, 4), 0.95, 1));
    assertEquals(none[3], none[4], 1e-9);
  }

  @Test
  void trust_ofAPriorThatRanksTheExampleLast_isNone() {
    double[][] placed = directions(180, 10, 60, 100, 140);
    UnlabelledClips pool = new UnlabelledClips(placed, shares(5), 0.95, 1);
    double[] without = scores(new PoolLearner.Settings(0, 1, 0, 0), pool);
    double[] with = scores(new PoolLearner.Settings(0, 1, 5, 0), pool);
    for (int i = 0; i < 5; i++) {
      assertEquals(without[i], with[i], 1e-12);
    }
  }

  @Test
  void pool_ofOneClip_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new UnlabelledClips(directions(0), shares(1), 0.95, 5));
  }
}
