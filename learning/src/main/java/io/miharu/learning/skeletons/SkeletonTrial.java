package io.miharu.learning.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.learning.data.Seed;
import io.miharu.learning.skeletons.TrainingPlan.Sight;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.skeletons.ElasticRule;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains and judges kinds of networks on the folds of a data set. Not thread-safe.
 *
 * <p>What judges never teaches and never chooses a setting: {@link #choosing} makes the same trial
 * inside the training parts.
 */
public final class SkeletonTrial {

  /** Hears how a trial goes. */
  public interface Listener {

    /** Before a network: what it said if that is known already, and then it is not trained. */
    default Optional<NetworkShares> known(NetworkShares.Key key) {
      return Optional.empty();
    }

    /** After each epoch of a network's training on a fold. */
    default void epochDone(String fold, long seed, int epoch, double loss) {}

    /** After each network that was trained. */
    default void networkDone(NetworkShares shares) {}

    /** After each fold. */
    default void foldDone(FoldResult result) {}
  }

  /** Sides from which likenesses to a clip are learned where it may be judged from any. */
  private static final int SIDES = 4;

  private final ActionSet set;
  private final List<Voter> voters;
  private final boolean choosing;
  private final List<Optional<NormalMotion>> motions;
  private final List<String> unusable = new ArrayList<>();
  private Optional<ElasticTable> table = Optional.empty();

  /** Of one kind of network; cleans and normalises every clip. */
  public SkeletonTrial(ActionSet set, ActionModel model, TrainingPlan plan) {
    this(set, List.of(new Voter.Network(model, plan, 1)));
  }

  /**
   * Of networks that answer together: their shares are added, each times its weight.
   *
   * @param voters all with the same view of the clips: heading, smoothing, depth
   */
  public SkeletonTrial(ActionSet set, List<Voter> voters) {
    this(set, voters, false);
  }

  private SkeletonTrial(ActionSet set, List<Voter> voters, boolean choosing) {
    this.set = set;
    this.voters = List.copyOf(voters);
    this.choosing = choosing;
    this.motions = set.clips().stream().map(this::normal).toList();
  }

  /**
   * The same, but judged inside the training part of the first fold, and of those that hold back
   * the same subjects, by subjects that do not teach.
   */
  public SkeletonTrial choosing() {
    return new SkeletonTrial(set, voters, true);
  }

  /**
   * Clips with too little of a body, each with the reason; they are not taught and count as wrong.
   */
  public List<String> unusable() {
    return List.copyOf(unusable);
  }

  /** The folds of a protocol that this trial judges by. */
  public List<Fold> folds(Protocol protocol) {
    List<Fold> folds = protocol.folds(set);
    return choosing ? Protocol.choosing(set, folds) : folds;
  }

  /** Runs all folds, one after the other. */
  public TrialResult run(Protocol protocol, long seed, Listener listener) {
    return run(folds(protocol), seed, listener);
  }

  /**
   * Runs some folds, one after the other.
   *
   * @param folds of {@link #folds}
   */
  public TrialResult run(List<Fold> folds, long seed, Listener listener) {
    List<FoldResult> results = new ArrayList<>();
    for (Fold fold : folds) {
      Fold judged = choosing ? Protocol.validation(set, fold, seed) : fold;
      FoldResult result = fold(judged, seed, listener);
      results.add(result);
      listener.foldDone(result);
    }
    return new TrialResult(results);
  }

  /**
   * Trains one network on every clip of the set, all actions; the caller closes it.
   *
   * @param voter one of the trial's
   * @param member which of its networks, from 0
   */
  public TrainableNetwork trainOnAll(
      Voter.Network voter, int member, long seed, Listener listener) {
    Fold all =
        new Fold(
            "all",
            IntStream.range(0, set.actions().size()).boxed().toList(),
            IntStream.range(0, set.clips().size()).boxed().toList(),
            List.of());
    NetworkShares.Key key = new NetworkShares.Key(voter, member, all.name(), seed, 0);
    return train(voter, all, key, listener);
  }

  private TrainableNetwork train(
      Voter.Network voter, Fold fold, NetworkShares.Key key, Listener listener) {
    List<ActionTrainer.Example> examples = new ArrayList<>();
    for (int place : fold.train()) {
      int label = fold.classes().indexOf(set.clips().get(place).action());
      motions
          .get(place)
          .ifPresent(motion -> examples.add(new ActionTrainer.Example(motion, label)));
    }
    // The first member is the network that is trained where there is no other.
    Seed own = new Seed(key.seed());
    int[] epoch = {0};
    return new ActionTrainer(voter.model(), voter.plan())
        .train(
            examples,
            fold.classes().size(),
            key.member() == 0 ? own.value() : own.of(key.member()).value(),
            loss -> listener.epochDone(fold.name(), key.seed(), ++epoch[0], loss));
  }

  private FoldResult fold(Fold fold, long seed, Listener listener) {
    double[][] sums = new double[fold.test().size()][fold.classes().size()];
    double seconds = 0;
    for (Voter voter : voters) {
      for (int member = 0; member < voter.plan().members(); member++) {
        NetworkShares.Key key =
            new NetworkShares.Key(voter, member, fold.name(), seed, sums.length);
        NetworkShares said =
            listener.known(key).orElseGet(() -> trainAndJudge(fold, key, listener));
        for (int i = 0; i < sums.length; i++) {
          for (int k = 0; k < sums[i].length; k++) {
            sums[i][k] += voter.weight() * said.shares().get(i)[k];
          }
        }
        seconds += said.seconds();
      }
    }
    return result(fold, seed, sums, seconds);
  }

  private NetworkShares trainAndJudge(Fold fold, NetworkShares.Key key, Listener listener) {
    long start = System.nanoTime();
    List<double[]> shares = new ArrayList<>();
    if (key.voter() instanceof Voter.Network voter) {
      try (TrainableNetwork net = train(voter, fold, key, listener)) {
        for (int place : fold.test()) {
          shares.add(judge(net, voter, place, fold.classes().size()));
        }
      }
    } else {
      shares.addAll(compare(fold));
    }
    NetworkShares said = new NetworkShares(key, shares, (System.nanoTime() - start) / 1e9);
    listener.networkDone(said);
    return said;
  }

  /** What likenesses to the learned clips say of the judging ones. */
  private List<double[]> compare(Fold fold) {
    List<Integer> learned = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int place : fold.train()) {
      if (motions.get(place).isPresent()) {
        for (int view = 0; view < views(); view++) {
          learned.add(view * motions.size() + place);
          labels.add(fold.classes().indexOf(set.clips().get(place).action()));
        }
      }
    }
    ElasticRule rule = table().rule(learned, labels, fold.classes().size());
    return fold.test().stream()
        .map(
            place ->
                motions.get(place).isPresent()
                    ? table().shares(rule, learned, place)
                    : new double[fold.classes().size()])
        .toList();
  }

  /** From how many sides a clip is learned; what may be judged from any side, from several. */
  private int views() {
    return voters.get(0).plan().sight() == Sight.PICTURE_FROM_ANYWHERE ? SIDES : 1;
  }

  /** Made when it is first asked for: all clips as they are judged, then all from another side. */
  private ElasticTable table() {
    if (table.isEmpty()) {
      TrainingPlan plan = voters.get(0).plan();
      List<NormalMotion> seen = new ArrayList<>();
      for (int view = 0; view < views(); view++) {
        for (int place = 0; place < motions.size(); place++) {
          // Nobody asks for a clip that cannot be used; its place must be taken.
          NormalMotion motion = motions.get(place).orElseGet(this::anyMotion);
          seen.add(plan.sight().judged(motion, (long) view * motions.size() + place));
        }
      }
      table = Optional.of(new ElasticTable(seen, plan.mirroredLook()));
    }
    return table.get();
  }

  private NormalMotion anyMotion() {
    return motions.stream().flatMap(Optional::stream).findFirst().orElseThrow();
  }

  private double[] judge(TrainableNetwork net, Voter.Network voter, int place, int classes) {
    Optional<NormalMotion> motion = motions.get(place);
    if (motion.isEmpty()) {
      return new double[classes];
    }
    NormalMotion seen = voter.plan().sight().judged(motion.get(), place);
    return ActionTrainer.predict(net, voter.model(), List.of(seen), voter.plan().mirroredLook())[0];
  }

  private FoldResult result(Fold fold, long seed, double[][] sums, double seconds) {
    List<Integer> truths = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      int place = fold.test().get(i);
      int truth = set.clips().get(place).action();
      truths.add(truth);
      // A clip that cannot be used is answered with a class it is not.
      answers.add(
          motions.get(place).isPresent()
              ? fold.classes().get(greatest(sums[i]))
              : (truth + 1) % set.actions().size());
    }
    return new FoldResult(fold.name(), seed, truths, answers, seconds);
  }

  private static int greatest(double[] shares) {
    int best = 0;
    for (int k = 1; k < shares.length; k++) {
      best = shares[k] > shares[best] ? k : best;
    }
    return best;
  }

  private Optional<NormalMotion> normal(ActionClip clip) {
    TrainingPlan plan = voters.get(0).plan();
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
