package io.miharu.app.training;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.ConceptId;
import io.miharu.core.LabelledStream;
import io.miharu.ingest.skeletons.ActionSets;
import io.miharu.ingest.skeletons.UtKinectReader;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import io.miharu.learning.data.Seed;
import io.miharu.learning.skeletons.ActionTrainer;
import io.miharu.learning.skeletons.Fold;
import io.miharu.learning.skeletons.OtherPairs;
import io.miharu.learning.skeletons.Protocol;
import io.miharu.learning.skeletons.StreamWindows;
import io.miharu.learning.skeletons.WatchTrial;
import io.miharu.temporal.actions.ActionPreparation;
import io.miharu.temporal.actions.ActionPreparation.Joints;
import io.miharu.temporal.skeletons.CommonJoints;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a network that watches a video is trained on: windows of recordings, each with a class or
 * none.
 *
 * @param name of the network
 * @param description of the data, with what its makers allow
 * @param preparation how the network reads them
 * @param labels concepts, and {@link #NONE} as the last
 * @param expected how large a share of what it will watch each of those is, adding up to 1
 * @param samples to learn from
 * @param heldOut subjects that are judged together, for five trainings
 */
record PoseActionData(
    String name,
    String description,
    ActionPreparation preparation,
    List<ConceptId> labels,
    List<Double> expected,
    List<WatchTrial.Sample> samples,
    List<Set<String>> heldOut) {

  /** Told apart, but not reported. */
  static final ConceptId NONE = ConceptId.of("none-of-these");

  private static final BodyLayout BODY = BodyLayout.COCO_15;
  private static final double PAIR_SECONDS = 1.6;
  private static final double PERSON_SECONDS = 2;
  private static final StreamWindows WINDOWS =
      new StreamWindows(
          StreamWindows.Shown.MOST_OF_IT, List.of(1.5, 2.0, 2.5), 0.75, Integer.MAX_VALUE, 1.0);
  private static final int SIDE_BY_SIDE = 300;
  private static final int STANDING = 80;

  /** Of the time that people are watched, how much they do anything but walk and stand. */
  private static final double RARE = 0.05;

  /** Of the time that people are watched, how much they walk. */
  private static final double WALKING = 0.3;

  private static final ConceptId WALK = ConceptId.of("walk");

  /** SBU's kick, push, shake hands, exchange and punch begin with two who stand. */
  private static final Set<Integer> BEGIN_STANDING = Set.of(2, 3, 4, 6, 7);

  /**
   * Pairs: SBU's clips, and people of UTKinect beside each other who have nothing to do with each
   * other.
   */
  static PoseActionData pairs(Path sbu, Path utKinect, long seed) throws IOException {
    ActionSet set = ActionSets.read("sbu", sbu);
    List<ConceptId> labels = labels("sbu");
    int none = labels.size() - 1;
    List<WatchTrial.Sample> samples = new ArrayList<>();
    for (ActionClip clip : set.clips()) {
      normal(clip)
          .ifPresent(
              motion -> samples.add(new WatchTrial.Sample(clip.subject(), motion, clip.action())));
    }
    OtherPairs others =
        new OtherPairs(
            new UtKinectReader().streams(utKinect),
            PAIR_SECONDS,
            new Seed(seed).of("pairs").stream());
    samples.addAll(others.sideBySide(SIDE_BY_SIDE, none));
    samples.addAll(
        others.standing(
            set.clips().stream().filter(clip -> BEGIN_STANDING.contains(clip.action())).toList(),
            STANDING,
            none));
    List<Set<String>> folds = new ArrayList<>();
    for (Fold fold : Protocol.FOLDS.folds(set)) {
      Set<String> held =
          fold.test().stream()
              .map(place -> set.clips().get(place).subject())
              .collect(Collectors.toCollection(TreeSet::new));
      held.add("streams-" + folds.size());
      folds.add(held);
    }
    return new PoseActionData(
        "skeleton-pair-2d",
        "SBU Kinect Interaction (its own terms) and, for pairs that do nothing together,"
            + " UTKinect-Action (research use), projected",
        preparation(2, PAIR_SECONDS),
        labels,
        expected(labels, Map.of(NONE, 1 - RARE)),
        List.copyOf(samples),
        folds);
  }

  /** Single people: windows of UTKinect's recordings, with and without an action. */
  static PoseActionData persons(Path utKinect, long seed) throws IOException {
    List<ConceptId> labels = labels("utkinect");
    List<WatchTrial.Sample> samples = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (LabelledStream stream : new UtKinectReader().streams(utKinect)) {
      LabelledStream common =
          new LabelledStream(
              stream.name(),
              stream.subject(),
              CommonJoints.of(stream.motion()),
              stream.intervals());
      if (!subjects.contains(stream.subject())) {
        subjects.add(stream.subject());
      }
      for (ActionTrainer.Example window : WINDOWS.of(common, labels.size() - 1, seed)) {
        samples.add(new WatchTrial.Sample(stream.subject(), window.motion(), window.label()));
      }
    }
    List<Set<String>> folds = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      Set<String> held = new HashSet<>();
      for (int i = fold; i < subjects.size(); i += 5) {
        held.add(subjects.get(i));
      }
      folds.add(held);
    }
    return new PoseActionData(
        "skeleton-person-2d",
        "UTKinect-Action (research use), projected",
        preparation(1, PERSON_SECONDS),
        labels,
        expected(labels, Map.of(NONE, 1 - RARE - WALKING, WALK, WALKING)),
        List.copyOf(samples),
        folds);
  }

  private static Optional<NormalMotion> normal(ActionClip clip) {
    try {
      return Optional.of(
          NormalMotion.of(
              MotionCleaner.clean(clip.bodies().stream().map(CommonJoints::of).toList()),
              Heading.KEPT));
    } catch (UnusableMotionException tooLittle) {
      return Optional.empty();
    }
  }

  /** What is not common shares the rest evenly. */
  private static List<Double> expected(List<ConceptId> labels, Map<ConceptId, Double> common) {
    double rare = RARE / (labels.size() - common.size());
    return labels.stream().map(label -> common.getOrDefault(label, rare)).toList();
  }

  private static ActionPreparation preparation(int bodies, double seconds) {
    return new ActionPreparation(
        ActionPreparation.FRAME_FEATURES, BODY, bodies, Joints.PICTURE, seconds, List.of(NONE));
  }

  private static List<ConceptId> labels(String vocabulary) {
    List<ConceptId> labels = new ArrayList<>();
    for (ConceptEntry concept : Ontology.builtIn().concepts(vocabulary)) {
      labels.add(concept.id());
    }
    labels.add(NONE);
    return labels;
  }
}
