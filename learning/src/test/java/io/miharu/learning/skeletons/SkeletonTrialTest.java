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
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.MotionStream;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
  @ValueSource(
      strings = {
        "motion-cnn",
        "f2c-lite",
        "f2c-lite-without-parts",
        "f2c-lite-without-segments",
        "f2c-lite-without-velocity",
        "f2c-lite-without-pair",
        "lstm",
        "st-gcn-small"
      })
  void export_eachKind_answersAsTheTrainedNetwork(String kind)
      throws IOException, UnusableMotionException {
    ActionSet set = StickFigures.draw(1, 5);
    ActionModel model = model(kind, set);
    TrainingPlan plan = TrainingPlan.DEFAULT;
    ActionNetwork.Description description =
        new ActionNetwork.Description(
            kind,
            MotionStream.JOINT,
            set.layout(),
            2,
            plan.heading(),
            plan.smoothings(),
            false,
            set.actions());
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

  /** Six classes: chance is 17 %. Nothing is drawn at random, so every seed says the same. */
  @Test
  void run_elasticOnStickFiguresOfStrangers_tellsThemAndKnowsNoSeed() {
    ActionSet set = StickFigures.draw(10, 3);
    SkeletonTrial trial =
        new SkeletonTrial(set, List.of(new Voter.Elastic(TrainingPlan.DEFAULT, 1)));
    FoldResult first =
        trial.run(Protocol.ODD_SUBJECTS, 1, new SkeletonTrial.Listener() {}).folds().get(0);
    FoldResult second =
        trial.run(Protocol.ODD_SUBJECTS, 2, new SkeletonTrial.Listener() {}).folds().get(0);
    assertEquals(30, first.truths().size());
    assertTrue(first.accuracy() >= 0.8, () -> "accuracy " + first.accuracy());
    assertEquals(first.answers(), second.answers());
  }

  /** Nothing is trained here: every network's shares are known, and only their sum counts. */
  @Test
  void run_knownNetworks_answerTogetherByTheirWeights() {
    ActionSet set = StickFigures.draw(2, 3);
    ActionModel model = model("motion-cnn", set);
    SkeletonTrial trial =
        new SkeletonTrial(
            set,
            List.of(
                new Voter.Network(model, TrainingPlan.DEFAULT, 1),
                new Voter.Network(model.seeing(MotionStream.BONE), TrainingPlan.DEFAULT, 2)));
    // Joints say action 0 with 0.9 to 0.1, bones action 1 with 0.6 to 0.4: 0.9 + 0.8 < 0.1 + 1.2
    // is wrong, so 0 wins; with bones at 0.3 to 0.7, 0.9 + 0.6 < 0.1 + 1.4 is equal, the first
    // wins; at 0.2 to 0.8, 0.9 + 0.4 < 0.1 + 1.6, so 1 wins.
    double[] bones = {0.4, 0.3, 0.2};
    int[] answers = {0, 0, 1};
    for (int i = 0; i < bones.length; i++) {
      double bone = bones[i];
      TrialResult result =
          trial.run(
              Protocol.ODD_SUBJECTS,
              1,
              new SkeletonTrial.Listener() {
                @Override
                public Optional<NetworkShares> known(NetworkShares.Key key) {
                  double share = key.voter().name().endsWith(":bone") ? bone : 0.9;
                  double[] row = {share, 1 - share, 0, 0, 0, 0};
                  return Optional.of(
                      new NetworkShares(key, Collections.nCopies(key.clips(), row), 3));
                }
              });
      FoldResult fold = result.folds().get(0);
      assertEquals(Collections.nCopies(fold.truths().size(), answers[i]), fold.answers());
      assertEquals(2 * 3, fold.seconds());
    }
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

  private static TrainingPlan plan(int epochs, boolean mirrored) {
    TrainingPlan usual = TrainingPlan.DEFAULT;
    return new TrainingPlan(
        epochs,
        0,
        16,
        usual.rate(),
        usual.weightDecay(),
        usual.smoothing(),
        usual.averaging(),
        usual.heading(),
        usual.smoothings(),
        1,
        usual.augmentation().withMirror(mirrored),
        usual.swapBodies(),
        mirrored,
        TrainingPlan.Sight.SPACE);
  }

  /** Motions of one action; the first half of the persons teaches. */
  private static List<NormalMotion> motions(ActionSet set, int action)
      throws UnusableMotionException {
    List<NormalMotion> motions = new ArrayList<>();
    for (ActionClip clip : set.clips()) {
      if (clip.action() == action) {
        motions.add(NormalMotion.of(MotionCleaner.clean(clip.bodies()), Heading.KEPT));
      }
    }
    return motions;
  }

  /** 0 for the left, 1 for the right: the foot that is ever higher. */
  private static int leg(NormalMotion kick) {
    double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int t = 0; t < kick.frames(); t++) {
      highest[0] = Math.max(highest[0], kick.at(0, t, 11, 1));
      highest[1] = Math.max(highest[1], kick.at(0, t, 14, 1));
    }
    return highest[0] > highest[1] ? 0 : 1;
  }

  /** Kicks with either leg, and their mirror images with the other label. */
  @Test
  void train_mirroredBodiesWithMirroredLabels_giveTheMirroredAnswer()
      throws UnusableMotionException {
    ActionSet set = StickFigures.draw(30, 3);
    ActionModel model = model("motion-cnn", set);
    List<NormalMotion> kicks = motions(set, set.actions().indexOf("kick"));
    List<ActionTrainer.Example> examples = new ArrayList<>();
    for (NormalMotion kick : kicks.subList(0, 15)) {
      examples.add(new ActionTrainer.Example(kick, leg(kick)));
      examples.add(new ActionTrainer.Example(kick.mirrored(), 1 - leg(kick)));
    }
    try (TrainableNetwork net =
        new ActionTrainer(model, plan(60, false)).train(examples, 2, 1, loss -> {})) {
      double apart = 0;
      for (NormalMotion kick : kicks.subList(15, 30)) {
        int leg = leg(kick);
        double own = ActionTrainer.predict(net, model, List.of(kick), false)[0][leg];
        double other =
            ActionTrainer.predict(net, model, List.of(kick.mirrored()), false)[0][1 - leg];
        assertEquals(own > 0.5, other > 0.5, () -> own + " and " + other);
        apart += Math.abs(own - other) / 15;
      }
      double mean = apart;
      assertTrue(mean < 0.1, () -> "apart by " + mean);
    }
  }

  /** Labels that name no side are their own mirror image; nothing needs to be learned for that. */
  @Test
  void predict_withTheMirroredLook_answersTheMirrorImageAlike() throws UnusableMotionException {
    ActionSet set = StickFigures.draw(1, 3);
    for (String kind : List.of("motion-cnn", "f2c-lite")) {
      ActionModel model = model(kind, set);
      NormalMotion kick = motions(set, 1).get(0);
      try (TrainableNetwork net = TrainableNetwork.of(model.networks().network(6, 1))) {
        assertArrayEquals(
            ActionTrainer.predict(net, model, List.of(kick), true)[0],
            ActionTrainer.predict(net, model, List.of(kick.mirrored()), true)[0],
            1e-6);
      }
    }
  }
}
