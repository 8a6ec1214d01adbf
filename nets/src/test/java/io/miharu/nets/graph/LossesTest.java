package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossesTest {

  @Test
  void softmaxCrossEntropy_equalLogits_isTheLogarithmOfTheClasses() {
    float[] gradient = new float[4];
    Loss loss = Losses.softmaxCrossEntropy(Losses.oneHot(new int[] {2}, 4, 0), 1);
    assertEquals(Math.log(4), loss.of(new float[] {5, 5, 5, 5}, gradient), 1e-12);
    assertArrayEquals(new float[] {0.25f, 0.25f, -0.75f, 0.25f}, gradient, 1e-7f);
  }

  @Test
  void softmaxCrossEntropy_hugeLogits_staysFinite() {
    float[] gradient = new float[2];
    Loss loss = Losses.softmaxCrossEntropy(Losses.oneHot(new int[] {1}, 2, 0), 1);
    assertEquals(1e4, loss.of(new float[] {1e4f, 0}, gradient), 1e-6);
  }

  @Test
  void softmaxCrossEntropy_weights_countLikeRepeatedRows() {
    float[] logits = {1, 2, 0.5f, 0.5f, -1, 0, 1, 2, 0.5f};
    float[] twice = {1, 2, 0.5f, 0.5f, -1, 0, 1, 2, 0.5f, 1, 2, 0.5f};
    double weighted =
        Losses.softmaxCrossEntropy(Losses.oneHot(new int[] {0, 1, 2}, 3, 0), new float[] {1, 1, 2})
            .of(logits, new float[9]);
    double repeated =
        Losses.softmaxCrossEntropy(Losses.oneHot(new int[] {0, 1, 2, 2}, 3, 0), 4)
            .of(twice, new float[12]);
    assertEquals(repeated, weighted, 1e-12);
  }

  @Test
  void oneHot_smoothed_spreadsEvenly() {
    // 1 - 0.1 + 0.1 / 4 and 0.1 / 4
    assertArrayEquals(
        new float[] {0.025f, 0.925f, 0.025f, 0.025f}, Losses.oneHot(new int[] {1}, 4, 0.1), 1e-7f);
  }

  @Test
  void sigmoidCrossEntropy_unknownTarget_costsNothing() {
    float[] gradient = new float[2];
    Loss loss = Losses.sigmoidCrossEntropy(new float[] {1, Float.NaN}, Losses.ones(1));
    assertEquals(Math.log(2), loss.of(new float[] {0, 3}, gradient), 1e-12);
    assertArrayEquals(new float[] {-0.5f, 0}, gradient, 1e-7f);
  }

  @Test
  void meanSquare_ofTwo_isTheMeanOfSquares() {
    float[] gradient = new float[2];
    Loss loss = Losses.meanSquare(new float[] {1, 1}, Losses.ones(1));
    assertEquals((4 + 1) / 2.0, loss.of(new float[] {3, 0}, gradient), 1e-12);
    assertArrayEquals(new float[] {2, -1}, gradient, 1e-7f);
  }

  @Test
  void gradients_ofAllLosses_areDifferences() {
    SplittableRandom random = new SplittableRandom(3);
    float[] targets = Losses.oneHot(new int[] {0, 2}, 3, 0.2);
    float[] weights = {1, 0.5f};
    for (Loss loss :
        new Loss[] {
          Losses.softmaxCrossEntropy(targets, weights),
          Losses.sigmoidCrossEntropy(targets, weights),
          Losses.meanSquare(targets, weights),
          Losses.scaled(3, Losses.meanSquare(targets, weights))
        }) {
      float[] x = new float[6];
      for (int i = 0; i < 6; i++) {
        x[i] = (float) random.nextGaussian();
      }
      float[] gradient = new float[6];
      loss.of(x, gradient);
      for (int i = 0; i < 6; i++) {
        float before = x[i];
        x[i] = before + 0x1p-8f;
        double above = loss.of(x, new float[6]);
        x[i] = before - 0x1p-8f;
        double below = loss.of(x, new float[6]);
        x[i] = before;
        assertEquals((above - below) / 0x1p-7, gradient[i], 1e-4);
      }
    }
  }

  @Test
  void of_labelsOfAnotherBatch_isRefused() {
    Loss loss = Losses.softmaxCrossEntropy(new float[6], 2);
    assertThrows(IllegalArgumentException.class, () -> loss.of(new float[9], new float[9]));
  }
}
