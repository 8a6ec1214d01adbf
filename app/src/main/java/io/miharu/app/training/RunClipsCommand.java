package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.learning.clips.RateMethod;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code miharu run clips}: trains clip models with several seeds and tabulates what they reach.
 */
@Command(
    name = "clips",
    description = {
      "Trains clip models on data with several seeds and tabulates how they do on test clips, as they"
          + " are, with their frames shuffled and run backwards, how well their probabilities are"
          + " calibrated before and after temperature scaling, and what a seed costs.",
      "--data and --input may name several, with commas between them. What is finished is kept in"
          + " DIR/rows.jsonl, what is under way in a checkpoint: the same command goes on from"
          + " there, and DIR/report.html shows all rows that were ever made in DIR."
    },
    mixinStandardHelpOptions = true)
public final class RunClipsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClipOptions options = new ClipOptions();

  @Option(
      names = "--models",
      paramLabel = "NAME",
      split = ",",
      required = true,
      description = "Which clip models, with commas between them.")
  private List<String> models = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds = 1;

  @Option(
      names = "--frame-rates",
      description =
          "Teach clips of cameras of 10, 15 and 30 frames/s and judge them there and at 6, 12, 25"
              + " and 50: plainly, with augmentation, and with an adversary as well; and beside that,"
              + " taught at 15 frames/s alone.")
  private boolean frameRates;

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description =
          "With --frame-rates: one-rate, plain, augmented and adversarial (default: all).")
  private List<RateMethod> methods = List.of(RateMethod.values());

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the table as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws IOException {
    Path folder =
        options.out.orElseThrow(() -> new UsageException("run clips needs --out DIR to keep rows"));
    if (seeds < 1) {
      throw new UsageException("--seeds starts at 1, got " + seeds);
    }
    List<ClipJob> jobs = jobs();
    ClipTable table;
    try {
      Files.createDirectories(folder);
      table = new ClipTable(folder);
    } catch (IOException unwritable) {
      throw new OutputException(folder + " cannot be used: " + unwritable, unwritable);
    }
    boolean complete = true;
    try (Interruption interruption = Interruption.listen()) {
      for (ClipJob job : jobs) {
        if (table.has(job.setting(), job.seed())) {
          continue;
        }
        Optional<ClipRow> row = job.run(folder, interruption::requested);
        complete = row.isPresent();
        if (!complete) {
          break;
        }
        table.add(row.get());
        table.write(folder.resolve("report.html"));
      }
    }
    print(table, folder);
    return (complete ? ExitCode.DONE : ExitCode.INTERRUPTED).code();
  }

  /** Seed by seed, so that what was finished by some time is spread over all rows. */
  private List<ClipJob> jobs() {
    String all =
        options.data.orElseThrow(() -> new UsageException("run clips needs --data; see --help"));
    List<ClipJob> jobs = new ArrayList<>();
    for (long seed = options.loop.seed; seed < options.loop.seed + seeds; seed++) {
      for (String data : all.split(",", -1)) {
        for (String input : options.input.split(",", -1)) {
          for (String name : models) {
            ClipOptions one = options.copy(data, input, seed);
            ClipModel model = TrainCommand.model(name);
            if (frameRates) {
              methods.forEach(method -> jobs.add(new ClipJob(model, one, Optional.of(method))));
            } else {
              jobs.add(new ClipJob(model, one, Optional.empty()));
            }
          }
        }
      }
    }
    return jobs;
  }

  private void print(ClipTable table, Path folder) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(table.json());
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      console.print(table.text());
      console.printf("written: %s%n", folder.resolve("report.html"));
    }
    console.flush();
  }
}
