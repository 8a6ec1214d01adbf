package io.miharu.learning.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.learning.data.Seed;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains and judges a kind of network on the folds of a data set. Immutable.
 *
 * <p>What judges never teaches and never chooses a setting: {@link #choosing} makes the same trial
 * inside the training parts.
 */
public final class SkeletonTrial {

  /** Hears how a trial goes. */
  public interface Listener {

    /** Before a fold: its result if it is known already, and then it is not done again. */
    default Optional<FoldResult> known(String fold, long seed) {
      return Optional.empty();
    }

    /** After each epoch of a fold's training. */
    default void epochDone(String fold, long seed, int epoch, double loss) {}

    /** After each fold, known ones too. */
    default void foldDone(FoldResult result) {}
  }

  private final ActionSet set;
  private final ActionModel model;
  private final TrainingPlan plan;
  private final boolean choosing;
  private final List<Optional<NormalMotion>> motions;
  private final List<String> unusable = new ArrayList<>();

  /** Cleans and normalises every clip. */
  public SkeletonTrial(ActionSet set, ActionModel model, TrainingPlan plan) {
    this(set, model, plan, false);
  }

  private SkeletonTrial(ActionSet set, ActionModel model, TrainingPlan plan, boolean choosing) {
    this.set = set;
    this.model = model;
    this.plan = plan;
    this.choosing = choosing;
    this.motions = set.clips().stream().map(this::normal).toList();
  }

  /** The same, but judged inside each fold's training part, by subjects that do not teach. */
  public SkeletonTrial choosing() {
    return new SkeletonTrial(set, model, plan, true);
  }

  /**
   * Clips with too little of a body, each with the reason; they are not taught and count as wrong.
   */
  public List<String> unusable() {
    return List.copyOf(unusable);
  }

  /** Runs all folds, one after the other. */
  public TrialResult run(Protocol protocol, long seed, Listener listener) {
    List<FoldResult> results = new ArrayList<>();
    for (Fold fold : protocol.folds(set)) {
      Fold judged = choosing ? Protocol.validation(set, fold, seed) : fold;
      Optional<FoldResult> known = listener.known(judged.name(), seed);
      FoldResult result = known.isPresent() ? known.get() : fold(judged, seed, listener);
      results.add(result);
      listener.foldDone(result);
    }
    return new TrialResult(results);
  }

  /** Trains one network on every clip of the set, all actions; the caller closes it. */
  public TrainableNetwork trainOnAll(long seed, Listener listener) {
    Fold all =
        new Fold(
            "all",
            IntStream.range(0, set.actions().size()).boxed().toList(),
            IntStream.range(0, set.clips().size()).boxed().toList(),
            List.of());
    return train(all, seed, new Seed(seed), listener);
  }

  private TrainableNetwork train(Fold fold, long seed, Seed own, Listener listener) {
    List<ActionTrainer.Example> examples = new ArrayList<>();
    for (int place : fold.train()) {
      int label = fold.classes().indexOf(set.clips().get(place).action());
      motions
          .get(place)
          .ifPresent(motion -> examples.add(new ActionTrainer.Example(motion, label)));
    }
    int[] epoch = {0};
    return new ActionTrainer(model, plan)
        .train(
            examples,
            fold.classes().size(),
            own.value(),
            loss -> listener.epochDone(fold.name(), seed, ++epoch[0], loss));
  }

  private FoldResult fold(Fold fold, long seed, Listener listener) {
    long start = System.nanoTime();
    double[][] shares = new double[fold.test().size()][fold.classes().size()];
    for (int member = 0; member < plan.members(); member++) {
      Seed own = plan.members() == 1 ? new Seed(seed) : new Seed(seed).of(member);
      try (TrainableNetwork net = train(fold, seed, own, listener)) {
        for (int i = 0; i < shares.length; i++) {
          add(shares[i], net, fold.test().get(i));
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Integer> truths = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      int place = fold.test().get(i);
      int truth = set.clips().get(place).action();
      truths.add(truth);
      // A clip that cannot be used is answered with a class it is not.
      answers.add(
          motions.get(place).isPresent()
              ? fold.classes().get(greatest(shares[i]))
              : (truth + 1) % set.actions().size());
    }
    return new FoldResult(fold.name(), seed, truths, answers, seconds);
  }

  private void add(double[] sum, TrainableNetwork net, int place) {
    Optional<NormalMotion> motion = motions.get(place);
    if (motion.isPresent()) {
      NormalMotion seen = plan.sight().judged(motion.get(), place);
      double[] shares = ActionTrainer.predict(net, model, List.of(seen), plan.mirroredLook())[0];
      for (int k = 0; k < sum.length; k++) {
        sum[k] += shares[k];
      }
    }
  }

  private static int greatest(double[] shares) {
    int best = 0;
    for (int k = 1; k < shares.length; k++) {
      best = shares[k] > shares[best] ? k : best;
    }
    return best;
  }

  private Optional<NormalMotion> normal(ActionClip clip) {
    try {
      return Optional.of(
          NormalMotion.of(MotionCleaner.clean(clip.bodies()), plan.heading())
              .smoothed(plan.smoothings()));
    } catch (UnusableMotionException unfit) {
      unusable.add(clip.name() + ": " + unfit.getMessage());
      return Optional.empty();
    }
  }
}
