package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.ingest.skeletons.ActionSets;
import io.miharu.learning.skeletons.StickFigures;
import io.miharu.learning.skeletons.TrainingPlan;
import io.miharu.learning.skeletons.TrainingPlan.Sight;
import io.miharu.learning.skeletons.Voter;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.models.FineToCoarse;
import io.miharu.temporal.skeletons.CommonJoints;
import io.miharu.temporal.skeletons.MotionStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code run skeleton} and {@code train skeleton} share: the data, the network, its plan. */
final class SkeletonOptions {

  private static final int STICK_FIGURES = 100;
  private static final int ONLINE_EPOCHS = 12;

  @Option(
      names = "--dataset",
      paramLabel = "SET",
      required = true,
      description =
          "sbu, msr, utkinect, florence, ntu, csv for your own recordings, or stick-figures, which"
              + " are drawn and need no data.")
  private String dataset = "";

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "The set's archive (.tar.gz, .tar) or folder.")
  private @Nullable Path data;

  @Option(
      names = "--model",
      paramLabel = "KIND[:WEIGHT]",
      defaultValue = "motion-cnn",
      split = ",",
      description =
          "motion-cnn, f2c-lite, f2c-full, lstm, st-gcn, st-gcn-small, or elastic, which compares"
              + " with the learned clips themselves; or several with commas between, which answer"
              + " together, by weights of 1 unless given: motion-cnn,elastic:2; ${DEFAULT-VALUE} by"
              + " default.")
  private List<String> models = List.of();

  @Option(
      names = "--streams",
      paramLabel = "STREAM[:WEIGHT]",
      defaultValue = "joint",
      split = ",",
      description =
          "joint, bone, joint-motion or bone-motion: how the motion is seen. Of several, each has a"
              + " network of its own, and their answers are averaged, by weights of 1 unless given:"
              + " joint:2,bone:2,joint-motion. ${DEFAULT-VALUE} by default.")
  private List<String> streams = List.of();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each clip is learned from; by default what suits the kind.")
  private @Nullable Integer epochs;

  @Option(
      names = "--planar",
      description =
          "For skeletons that a pose detector finds in pictures: the fifteen joints that all"
              + " layouts share, without depth, learned from every side.")
  private boolean planar;

  @Option(
      names = "--projected",
      description =
          "The same, and judged from any side too, with the noise and the lost joints of a pose"
              + " network; where --planar judges as the sensor saw it.")
  private boolean projected;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Networks that are trained from different random weights and judged together;"
              + " ${DEFAULT-VALUE} by default.")
  private int members;

  @Option(
      names = "--without",
      paramLabel = "PART",
      description =
          "Leaves something out of f2c-lite, to see what it is worth: ${COMPLETION-CANDIDATES}.")
  private FineToCoarse.@Nullable Omission without;

  String dataset() {
    return dataset;
  }

  String modelNames() {
    return kinds().stream().map(Weighted::toString).collect(Collectors.joining(","));
  }

  /** The kind, where only one can be used. */
  String modelName() {
    if (kinds().size() != 1) {
      throw new UsageException("--online watches with one kind of network, got " + modelNames());
    }
    String name = kinds().get(0).name();
    if (name.equals(Voter.Elastic.NAME)) {
      throw new UsageException("--online watches with a network, and %s is none".formatted(name));
    }
    return name;
  }

  private List<Weighted> kinds() {
    FineToCoarse.Omission omission = without;
    return models.stream()
        .map(typed -> Weighted.of("--model", typed))
        .map(
            kind ->
                omission == null
                    ? kind
                    : new Weighted(ActionModel.without(kind.name(), omission), kind.weight()))
        .toList();
  }

  String streamNames() {
    return String.join(",", streams);
  }

  ActionSet read() throws IOException {
    ActionSet set = readAll();
    return planar || projected ? inCommonJoints(set) : set;
  }

  private static ActionSet inCommonJoints(ActionSet set) {
    List<ActionClip> clips =
        set.clips().stream()
            .map(
                clip ->
                    new ActionClip(
                        clip.name(),
                        clip.action(),
                        clip.subject(),
                        clip.sequence(),
                        clip.bodies().stream().map(CommonJoints::of).toList()))
            .toList();
    return new ActionSet(
        set.name(), BodyLayout.COCO_15, set.actions(), clips, set.leftOut(), set.lists());
  }

  private ActionSet readAll() throws IOException {
    if (dataset.equals("stick-figures")) {
      return StickFigures.draw(STICK_FIGURES, 1);
    }
    if (data == null) {
      throw new UsageException(
          "--dataset %s needs --data with its archive or folder".formatted(dataset));
    }
    try {
      return ActionSets.read(dataset, data);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
  }

  /** Each kind with each stream. */
  List<Voter> voters(ActionSet set) {
    List<Voter> voters = new ArrayList<>();
    try {
      for (Weighted kind : kinds()) {
        TrainingPlan plan = plan(kind.name());
        if (kind.name().equals(Voter.Elastic.NAME)) {
          voters.add(new Voter.Elastic(plan.withMembers(1), kind.weight()));
          continue;
        }
        ActionModel model = ActionModel.named(kind.name(), set.layout(), bodies(set));
        for (String typed : streams) {
          Weighted stream = Weighted.of("--streams", typed);
          voters.add(
              new Voter.Network(
                  model.seeing(MotionStream.named(stream.name())),
                  plan,
                  stream.weight() * kind.weight()));
        }
      }
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
    return voters;
  }

  private TrainingPlan plan(String kind) {
    checkMembers();
    TrainingPlan plan = TrainingPlan.usual(kind, sight()).withMembers(members);
    if (epochs == null) {
      return plan;
    }
    if (epochs < 1) {
      throw new UsageException("--epochs starts at 1, got " + epochs);
    }
    return plan.withEpochs(epochs);
  }

  private void checkMembers() {
    if (members < 1) {
      throw new UsageException("--members starts at 1, got " + members);
    }
  }

  /** UTKinect's archive, which has the long recordings. */
  Path onlineData() {
    if (data == null || !dataset.equals("utkinect")) {
      throw new UsageException(
          "--online needs --dataset utkinect and --data with its archive or folder, got "
              + dataset);
    }
    return data;
  }

  /** Windows are many and alike, so fewer looks at each are enough. */
  TrainingPlan onlinePlan() {
    checkMembers();
    return TrainingPlan.DEFAULT
        .withEpochs(epochs == null ? ONLINE_EPOCHS : epochs)
        .withMembers(members);
  }

  private Sight sight() {
    return projected ? Sight.PICTURE_FROM_ANYWHERE : planar ? Sight.PICTURE : Sight.SPACE;
  }

  /** Two where any clip has two; such a set must have two in all. */
  static int bodies(ActionSet set) {
    long pairs = set.clips().stream().filter(clip -> clip.bodies().size() == 2).count();
    if (pairs != 0 && pairs != set.clips().size()) {
      throw new UsageException(
          "%s has %d clips of two persons and %d of one; train them apart"
              .formatted(set.name(), pairs, set.clips().size() - pairs));
    }
    return pairs == 0 ? 1 : 2;
  }
}
