package io.miharu.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void maximal_whenTheGreedyChoiceIsWrong_takesTheLargerTotal() {
    double[][] weights = {{9, 8}, {8, 1}}; // greedy: 9 + 1; best: 8 + 8
    assertArrayEquals(new int[] {1, 0}, Assignment.maximal(weights));
  }

  @Test
  void maximal_moreRowsThanColumns_leavesTheWorstRowOver() {
    assertArrayEquals(
        new int[] {0, -1, 1}, Assignment.maximal(new double[][] {{5, 1}, {4, 1}, {1, 5}}));
  }

  @Test
  void maximal_ofEqualWeights_followsTheDiagonal() {
    assertArrayEquals(new int[] {0, 1, 2}, Assignment.maximal(new double[3][4]));
  }

  @Test
  void maximal_ofNothing_assignsNothing() {
    assertArrayEquals(new int[0], Assignment.maximal(new double[0][0]));
    assertArrayEquals(new int[] {-1, -1}, Assignment.maximal(new double[2][0]));
  }

  @Test
  void maximal_ofNaNOrRaggedRows_refuses() {
    assertThrows(
        IllegalArgumentException.class, () -> Assignment.maximal(new double[][] {{Double.NaN}}));
    assertThrows(
        IllegalArgumentException.class, () -> Assignment.maximal(new double[][] {{1}, {1, 2}}));
  }

  @Test
  void maximal_upToSevenBySeven_weighsAsMuchAsTheBestOfAllAssignments() {
    for (int seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(seed < 1400 ? 5 : 7);
      int columns = 1 + random.nextInt(seed < 1400 ? 5 : 7);
      boolean coarse = random.nextBoolean(); // few distinct weights, so many ties
      double[][] weights = new double[rows][columns];
      for (double[] row : weights) {
        for (int c = 0; c < columns; c++) {
          row[c] = coarse ? random.nextInt(3) - 1 : random.nextDouble() * 2 - 1;
        }
      }
      int[] match = Assignment.maximal(weights);
      double total = 0;
      int assigned = 0;
      for (int r = 0; r < rows; r++) {
        if (match[r] >= 0) {
          total += weights[r][match[r]];
          assigned++;
        }
      }
      assertEquals(Math.min(rows, columns), assigned, "seed " + seed);
      double best = best(weights, 0, new boolean[columns], Math.max(0, rows - columns));
      assertEquals(best, total, 1e-12, "seed " + seed);
    }
  }

  /** Tries every assignment that leaves over no more rows than it must. */
  private static double best(double[][] weights, int row, boolean[] taken, int mayLeave) {
    if (row == weights.length) {
      return 0;
    }
    double best =
        mayLeave > 0 ? best(weights, row + 1, taken, mayLeave - 1) : Double.NEGATIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, weights[row][column] + best(weights, row + 1, taken, mayLeave));
        taken[column] = false;
      }
    }
    return best;
  }
}
