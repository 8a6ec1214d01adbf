package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.learning.data.ArrayExamples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchMakerTest {

  private static final TrainingSettings PLAIN = TrainingSettings.DEFAULT.withBatch(4);

  @Test
  void batch_anEpoch_seesEveryExampleOnce_inAnotherOrderEachTime() throws IOException {
    BatchMaker maker = new BatchMaker(examples(), PLAIN);
    float[] first = epoch(maker, 0);
    float[] second = epoch(maker, 1);
    assertArrayEquals(first, epoch(new BatchMaker(examples(), PLAIN), 0));
    assertEquals(false, Arrays.equals(first, second));
    Arrays.sort(first);
    Arrays.sort(second);
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, first);
    assertArrayEquals(first, second);
  }

  @Test
  void batch_smoothingOfAFifth_leavesNineTenthsOfTwoClasses() throws IOException {
    Batch batch = new BatchMaker(examples(), PLAIN.withSmoothing(0.2)).batch(0, 0);
    for (int i = 0; i < 4; i++) {
      int label = batch.inputs()[i] < 6 ? 0 : 1;
      assertEquals(0.8 + 0.2 / 2, batch.targets()[2 * i + label], 1e-6);
      assertEquals(0.2 / 2, batch.targets()[2 * i + 1 - label], 1e-6);
    }
  }

  /** Six of one class and two of the other: 8/(2·6) and 8/(2·2), whose mean over all is 1. */
  @Test
  void batch_balanced_weighsTheRareClassMore() throws IOException {
    BatchMaker maker = new BatchMaker(examples(), PLAIN.withBalance(true));
    double sum = 0;
    for (int step = 0; step < 2; step++) {
      Batch batch = maker.batch(0, step);
      for (int i = 0; i < 4; i++) {
        int label = batch.inputs()[i] < 6 ? 0 : 1;
        assertEquals(label == 0 ? 2.0 / 3 : 2.0, batch.targets()[2 * i + label], 1e-6);
        sum += batch.targets()[2 * i + label];
      }
    }
    assertEquals(8, sum, 1e-5);
  }

  @Test
  void mix_aQuarter_takesThatOfTheOneAcross() {
    float[] rows = {0, 4, 8, 8, 4, 0}; // three rows of two
    BatchMaker.mix(rows, 2, 0.25f);
    assertArrayEquals(
        new float[] {0.25f * 0 + 0.75f * 4, 0.25f * 4, 8, 8, 0.25f * 4, 0.75f * 4}, rows);
  }

  @Test
  void batch_mixed_mixesInputsAndTargetsByTheSameShare() throws IOException {
    BatchMaker maker = new BatchMaker(examples(), PLAIN.withMixup(0.4).withVary(false));
    float[] plain = new BatchMaker(examples(), PLAIN.withVary(false)).batch(0, 0).inputs();
    Batch batch = maker.batch(0, 0);
    double share = (batch.inputs()[0] - plain[3]) / (plain[0] - plain[3]);
    for (int i = 0; i < 4; i++) {
      double first = plain[i] < 6 ? 1 : 0;
      double other = plain[3 - i] < 6 ? 1 : 0;
      assertEquals(share * first + (1 - share) * other, batch.targets()[2 * i], 1e-5);
    }
  }

  @Test
  void new_fewerExamplesThanABatch_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new BatchMaker(examples(), PLAIN.withBatch(9)));
  }

  private static float[] epoch(BatchMaker maker, int epoch) throws IOException {
    float[] seen = new float[8];
    for (int step = 0; step < maker.steps(); step++) {
      System.arraycopy(maker.batch(epoch, step).inputs(), 0, seen, 4 * step, 4);
    }
    return seen;
  }

  /** Eight examples of one value each, their own number; the last two are of another class. */
  private static ArrayExamples examples() {
    float[][] rows = new float[8][1];
    int[] labels = new int[8];
    for (int i = 0; i < 8; i++) {
      rows[i][0] = i;
      labels[i] = i < 6 ? 0 : 1;
    }
    return new ArrayExamples(List.of("many", "few"), rows, labels);
  }
}
