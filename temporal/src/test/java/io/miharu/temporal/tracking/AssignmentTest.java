package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void solve_rowsThatShareNoColumn_areAssignedAsIfAlone() {
    // Rows 0 and 2 want columns 1 and 3, as in the two by two above; row 1 has column 2 to itself.
    double[][] costs = {
      {NEVER, .1, NEVER, .2}, {NEVER, NEVER, .5, NEVER}, {NEVER, .3, NEVER, .8},
    };
    assertArrayEquals(new int[] {3, 2, 1}, Assignment.solve(costs, .9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.2}) // with 0.2 most problems fall apart into groups
  void solve_upToSevenBySeven_isAsGoodAsBruteForce(double maxCost) {
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      double[][] costs = new double[1 + random.nextInt(7)][1 + random.nextInt(7)];
      for (double[] row : costs) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextDouble();
        }
      }
      double gain = 0;
      int[] columnOf = Assignment.solve(costs, maxCost);
      for (int i = 0; i < costs.length; i++) {
        if (columnOf[i] >= 0) {
          gain += maxCost - costs[i][columnOf[i]];
        }
      }
      assertEquals(bestGain(costs, maxCost, 0, 0), gain, 1e-6, "round " + round);
    }
  }

  private static double bestGain(double[][] costs, double maxCost, int row, int takenColumns) {
    if (row == costs.length) {
      return 0;
    }
    double best = bestGain(costs, maxCost, row + 1, takenColumns);
    for (int j = 0; j < costs[row].length; j++) {
      if ((takenColumns & 1 << j) == 0 && costs[row][j] <= maxCost) {
        best =
            Math.max(
                best,
                maxCost - costs[row][j] + bestGain(costs, maxCost, row + 1, takenColumns | 1 << j));
      }
    }
    return best;
  }
}
