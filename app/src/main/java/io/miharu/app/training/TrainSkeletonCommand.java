package io.miharu.app.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.report.PageText;
import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.learning.skeletons.SkeletonTrial;
import io.miharu.learning.skeletons.TrainingPlan;
import io.miharu.learning.skeletons.Voter;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.OnnxExporter;
import io.miharu.temporal.models.ActionNetwork;
import io.miharu.temporal.skeletons.MotionStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu train skeleton}: a network of skeleton actions, trained on a whole data set. */
@Command(
    name = "skeleton",
    description = {
      "Trains a network of skeleton actions on all clips of a data set and writes it as an ONNX file"
          + " with its card, and a page of clips with the action seen over time; of several streams or members, a file for each.",
      "How well such a network does on people it has not seen, miharu run skeleton says."
    },
    mixinStandardHelpOptions = true)
final class TrainSkeletonCommand implements Callable<Integer> {

  private static final int BATCH = 16;
  private static final double TIMED_SECONDS = 2;

  @Spec private CommandSpec spec;

  @Mixin private SkeletonOptions options = new SkeletonOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is drawn at random; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    ActionSet set = options.read();
    List<Voter> voters = options.voters(set);
    SkeletonTrial trial = new SkeletonTrial(set, voters);
    for (Voter each : voters) {
      if (!(each instanceof Voter.Network voter)) {
        throw new UsageException(
            "%s compares with the learned clips and is no network; train another --model"
                .formatted(each.name()));
      }
      for (int member = 0; member < voter.plan().members(); member++) {
        train(set, trial, voter, member);
      }
    }
    return ExitCode.DONE.code();
  }

  private void train(ActionSet set, SkeletonTrial trial, Voter.Network voter, int member)
      throws IOException {
    TrainingPlan plan = voter.plan();
    ActionNetwork.Description description =
        new ActionNetwork.Description(
            voter.model().name(),
            voter.model().stream(),
            set.layout(),
            SkeletonOptions.bodies(set),
            plan.heading(),
            plan.smoothings(),
            plan.planar(),
            set.actions());
    String name = name(set, voter, member);
    Path onnx = out.resolve(name + ".onnx");
    PrintWriter progress = spec.commandLine().getErr();
    try (TrainableNetwork net = trial.trainOnAll(voter, member, seed, listener(progress))) {
      OnnxExporter.write(net, description.metadata(), onnx);
      Path card = out.resolve(name + ".json");
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(card.toFile(), card(name, set, voter, net, onnx));
      spec.commandLine().getOut().printf("written: %s%nwritten: %s%n", onnx, card);
    }
    try (ActionNetwork network = ActionNetwork.open(onnx)) {
      Path page = out.resolve(name + ".html");
      Files.writeString(page, page(set, network));
      PrintWriter console = spec.commandLine().getOut();
      console.printf("written: %s%n", page);
      console.printf(
          Locale.ROOT,
          "%d bytes; one core answers %.0f clips a second%n",
          Files.size(onnx),
          clipsPerSecond(network));
      console.flush();
    }
  }

  /** Set and kind, and what tells one from another where there are several. */
  private static String name(ActionSet set, Voter.Network voter, int member) {
    String stream =
        voter.model().stream() == MotionStream.JOINT ? "" : "-" + voter.model().stream().word();
    String which = member == 0 ? "" : "-" + (member + 1);
    return set.name() + "-" + voter.model().name() + stream + which;
  }

  private static SkeletonTrial.Listener listener(PrintWriter progress) {
    return new SkeletonTrial.Listener() {
      @Override
      public void epochDone(String fold, long seed, int epoch, double loss) {
        if (epoch % 5 == 0) {
          progress.printf(Locale.ROOT, "epoch %d: loss %.3f%n", epoch, loss);
          progress.flush();
        }
      }
    };
  }

  private ObjectNode card(
      String name, ActionSet set, Voter.Network voter, TrainableNetwork net, Path onnx)
      throws IOException {
    TrainingPlan plan = voter.plan();
    ObjectNode card = new ObjectMapper().createObjectNode();
    card.put("name", name);
    card.put("task", "skeleton-action");
    card.put("data", "%d clips of %s".formatted(set.clips().size(), set.name()));
    card.put("layout", set.layout().skeleton().name());
    card.put("bodies", SkeletonOptions.bodies(set));
    set.actions().forEach(card.putArray("labels")::add);
    card.put("parameters", net.network().parameterCount());
    card.put("multiplications", net.network().multiplications());
    card.put("bytes", Files.size(onnx));
    card.put(
        "command",
        "miharu train skeleton --dataset %s --model %s --streams %s --members %d --epochs %d --seed %d"
            .formatted(
                options.dataset(),
                voter.model().name(),
                voter.model().stream().word(),
                plan.members(),
                plan.epochsFor(set.clips().size()),
                seed));
    card.put("seed", seed);
    card.put("licence", "of these weights: as the project; of the clips: see the data set");
    card.put(
        "limits",
        plan.planar()
            ? "For joints in a picture, from any side; trained on projections, not on pictures."
            : "For joints in space, in metres; not for joints in a picture.");
    return card;
  }

  /** The first clip of each action. */
  private static String page(ActionSet set, ActionNetwork network) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(PageText.escape(set.name()))
        .append("</title><style>body{font:15px sans-serif;margin:2em}</style></head><body>\n")
        .append(
            "<h1>What the network sees</h1>\n<p>Under each figure the action that is seen in the")
        .append(" clip until then, and its share. These clips were learned from.</p>\n");
    Set<Integer> shown = new HashSet<>();
    for (ActionClip clip : set.clips()) {
      if (shown.add(clip.action())) {
        page.append(ActionStrip.svg(clip, set.actions().get(clip.action()), network));
      }
    }
    return page.append("</body></html>\n").toString();
  }

  /** From features to scores, in batches, on one core. */
  private static double clipsPerSecond(ActionNetwork network) throws IOException {
    ActionNetwork.Description description = network.description();
    int values =
        description
            .model()
            .networks()
            .network(description.actions().size(), 1)
            .inputs()
            .values()
            .stream()
            .mapToInt(shape -> shape.length())
            .sum();
    List<float[]> batch = new ArrayList<>(Collections.nCopies(BATCH, new float[values]));
    network.logits(batch);
    // Processor time, since the network runs on this thread and others may share the machine.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long clips = 0;
    long spent = 0;
    while (spent < TIMED_SECONDS * 1e9) {
      network.logits(batch);
      clips += BATCH;
      spent = clock.getCurrentThreadCpuTime() - start;
    }
    return clips * 1e9 / spent;
  }
}
