package io.miharu.learning.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.learning.data.ActionMnist;
import io.miharu.learning.data.Seed;
import io.miharu.learning.data.SmallerClips;
import io.miharu.learning.data.Split;
import io.miharu.learning.data.StrokeDigits;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameRateTrialTest {

  private static final Seed SEED = new Seed(6);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @Test
  void run_withAnAdversary_isJudgedAtKnownAndNewRates_andProbed() throws IOException {
    TrainingSettings settings = TrainingSettings.DEFAULT.withEpochs(1).withBatch(16).withSeed(3);
    FrameRateTrial trial = trial(RateMethod.ADVERSARIAL, settings);
    assertEquals(List.of("logits", "domains"), List.copyOf(trial.network().outputs().keySet()));
    try (NetworkTrainee network = new NetworkTrainee(trial.network())) {
      Trainer trainer = new Trainer(settings, executor, TrainingListener.NONE, () -> false);
      FrameRateTrial.Outcome outcome = trial.run(network, trainer, Optional.empty(), executor);
      assertEquals(
          List.of(10.0, 15.0, 30.0, 6.0, 12.0, 25.0, 50.0),
          List.copyOf(outcome.accuracies().keySet()));
      assertEquals(FrameRateTrial.TRIED_RATES, List.copyOf(outcome.tried().keySet()));
      assertTrue(outcome.probe() >= 0 && outcome.probe() <= 1);
    }
  }

  /** Whoever chooses a setting by the rates that judge it has not judged it. */
  @Test
  void triedRates_areNoneOfTheNewOnes() {
    assertTrue(Collections.disjoint(FrameRateTrial.TRIED_RATES, FrameRateTrial.NEW_RATES));
  }

  @Test
  void network_withoutAnAdversary_guessesNoRate() {
    for (RateMethod method : List.of(RateMethod.PLAIN, RateMethod.AUGMENTED)) {
      assertEquals(
          List.of("logits"),
          List.copyOf(trial(method, TrainingSettings.DEFAULT).network().outputs().keySet()));
    }
  }

  private static FrameRateTrial trial(RateMethod method, TrainingSettings settings) {
    StrokeDigits glyphs = new StrokeDigits(SEED, 1000);
    ActionMnist.Kind kind = ActionMnist.Kind.DIRECTIONS;
    ClipSplits clips =
        new ClipSplits(
            ActionMnist.of(glyphs, kind, Split.TRAIN, SEED, 0.02),
            ActionMnist.of(glyphs, kind, Split.VALIDATION, SEED, 0.02),
            ActionMnist.of(glyphs, kind, Split.TEST, SEED, 0.02),
            "a little of Action MNIST",
            64);
    return new FrameRateTrial(
        ClipModel.CNN_TCN, clips, set -> new SmallerClips(set, 4), method, false, settings);
  }
}
