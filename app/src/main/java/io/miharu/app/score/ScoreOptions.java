package io.miharu.app.score;

import io.miharu.app.BuildVersion;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.app.score.report.ScoreReport;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.statistics.Bootstrap;
import io.miharu.eval.statistics.Uncertainty;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every scorer shares, and what they do with its sheets. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before anybody asks
final class ScoreOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print all scores as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = "--report",
      paramLabel = "PAGE",
      description = "Write an HTML page with tables, curves, intervals and comparisons.")
  private @Nullable Path report;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description =
          "Draw N samples for 95 %% intervals and for comparing systems; 0 for none (default: "
              + Bootstrap.DEFAULT_SAMPLES
              + " with --report or several systems, otherwise 0).")
  private @Nullable Integer samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What --bootstrap is drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Where the scores go that were asked for as JSON; the text then stays away from it. */
  boolean jsonOnStandardOutput() {
    return JsonTarget.STANDARD_OUTPUT.equals(json);
  }

  /**
   * Hands the sheets out: as JSON and as a page where asked for, and as text where nothing else
   * fills standard output.
   *
   * @param sheets one per system, in the order they were given
   */
  void publish(List<ScoreSheet> sheets, PrintWriter text) throws IOException {
    List<ScoreSheet> named = SystemNames.distinct(sheets);
    Uncertainty uncertainty = uncertainty(named);
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(ScoreJson.of(named, uncertainty));
      }
    }
    if (report != null) {
      write(report, new ScoreReport(named, uncertainty, commandLine(), BuildVersion.current()));
    }
    if (!jsonOnStandardOutput()) {
      text.print(ScoreText.of(named, uncertainty));
      text.flush();
    }
  }

  private Uncertainty uncertainty(List<ScoreSheet> sheets) {
    int wanted = Bootstrap.DEFAULT_SAMPLES;
    if (samples != null) {
      wanted = samples;
    } else if (report == null && sheets.size() < 2) {
      wanted = 0;
    }
    if (wanted < 0) {
      throw new UsageException("--bootstrap needs 0 samples or more, got " + wanted);
    }
    return wanted == 0
        ? Uncertainty.none(sheets.size())
        : Uncertainty.of(sheets, new Bootstrap(wanted, seed, Bootstrap.DEFAULT_LEVEL));
  }

  /** What the user typed, quoted where a shell would need it. */
  private String commandLine() {
    List<String> words = new ArrayList<>(List.of("miharu"));
    for (String word : command.root().commandLine().getParseResult().originalArgs()) {
      String typed = word.equals("--json=" + JsonTarget.STANDARD_OUTPUT) ? "--json" : word;
      words.add(typed.matches("[\\w@%+=:,./-]+") ? typed : "'" + typed.replace("'", "'\\''") + "'");
    }
    return String.join(" ", words);
  }

  private static void write(Path file, ScoreReport page) throws IOException {
    try {
      Files.writeString(file, page.html());
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s; choose another file for --report"
              .formatted(file, unwritable.getMessage()),
          unwritable);
    }
  }
}
