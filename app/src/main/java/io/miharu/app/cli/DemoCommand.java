package io.miharu.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.demo.Demo;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.RunFolder;
import io.miharu.app.run.RunSettings;
import io.miharu.eval.MatchCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code miharu demo}: the whole engine on scenes that it renders itself; nothing to download. */
@Command(
    name = "demo",
    description = {
      "Renders built-in scenes, finds the events in them and scores the result.",
      "",
      "The scenes are filmed, and the films run as miharu detect runs them, with what is built in."
          + " Surveillance and dashcam scenes have a table each."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Render other scenes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "miharu-demo",
      description = "Where to write films, results and the report (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("miharu-demo");

  @Option(
      names = "--detector",
      paramLabel = "FILE|own|hog",
      description = "Look with this detector, as in miharu detect (default: what is built in).")
  private String detector = DetectorSetting.EMBEDDED;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many scenes to run side by side (default: the number of cores).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the scores as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors, and JSON where asked for.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    if (jobs < 1) {
      throw new UsageException("--jobs takes 1 or more, got " + jobs);
    }
    RunFolder.prepare(out);
    try (Interruption interruption = Interruption.listen()) {
      Demo.Result result = run(interruption);
      if (json != null) {
        try (JsonTarget target = JsonTarget.open(json)) {
          target.line(jsonOf(result));
        }
      }
      if (!quiet && !JsonTarget.STANDARD_OUTPUT.equals(json)) {
        System.out.print(text(result));
      }
      return (interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.DONE).code();
    }
  }

  private Demo.Result run(Interruption interruption) throws IOException {
    try (DemoProgress progress = new DemoProgress(quiet)) {
      DetectorSetting setting = DetectorSetting.parse(detector);
      DetectorChoice.check(RunSettings.DEFAULT.withDetector(setting));
      return new Demo(seed, out, setting, EventVocabulary.load(RunSettings.DEFAULT), interruption)
          .run(jobs, progress);
    }
  }

  private static String text(Demo.Result result) {
    return String.format(Locale.ROOT, "%nSurveillance, %.0f s of scenes%n%n", result.sceneSeconds())
        + result.surveillance().text()
        + String.format(Locale.ROOT, "%nDashcam, %.0f s of scenes%n%n", result.dashcamSeconds())
        + result.dashcam().text()
        + String.format(Locale.ROOT, "%nReport: %s%n", result.report());
  }

  private static String jsonOf(Demo.Result result) throws IOException {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("scenes", result.scenes());
    put(object, result.surveillance().total());
    object.put("sceneSeconds", result.sceneSeconds());
    object.put("report", result.report().toString());
    put(object.putObject("dashcam"), result.dashcam().total());
    return new ObjectMapper().writeValueAsString(object);
  }

  private static void put(ObjectNode object, MatchCounts counts) {
    object.put("found", counts.hits());
    object.put("missed", counts.misses());
    object.put("false", counts.falseAlarms());
  }
}
