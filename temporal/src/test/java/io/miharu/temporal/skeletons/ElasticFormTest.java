package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElasticFormTest {

  private static final BodyLayout SBU = BodyLayout.SBU_15;
  private static final int ROW = 15 * NormalMotion.AXES;
  private static final int FRAMES = ElasticForm.MOMENTS;

  /** Joints at random places that stay; one hand is raised by so much in each frame. */
  private static NormalMotion raised(double[] heights, int bodies) {
    SplittableRandom random = new SplittableRandom(4);
    float[][] all = new float[bodies][heights.length * ROW];
    for (float[] body : all) {
      for (int k = 0; k < ROW; k++) {
        float still = (float) random.nextDouble();
        for (int t = 0; t < heights.length; t++) {
          body[t * ROW + k] = still;
        }
      }
    }
    for (int t = 0; t < heights.length; t++) {
      all[0][t * ROW + 5 * NormalMotion.AXES + 1] += (float) heights[t];
    }
    return new NormalMotion(SBU, heights.length, all);
  }

  private static double[] step(int at) {
    double[] heights = new double[FRAMES];
    for (int t = at; t < FRAMES; t++) {
      heights[t] = 1;
    }
    return heights;
  }

  @Test
  void distances_ofAClipToItself_areZero() {
    ElasticForm form = ElasticForm.of(raised(step(8), 2));
    assertArrayEquals(new double[ElasticForm.GROUPS], form.distances(form), 0);
  }

  @Test
  void distances_sameMovementThreeMomentsLater_areZero() {
    double[] distances =
        ElasticForm.of(raised(step(6), 1)).distances(ElasticForm.of(raised(step(9), 1)));
    for (double distance : distances) {
      assertEquals(0, distance, 1e-9);
    }
  }

  /**
   * The hand is up from moment 2 in one clip and from 11 in the other. The moments 8, 9 and 10 of
   * the other, hand down, may meet no earlier ones than 2, 3 and 4, hand up: three differences of
   * 1.
   */
  @Test
  void distances_sameMovementBeyondTheBand_costWhatCannotMeet() {
    double[] distances =
        ElasticForm.of(raised(step(2), 1)).distances(ElasticForm.of(raised(step(11), 1)));
    assertEquals(3, distances[0], 1e-5);
  }

  @Test
  void distances_areSymmetric_andTheSameInTheMirror() {
    NormalMotion one = raised(step(5), 2);
    NormalMotion other = raised(step(14), 2).swapped();
    double[] there = ElasticForm.of(one).distances(ElasticForm.of(other));
    assertTrue(there[0] > 0);
    assertArrayEquals(there, ElasticForm.of(other).distances(ElasticForm.of(one)), 1e-3);
    assertArrayEquals(
        there, ElasticForm.of(one.mirrored()).distances(ElasticForm.of(other.mirrored())), 1e-3);
    assertArrayEquals(
        there, ElasticForm.of(one.swapped()).distances(ElasticForm.of(other.swapped())), 1e-3);
  }

  @Test
  void looks_ofOneAndOfTwo_areTwoAndFour() {
    assertEquals(2, ElasticForm.looks(raised(step(5), 1), true).size());
    assertEquals(4, ElasticForm.looks(raised(step(5), 2), true).size());
    assertEquals(2, ElasticForm.looks(raised(step(5), 2), false).size());
  }

  @Test
  void likeness_isThatOfTheBestLook() {
    double[][] looks = {{2, 0, 0, 0, 0}, {0, 5, 5, 5, 5}};
    // In units of 2 the first look has a mean of 1 / 5, the second one of 10 / 5.
    double alike = ElasticRule.likeness(looks, Collections.nCopies(5, 2.0));
    assertEquals(Math.exp(-0.2), alike, 1e-12);
  }

  @Test
  void shares_ofOneLearnedClip_followItsWeights() {
    double[][] weights = {{0.15 * Math.log(3)}, {0}};
    ElasticRule rule = new ElasticRule(Collections.nCopies(5, 1.0), weights);
    // A likeness of 1: exp(log 3) to exp(0).
    assertArrayEquals(new double[] {0.75, 0.25}, rule.shares(new double[] {1}), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> rule.shares(new double[2]));
  }
}
