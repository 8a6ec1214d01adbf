package io.miharu.learning.falls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.learning.data.Seed;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallNetwork;
import io.miharu.temporal.models.FallLstm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FallTraineeTest {

  private static final int UNITS = 8;

  @Test
  void step_readingLookByLook_answersAsTheWholeSequence() {
    int numbers = BodyLooks.NAMES.size();
    float[] looks = new float[FallExamples.LOOKS * numbers];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < looks.length; i++) {
      looks[i] = (float) random.nextDouble(-1, 1);
    }
    try (FallTrainee trainee = new FallTrainee(new FallLstm(UNITS), 7);
        TrainableNetwork step = trainee.step()) {
      float[] whole = trainee.answers(looks, 1);
      float[] h = new float[UNITS];
      float[] c = new float[UNITS];
      for (int i = 0; i < FallExamples.LOOKS; i++) {
        Map<String, float[]> next =
            step.outputs(
                Map.of(
                    FallNetwork.INPUT,
                    Arrays.copyOfRange(looks, i * numbers, (i + 1) * numbers),
                    "state.h",
                    h,
                    "state.c",
                    c),
                1);
        h = next.getOrDefault("next.h", new float[0]);
        c = next.getOrDefault("next.c", new float[0]);
        float[] answer = next.getOrDefault(FallNetwork.OUTPUT, new float[0]);
        for (int k = 0; k < answer.length; k++) {
          assertEquals(whole[i * answer.length + k], answer[k], 1e-5, "look " + i);
        }
      }
    }
  }

  @Test
  void train_onFewClips_makesTheLossOfOthersSmaller() throws IOException {
    FallJudge judge = new FallJudge(FallExamples.drawn(40, new Seed(2)));
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try (FallTrainee trainee = new FallTrainee(new FallLstm(UNITS), 7)) {
      double before = judge.of(trainee).loss();
      TrainingSettings settings =
          TrainingSettings.DEFAULT.withEpochs(4).withBatch(8).withRate(0.01);
      TrainingResult result =
          new Trainer(settings, ahead, TrainingListener.NONE, () -> false)
              .train(trainee, FallExamples.drawn(80, new Seed(1)), judge, "test", Optional.empty());
      assertTrue(result.complete());
      assertTrue(
          judge.of(trainee).loss() < 0.8 * before, before + " to " + judge.of(trainee).loss());
    } finally {
      ahead.shutdownNow();
    }
  }
}
