package io.miharu.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseAssignmentTest {

  /** One allowed pair. */
  private record Pair(int row, int column, double weight) {}

  private static int[] maximal(int rows, int columns, List<Pair> pairs) {
    SparseAssignment assignment = new SparseAssignment(rows, columns);
    pairs.forEach(pair -> assignment.add(pair.row(), pair.column(), pair.weight()));
    return assignment.maximal();
  }

  @Test
  void maximal_theBestPairOfAll_isGivenUpWhereTwoOthersWeighMore() {
    // 5 + 0 < 4 + 4
    List<Pair> pairs = List.of(new Pair(0, 0, 5), new Pair(0, 1, 4), new Pair(1, 0, 4));
    assertArrayEquals(new int[] {1, 0}, maximal(2, 2, pairs));
  }

  @Test
  void maximal_twoLightPairsBesideAHeavyOne_stayAlone() {
    // 9 > 4 + 4: weight counts, not the number of pairs.
    List<Pair> pairs = List.of(new Pair(0, 0, 4), new Pair(1, 0, 9), new Pair(1, 1, 4));
    assertArrayEquals(new int[] {-1, 0}, maximal(2, 2, pairs));
  }

  @Test
  void maximal_withoutPairs_leavesEveryRowAlone() {
    assertArrayEquals(new int[] {-1, -1}, maximal(2, 3, List.of()));
    assertArrayEquals(new int[0], maximal(0, 0, List.of()));
  }

  @Test
  void maximal_ofEqualWeights_theTieBreaksDecide() {
    SparseAssignment assignment = new SparseAssignment(2, 2);
    assignment.add(0, 0, 1.1, 0.5);
    assignment.add(0, 1, 1.2, 0.9);
    assignment.add(1, 0, 1.1, 0.7);
    assignment.add(1, 1, 1.2, 0.8);
    // 1.1 + 1.2 either way; 0.5 + 0.8 < 0.9 + 0.7.
    assertArrayEquals(new int[] {1, 0}, assignment.maximal());
  }

  @Test
  void maximal_theLeastDifferenceOfWeights_isStrongerThanAnyTieBreak() {
    SparseAssignment assignment = new SparseAssignment(1, 2);
    assignment.add(0, 0, 1.0, 100);
    assignment.add(0, 1, Math.nextUp(1.0), 0);
    assertArrayEquals(new int[] {1}, assignment.maximal());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void maximal_ofRandomPairs_weighsAsMuchAsTheDenseAnswer(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int rows = 1 + random.nextInt(12);
      int columns = 1 + random.nextInt(12);
      double density = random.nextDouble();
      double[][] weights = new double[rows][columns];
      List<Pair> pairs = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          if (random.nextDouble() < density) {
            weights[row][column] = 1 + random.nextInt(4) / 4.0; // few values, many ties
            pairs.add(new Pair(row, column, weights[row][column]));
          }
        }
      }
      int[] sparse = maximal(rows, columns, pairs);
      assertEquals(sum(weights, Assignment.maximal(weights)), sum(weights, sparse), "seed " + seed);
      Collections.shuffle(pairs, random);
      assertArrayEquals(sparse, maximal(rows, columns, pairs), "order of add, seed " + seed);
    }
  }

  private static double sum(double[][] weights, int[] columnOfRow) {
    double sum = 0;
    boolean[] used = new boolean[weights[0].length];
    for (int row = 0; row < weights.length; row++) {
      int column = columnOfRow[row];
      if (column >= 0) {
        assertEquals(false, used[column], "column " + column + " used twice");
        used[column] = true;
        sum += weights[row][column];
      }
    }
    return sum;
  }

  /** 100,000 x 400,000 would be 320 GB as a matrix. */
  @Test
  void maximal_manySmallGroups_costWhatTheirPairsCost() {
    int rows = 100_000;
    SparseAssignment assignment = new SparseAssignment(rows, 4 * rows);
    Random random = new Random(9);
    for (int row = 0; row < rows; row++) {
      for (int near = 0; near < 6; near++) {
        assignment.add(row, Math.min(4 * row + near, 4 * rows - 6 + near), 1 + random.nextDouble());
      }
    }
    int[] columns = assertTimeoutPreemptively(Duration.ofSeconds(20), assignment::maximal);
    assertEquals(rows, columns.length);
  }

  @Test
  void add_whatCannotBeWeighed_isRefused() {
    SparseAssignment assignment = new SparseAssignment(2, 2);
    assertThrows(IllegalArgumentException.class, () -> assignment.add(2, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> assignment.add(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> assignment.add(0, 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> assignment.add(0, 0, 1, -1));
    assignment.add(0, 0, 1);
    assignment.add(0, 0, 2);
    assertThrows(IllegalArgumentException.class, assignment::maximal);
  }
}
