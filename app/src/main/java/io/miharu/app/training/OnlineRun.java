package io.miharu.app.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.BuildVersion;
import io.miharu.app.console.UsageException;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.ingest.skeletons.ActionSets;
import io.miharu.ingest.skeletons.UtKinectReader;
import io.miharu.learning.data.Seed;
import io.miharu.learning.skeletons.OnlineTrial;
import io.miharu.learning.skeletons.TrainingPlan;
import io.miharu.temporal.actions.SkeletonActionNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code run skeleton --online}: trains networks that watch on the long recordings of some people,
 * lets them watch those of the others, and says how well; or watches a recording of the user's.
 * Networks stay in the folder, and one that is there is not trained again.
 */
final class OnlineRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parts of the people, of which each is watched by what has learned from the others. */
  static final int FOLDS = 5;

  private final Path folder;
  private final List<LabelledStream> streams;
  private final List<String> actions = UtKinectReader.ACTIONS;
  private final BodyLayout layout = BodyLayout.KINECT_20;
  private final String settings;
  private final OnlineTrial trial;
  private final int members;
  private final PrintWriter progress;

  /**
   * @param data UTKinect's archive or folder
   * @param folder for networks and results; there already
   */
  OnlineRun(Path data, String kind, TrainingPlan plan, Path folder, PrintWriter progress)
      throws IOException {
    this.folder = folder;
    this.streams = new UtKinectReader().streams(data);
    this.trial = new OnlineTrial(kind, layout, actions, plan, BuildVersion.current());
    this.members = plan.members();
    // Each network is trained alone, so those of a smaller ensemble serve a larger one.
    this.settings = "%s, %s, %s".formatted(kind, OnlineTrial.WINDOWS, plan.withMembers(1));
    this.progress = progress;
  }

  /**
   * Recordings, each watched by a network that has not seen its person.
   *
   * @param folds of the five parts of the people
   * @param insideTraining whether the part that comes next is watched in each part's place, and
   *     neither is learned from
   */
  List<OnlineTrial.Found> judge(long seed, int folds, boolean insideTraining) throws IOException {
    List<String> subjects =
        new ArrayList<>(
            streams.stream()
                .map(LabelledStream::subject)
                .collect(Collectors.toCollection(TreeSet::new)));
    List<OnlineTrial.Found> all = new ArrayList<>();
    for (int fold = 0; fold < Math.min(folds, subjects.size()); fold++) {
      Set<String> held = part(subjects, fold);
      Set<String> watched = insideTraining ? part(subjects, fold + 1) : held;
      Set<String> unknown = new TreeSet<>(held);
      unknown.addAll(watched);
      String name =
          "online-%d-%sfold-%d".formatted(seed, insideTraining ? "inside-" : "", fold + 1);
      List<LabelledStream> others =
          streams.stream().filter(stream -> !unknown.contains(stream.subject())).toList();
      try (Watchers watchers = watchers(name, others, "utkinect without " + unknown, seed)) {
        for (LabelledStream stream : streams) {
          if (watched.contains(stream.subject())) {
            all.add(OnlineTrial.watch(watchers.networks(), stream));
          }
        }
      }
    }
    return all;
  }

  /** Every fifth of the people, from one of the first five on. */
  private static Set<String> part(List<String> subjects, int fold) {
    Set<String> part = new TreeSet<>();
    for (int i = fold % FOLDS; i < subjects.size(); i += FOLDS) {
      part.add(subjects.get(i));
    }
    return part;
  }

  /** A recording of the user's, watched by a network that has learned from everybody. */
  OnlineTrial.Found watch(Path recording, long seed) throws IOException {
    BodyMotion motion = motion(recording);
    try (Watchers watchers = watchers("online", streams, "utkinect", seed)) {
      return OnlineTrial.watch(
          watchers.networks(),
          new LabelledStream("" + recording.getFileName(), "", motion, List.of()));
    }
  }

  private BodyMotion motion(Path recording) throws IOException {
    List<BodyMotion> bodies = ActionSets.recording(recording);
    if (bodies.size() != 1 || !bodies.get(0).layout().equals(layout)) {
      throw new UsageException(
          "%s: needs one person in the layout %s, got %d in %s"
              .formatted(
                  recording,
                  layout.skeleton().name(),
                  bodies.size(),
                  bodies.get(0).layout().skeleton().name()));
    }
    return bodies.get(0);
  }

  /** Networks that watch together. */
  private record Watchers(List<SkeletonActionNetwork> networks) implements AutoCloseable {

    @Override
    public void close() {
      networks.forEach(SkeletonActionNetwork::close);
    }
  }

  /** The first member has the seed of the run, the others their own. */
  private Watchers watchers(String name, List<LabelledStream> learned, String data, long seed)
      throws IOException {
    Watchers watchers = new Watchers(new ArrayList<>());
    try {
      for (int member = 0; member < members; member++) {
        boolean first = member == 0;
        Path file = folder.resolve(name + (first ? "" : "-member-" + (member + 1)) + ".onnx");
        long own = first ? seed : new Seed(seed).of(member).value();
        watchers.networks().add(network(file, learned, data, own));
      }
      return watchers;
    } catch (IOException | RuntimeException refused) {
      watchers.close();
      throw refused;
    }
  }

  private SkeletonActionNetwork network(
      Path file, List<LabelledStream> learned, String data, long seed) throws IOException {
    String source = "%s; seed %d, %s".formatted(data, seed, settings);
    if (Files.exists(file)) {
      SkeletonActionNetwork known = SkeletonActionNetwork.open(file);
      if (known.card().training().data().equals(source)) {
        return known;
      }
      known.close();
    }
    int[] epoch = {0};
    trial.train(
        learned,
        source,
        seed,
        loss -> {
          progress.printf(Locale.ROOT, "%s, epoch %d: loss %.3f%n", data, ++epoch[0], loss);
          progress.flush();
        },
        file);
    return SkeletonActionNetwork.open(file);
  }

  /** What was found, as JSON. */
  String json(OnlineTrial.Found found) {
    ObjectNode node = JSON.createObjectNode();
    node.put("recording", found.stream().name());
    var list = node.putArray("actions");
    found
        .segments()
        .forEach(
            segment ->
                list.add(
                    OnlineScores.json(segment, actions).put("known", segment.known().seconds())));
    return node.toPrettyString();
  }

  List<String> actions() {
    return actions;
  }
}
