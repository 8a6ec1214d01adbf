package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.Assignment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseMatchingTest {

  private static FrameOverlap frame(double[][] weights, int columns) {
    FrameOverlap frame = new FrameOverlap();
    frame.size(weights.length, columns);
    int place = 0;
    for (int t = 0; t < weights.length; t++) {
      for (int f = 0; f < columns; f++) {
        if (weights[t][f] > 0) {
          frame.pair(place++, f, weights[t][f]);
        }
      }
      frame.starts[t + 1] = place;
    }
    return frame;
  }

  private static int[] sparse(double[][] weights, int columns) {
    FrameOverlap frame = frame(weights, columns);
    int[] places = new SparseMatching().match(frame, (t, place) -> frame.similarity[place]);
    int[] partners = new int[weights.length];
    for (int t = 0; t < partners.length; t++) {
      partners[t] = places[t] < 0 ? -1 : frame.partner[places[t]];
    }
    return partners;
  }

  /** Weights of which most are 0, as overlaps in a frame are. */
  private static double[][] random(Random random, int rows, int columns, int levels) {
    double[][] weights = new double[rows][columns];
    double density = random.nextDouble();
    for (double[] row : weights) {
      for (int c = 0; c < columns; c++) {
        double weight =
            levels == 0 ? random.nextDouble() : (1 + random.nextInt(levels)) / (double) levels;
        row[c] = random.nextDouble() < density ? weight : 0;
      }
    }
    return weights;
  }

  @Test
  void total_isThatOfTheDenseSolver() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(12);
      int columns = 1 + random.nextInt(12);
      double[][] weights = random(random, rows, columns, seed % 2 * 5);
      assertEquals(
          total(weights, Assignment.maximal(weights)),
          total(weights, sparse(weights, columns)),
          1e-12,
          "seed " + seed);
    }
  }

  @Test
  void pairs_whereOneMatchingIsBest_areThoseOfTheDenseSolver() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(12);
      int columns = 1 + random.nextInt(12);
      double[][] weights = random(random, rows, columns, 0);
      int[] dense = Assignment.maximal(weights);
      int[] sparse = sparse(weights, columns);
      for (int row = 0; row < rows; row++) {
        boolean paired = dense[row] >= 0 && weights[row][dense[row]] > 0;
        assertEquals(paired ? dense[row] : -1, sparse[row], "seed " + seed + " row " + row);
      }
    }
  }

  @Test
  void ties_ofTwins_goToTheFirstOnEitherSide() {
    // Two found boxes on one true box, and the other way round: the lower position is taken.
    assertEquals(0, sparse(new double[][] {{0.8, 0.8}}, 2)[0]);
    int[] twins = sparse(new double[][] {{0.8}, {0.8}}, 1);
    assertEquals(0, twins[0]);
    assertEquals(-1, twins[1]);
  }

  private static double total(double[][] weights, int[] partners) {
    double total = 0;
    for (int row = 0; row < partners.length; row++) {
      total += partners[row] < 0 ? 0 : weights[row][partners[row]];
    }
    return total;
  }
}
