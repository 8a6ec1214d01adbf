package io.miharu.events.fewshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten positives, a thousand negatives: under 300 ms, the calibrated probability included. */
@Tag("slow")
class LearnSpeedTest {

  private static final int ROUNDS = 7;

  @ParameterizedTest
  @ValueSource(ints = {100, 400, 1000})
  void learn_tenAgainstAThousand_takesLessThanThreeTenthsOfASecond(int concepts) {
    Random random = new Random(concepts);
    List<double[]> clips = new ArrayList<>();
    for (int i = 0; i < 1010; i++) {
      clips.add(Vectors.unit(random.doubles(concepts, -1, 1).toArray()));
    }
    double[] prior = Vectors.unit(random.doubles(concepts, 0, 1).toArray());
    FewShotLearner learner = new FewShotLearner(FewShotSettings.STANDARDISED);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      learner.learn(clips.subList(0, 10), clips.subList(10, 1010), prior);
      best = Math.min(best, System.nanoTime() - start);
    }
    long millis = best / 1_000_000;
    System.out.printf("learn, %d concepts: %d ms%n", concepts, millis);
    assertTrue(millis < 300, millis + " ms");
  }
}
