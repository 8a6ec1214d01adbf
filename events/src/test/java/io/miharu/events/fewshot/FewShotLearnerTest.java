package io.miharu.events.fewshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewShotLearnerTest {

  private static double[] learned(int examples, double prior) {
    List<double[]> positives = Collections.nCopies(examples, new double[] {1});
    List<double[]> negatives = Collections.nCopies(examples, new double[] {-1});
    return new FewShotLearner(FewShotSettings.UNIT)
        .learn(positives, negatives, new double[] {prior})
        .linear()
        .weights();
  }

  @Test
  void learn_fiveExamplesAgainstTheRelations_leavesTheRelationsOut() {
    assertArrayEquals(learned(5, 0), learned(5, -5), 1e-12);
  }

  @Test
  void learn_fourExamplesAgainstTheRelations_listensToBoth() {
    assertTrue(learned(4, -5)[0] < learned(4, 0)[0]);
  }

  /** The weight that fits the examples is 1, so a prior of 1 leaves no error at all. */
  @Test
  void learn_fiveExamplesThatBearTheRelationsOut_keepsThem() {
    assertArrayEquals(new double[] {1}, learned(5, 1), 1e-12);
  }
}
