package io.miharu.learning.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.OnnxExporter;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.models.ActionNetwork;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTrialTest {

  @TempDir Path folder;

  private static ActionModel model(String kind, ActionSet set) {
    return ActionModel.named(kind, set.layout(), 2);
  }

  /** What was trained is what the file answers, for each kind. */
  @ParameterizedTest
  @ValueSource(strings = {"motion-cnn", "f2c-lite", "lstm", "st-gcn-small"})
  void export_eachKind_answersAsTheTrainedNetwork(String kind)
      throws IOException, UnusableMotionException {
    ActionSet set = StickFigures.draw(1, 5);
    ActionModel model = model(kind, set);
    TrainingPlan plan = TrainingPlan.DEFAULT;
    ActionNetwork.Description description =
        new ActionNetwork.Description(
            kind, set.layout(), 2, plan.heading(), plan.smoothings(), false, set.actions());
    Path file = folder.resolve("net.onnx");
    List<float[]> looks =
        List.of(model.features().apply(description.normal(set.clips().get(3).bodies())));
    float[] trained;
    try (TrainableNetwork net =
        TrainableNetwork.of(model.networks().network(set.actions().size(), 2))) {
      OnnxExporter.write(net, description.metadata(), file);
      trained =
          net.outputs(Map.of(model.input(), looks.get(0)), 1)
              .getOrDefault(ActionModel.OUTPUT, new float[0]);
    }
    try (ActionNetwork network = ActionNetwork.open(file)) {
      assertArrayEquals(trained, network.logits(looks), 1e-4f);
      assertEquals(description, network.description());
      double sum = 0;
      for (double share : network.shares(set.clips().get(3).bodies())) {
        sum += share;
      }
      assertEquals(1, sum, 1e-9);
    }
  }

  @Test
  void run_stickFiguresOfStrangers_areTold() {
    ActionSet set = StickFigures.draw(30, 3);
    TrainingPlan plan = TrainingPlan.DEFAULT.withEpochs(20).withBatch(16);
    FoldResult result =
        new SkeletonTrial(set, model("motion-cnn", set), plan)
            .run(Protocol.ODD_SUBJECTS, 1, new SkeletonTrial.Listener() {})
            .folds()
            .get(0);
    // Six classes: chance is 17 %. Ninety clips teach, ninety of other persons judge.
    assertEquals(90, result.truths().size());
    assertTrue(result.accuracy() >= 0.8, () -> "accuracy " + result.accuracy());
  }

  @Test
  void run_knownFold_isNotTrainedAgain() {
    ActionSet set = StickFigures.draw(10, 3);
    FoldResult known = new FoldResult("even", 1, List.of(0, 1), List.of(0, 2), 7);
    TrialResult result =
        new SkeletonTrial(set, model("motion-cnn", set), TrainingPlan.DEFAULT)
            .run(
                Protocol.ODD_SUBJECTS,
                1,
                new SkeletonTrial.Listener() {
                  @Override
                  public Optional<FoldResult> known(String fold, long seed) {
                    return Optional.of(known);
                  }
                });
    assertEquals(List.of(known), result.folds());
    assertEquals(0.5, result.mean());
    assertEquals(1, result.confusion(6)[1][2]);
  }

  @Test
  void results_ofTwoSeeds_haveTheirMeanAndDeviation() {
    TrialResult result =
        new TrialResult(
            List.of(
                new FoldResult("a", 1, List.of(0, 0), List.of(0, 1), 1),
                new FoldResult("b", 1, List.of(0), List.of(0), 1),
                new FoldResult("a", 2, List.of(0, 0), List.of(0, 0), 1),
                new FoldResult("b", 2, List.of(0), List.of(0), 1)));
    // Seed 1: (0.5 + 1) / 2; seed 2: 1.
    assertEquals((0.75 + 1) / 2, result.mean(), 1e-12);
    assertEquals(Math.sqrt(2 * 0.125 * 0.125), result.deviation(), 1e-12);
  }

  /** Statement K8, for one seed; the time is for two idle cores. */
  @Tag("slow")
  @Test
  void fineToCoarse_onStickFigures_reaches95Percent() {
    ActionSet set = StickFigures.draw(100, 1);
    FoldResult result =
        new SkeletonTrial(set, model("f2c-lite", set), TrainingPlan.DEFAULT.withEpochs(4))
            .run(Protocol.ODD_SUBJECTS, 1, new SkeletonTrial.Listener() {})
            .folds()
            .get(0);
    assertTrue(result.accuracy() >= 0.95, () -> "accuracy " + result.accuracy());
  }

  @Test
  void stickFigures_allClips_areUsable() {
    ActionSet set = StickFigures.draw(5, 9);
    SkeletonTrial trial = new SkeletonTrial(set, model("motion-cnn", set), TrainingPlan.DEFAULT);
    assertEquals(List.of(), trial.unusable());
    assertTrue(set.clips().stream().mapToInt(ActionClip::frames).min().orElse(0) >= 20);
  }
}
