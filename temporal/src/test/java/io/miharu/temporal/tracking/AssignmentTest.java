package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void solve_twoByTwo_takesTheCheaperSumNotTheCheapestPair() {
    // Greedy would take 0.1 and pay 0.8; the other way round costs 0.2 + 0.3.
    assertArrayEquals(new int[] {1, 0}, Assignment.solve(new double[][] {{.1, .2}, {.3, .8}}, .9));
  }

  @Test
  void solve_pairAboveTheLimit_staysApart() {
    assertArrayEquals(
        new int[] {0, -1}, Assignment.solve(new double[][] {{.5, NEVER}, {NEVER, .51}}, .5));
  }

  @Test
  void solve_tie_goesToTheLowerRow() {
    assertArrayEquals(new int[] {0, -1}, Assignment.solve(new double[][] {{.4}, {.4}}, .8));
    assertArrayEquals(new int[] {0, 1}, Assignment.solve(new double[][] {{.4, .4}, {.4, .4}}, .8));
  }

  @Test
  void solve_noRowsOrNoColumns_isEmptyOrApart() {
    assertArrayEquals(new int[0], Assignment.solve(new double[0][0], 1));
    assertArrayEquals(new int[] {-1, -1}, Assignment.solve(new double[2][0], 1));
  }

  @Test
  void solve_upToSevenBySeven_isAsGoodAsBruteForce() {
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      double[][] costs = new double[1 + random.nextInt(7)][1 + random.nextInt(7)];
      for (double[] row : costs) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextDouble();
        }
      }
      double gain = 0;
      int[] columnOf = Assignment.solve(costs, 0.7);
      for (int i = 0; i < costs.length; i++) {
        if (columnOf[i] >= 0) {
          gain += 0.7 - costs[i][columnOf[i]];
        }
      }
      assertEquals(bestGain(costs, 0, 0), gain, 1e-6, "round " + round);
    }
  }

  private static double bestGain(double[][] costs, int row, int takenColumns) {
    if (row == costs.length) {
      return 0;
    }
    double best = bestGain(costs, row + 1, takenColumns);
    for (int j = 0; j < costs[row].length; j++) {
      if ((takenColumns & 1 << j) == 0 && costs[row][j] <= 0.7) {
        best =
            Math.max(best, 0.7 - costs[row][j] + bestGain(costs, row + 1, takenColumns | 1 << j));
      }
    }
    return best;
  }
}
