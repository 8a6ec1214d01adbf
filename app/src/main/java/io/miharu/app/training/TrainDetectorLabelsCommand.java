package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.learning.detector.FrameStore;
import io.miharu.learning.detector.LabelledBox;
import io.miharu.learning.detector.LabelledBox.Trust;
import io.miharu.learning.detector.LabelledFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miharu train detector-labels}: the frames that a detector of our own learns from. */
@Command(
    name = "detector-labels",
    description = {
      "Takes frames of videos and built-in scenes and keeps them with what they show: of videos what"
          + " a larger detector says, of scenes the truth. A run that was stopped goes on.",
      "Clips and scene seeds that the engine is judged on are refused."
    },
    mixinStandardHelpOptions = true)
final class TrainDetectorLabelsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DetectorLabelOptions options = new DetectorLabelOptions();

  @Override
  public Integer call() throws IOException {
    try (FrameStore store = FrameStore.open(options.labels)) {
      new DetectorLabelling(options, spec.commandLine().getErr()).fill(store);
      print(store, spec.commandLine().getOut());
    } catch (IllegalArgumentException refused) {
      throw new UsageException(String.valueOf(refused.getMessage()));
    }
    return ExitCode.DONE.code();
  }

  private static void print(FrameStore store, PrintWriter out) {
    Map<String, Map<Trust, Integer>> counts = new TreeMap<>();
    int empty = 0;
    for (LabelledFrame frame : store.frames()) {
      empty += frame.boxes().isEmpty() ? 1 : 0;
      for (LabelledBox box : frame.boxes()) {
        counts
            .computeIfAbsent(box.label().value(), label -> new EnumMap<>(Trust.class))
            .merge(box.trust(), 1, Integer::sum);
      }
    }
    out.printf(
        "%d frames of %d clips, %d of them without anything%n",
        store.frames().size(), store.clips().size(), empty);
    counts.forEach(
        (label, count) ->
            out.printf(
                "%-12s %6d sure %6d repaired %6d unsure%n",
                label,
                count.getOrDefault(Trust.SURE, 0),
                count.getOrDefault(Trust.REPAIRED, 0),
                count.getOrDefault(Trust.UNSURE, 0)));
    out.flush();
  }
}
