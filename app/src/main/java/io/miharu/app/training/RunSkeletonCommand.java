package io.miharu.app.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyMotion;
import io.miharu.learning.skeletons.Fold;
import io.miharu.learning.skeletons.FoldResult;
import io.miharu.learning.skeletons.NetworkShares;
import io.miharu.learning.skeletons.OnlineTrial;
import io.miharu.learning.skeletons.Protocol;
import io.miharu.learning.skeletons.SkeletonTrial;
import io.miharu.learning.skeletons.TrialResult;
import io.miharu.learning.skeletons.Voter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu run skeleton}: trains and judges on every fold of a data set's protocol. */
@Command(
    name = "skeleton",
    description = {
      "Trains a network of skeleton actions on each fold of a data set, judges it on the fold's"
          + " other clips, and prints the accuracy.",
      "With --out, finished networks are kept in networks.jsonl and a stopped run goes on; report.html"
          + " shows the folds and the confusion matrix."
    },
    mixinStandardHelpOptions = true)
public final class RunSkeletonCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Mixin private SkeletonOptions options = new SkeletonOptions();

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = {
        "folds (SBU), cross-subject (MSR), listed (MSR, its own lists AS1 to AS3),"
            + " leave-one-subject-out, leave-one-sequence-out, half-the-subjects,"
            + " odd-subjects, ntu-cross-subject or ntu-cross-view; by default"
            + " the one usual for the set."
      })
  private @Nullable String protocol;

  @Option(
      names = "--folds",
      paramLabel = "NAME",
      split = ",",
      description = "Only these folds of the protocol: fold-1,fold-2 or AS1; all by default.")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often all is done, with the seeds 1 to N; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--inside-training",
      description =
          "Judge by a fifth of the subjects of each training part instead, to choose settings"
              + " without looking at the test clips.")
  private boolean insideTraining;

  @Mixin private OnlineOptions online = new OnlineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep finished networks and write report.html.")
  private @Nullable Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the result as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws IOException {
    if (seeds < 1) {
      throw new UsageException("--seeds starts at 1, got " + seeds);
    }
    if (online.online()) {
      return online();
    }
    ActionSet set = options.read();
    Protocol chosen = protocol(set);
    List<Voter> voters = options.voters(set);
    String settings =
        "%s %s%s, data %08x"
            .formatted(
                set.name(), chosen.word(), insideTraining ? " inside-training" : "", checksum(set));
    PrintWriter progress = spec.commandLine().getErr();
    set.leftOut().forEach(reason -> progress.println("left out: " + reason));
    SkeletonTrial trial = new SkeletonTrial(set, voters);
    trial.unusable().forEach(reason -> progress.println("unusable, counts as wrong: " + reason));
    progress.flush();
    TrialResult result = run(insideTraining ? trial.choosing() : trial, chosen, settings);
    print(result, set, chosen);
    if (out != null) {
      Path page = out.resolve("report.html");
      new SkeletonPage(set, settings + ", " + networks(voters), result).write(page);
      spec.commandLine().getOut().printf("written: %s%n", page);
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  /** What answered, with weights and how it was trained. */
  private static String networks(List<Voter> voters) {
    return voters.stream()
        .map(
            voter ->
                "%d x %s, weight %s, %s"
                    .formatted(voter.plan().members(), voter.name(), voter.weight(), voter.plan()))
        .collect(Collectors.joining("; "));
  }

  private int online() throws IOException {
    Path folder = out == null ? Files.createTempDirectory("miharu-online") : out;
    Files.createDirectories(folder);
    PrintWriter console = spec.commandLine().getOut();
    OnlineRun run =
        new OnlineRun(
            options.onlineData(),
            options.modelName(),
            options.onlinePlan(),
            folder,
            spec.commandLine().getErr());
    if (online.recording().isPresent()) {
      console.println(run.json(run.watch(online.recording().get(), 1)));
      console.flush();
      return ExitCode.DONE.code();
    }
    for (long seed = 1; seed <= seeds; seed++) {
      List<OnlineTrial.Found> found = run.judge(seed, online.parts(), insideTraining);
      OnlineScores scores = OnlineScores.of(found, run.actions(), folder);
      console.printf("seed %d: %s%n", seed, scores.words());
      Path page = folder.resolve("online.html");
      new OnlinePage(run.actions()).write(page, scores.words(), found);
      console.printf("written: %s%n", page);
      console.flush();
    }
    return ExitCode.DONE.code();
  }

  private Protocol protocol(ActionSet set) {
    if (protocol == null) {
      return Protocol.usual(set.name());
    }
    try {
      return Protocol.named(protocol);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
  }

  private TrialResult run(SkeletonTrial trial, Protocol chosen, String settings)
      throws IOException {
    Optional<NetworkFile> file = Optional.empty();
    if (out != null) {
      Files.createDirectories(out);
      file = Optional.of(new NetworkFile(out.resolve("networks.jsonl"), settings));
    }
    Listener listener = new Listener(file, spec.commandLine().getErr());
    List<Fold> folds = folds(trial, chosen);
    List<FoldResult> results = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      results.addAll(trial.run(folds, seed, listener).folds());
    }
    return new TrialResult(results);
  }

  private List<Fold> folds(SkeletonTrial trial, Protocol chosen) {
    List<Fold> all;
    try {
      all = trial.folds(chosen);
    } catch (IllegalArgumentException doesNotFit) {
      throw new UsageException(String.valueOf(doesNotFit.getMessage()));
    }
    if (all.stream().anyMatch(fold -> fold.test().isEmpty())) {
      throw new UsageException(
          "--protocol %s leaves no clips of this set to be judged by; is it another set's?"
              .formatted(chosen.word()));
    }
    List<String> names = all.stream().map(Fold::name).toList();
    if (!names.containsAll(only)) {
      throw new UsageException("--folds needs some of %s, got %s".formatted(names, only));
    }
    return all.stream().filter(fold -> only.isEmpty() || only.contains(fold.name())).toList();
  }

  private void print(TrialResult result, ActionSet set, Protocol chosen) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    if (json != null) {
      ObjectNode node = JSON.createObjectNode();
      node.put("dataset", set.name());
      node.put("protocol", chosen.word());
      only.forEach(node.putArray("folds")::add);
      node.put("model", options.modelNames());
      node.put("streams", options.streamNames());
      node.put("clips", set.clips().size());
      node.put("mean", result.mean());
      node.put("deviation", result.deviation());
      ObjectNode bySeed = node.putObject("seeds");
      result.meanOfFolds().forEach((seed, mean) -> bySeed.put(String.valueOf(seed), mean));
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(JSON.writeValueAsString(node));
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      result
          .meanOfFolds()
          .forEach(
              (seed, mean) ->
                  console.printf(
                      Locale.ROOT, "seed %d: mean of folds %.2f %%%n", seed, 100 * mean));
      String some = only.isEmpty() ? "" : ", only " + String.join(" and ", only);
      console.printf(
          "%s, %s%s, %s: %s%n",
          set.name(), chosen.word(), some, what(), SkeletonPage.summary(result));
    }
  }

  private String what() {
    return options.modelNames() + " of " + options.streamNames();
  }

  /** Of all numbers in all clips: results of other data do not count. */
  private static int checksum(ActionSet set) {
    CRC32 sum = new CRC32();
    for (ActionClip clip : set.clips()) {
      sum.update(clip.name().getBytes(StandardCharsets.UTF_8));
      for (BodyMotion body : clip.bodies()) {
        for (float value : body.values()) {
          int bits = Float.floatToIntBits(value);
          sum.update(bits);
          sum.update(bits >>> 8);
          sum.update(bits >>> 16);
          sum.update(bits >>> 24);
        }
      }
    }
    return (int) sum.getValue();
  }

  /** Tells people how it goes, and keeps what is finished. */
  private record Listener(Optional<NetworkFile> file, PrintWriter progress)
      implements SkeletonTrial.Listener {

    @Override
    public Optional<NetworkShares> known(NetworkShares.Key key) {
      return file.flatMap(networks -> networks.known(key));
    }

    @Override
    public void epochDone(String fold, long seed, int epoch, double loss) {
      if (epoch % 10 == 0) {
        progress.printf(
            Locale.ROOT, "  seed %d %s, epoch %d: loss %.3f%n", seed, fold, epoch, loss);
        progress.flush();
      }
    }

    @Override
    public void networkDone(NetworkShares said) {
      if (file.isPresent()) {
        try {
          file.get().add(said);
        } catch (IOException unwritable) {
          throw new UncheckedIOException(unwritable);
        }
      }
    }

    @Override
    public void foldDone(FoldResult result) {
      progress.printf(
          Locale.ROOT,
          "seed %d %s: %d of %d, %.2f %% (%.0f s)%n",
          result.seed(),
          result.fold(),
          result.hits(),
          result.truths().size(),
          100 * result.accuracy(),
          result.seconds());
      progress.flush();
    }
  }
}
