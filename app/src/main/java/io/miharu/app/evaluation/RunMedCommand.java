package io.miharu.app.evaluation;

import io.miharu.app.BuildVersion;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.app.score.report.ScoreReport;
import io.miharu.app.search.BundledEncoder;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.statistics.Bootstrap;
import io.miharu.eval.statistics.Uncertainty;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code miharu run med}: multimedia event detection from concept scores, with few or no examples.
 */
@Command(
    name = "med",
    description = {
      "Ranks videos for events by concept scores, with no or a few examples.",
      "The events are all labels in the truth file. Positives and negatives are drawn per event; drawn"
          + " videos leave the ranking."
    },
    mixinStandardHelpOptions = true)
final class RunMedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Where concept scores come from. */
  @SuppressWarnings("NullAway.Init") // picocli sets the options before call()
  static final class Source {

    @ArgGroup(exclusive = false)
    private @Nullable Matrix matrix;

    @Option(
        names = "--index",
        paramLabel = "DIR",
        required = true,
        description = "An index of miharu index.")
    private @Nullable Path index;
  }

  /** Scores of somebody else's network. */
  static final class Matrix {

    @Option(
        names = "--scores",
        required = true,
        paramLabel = "FILE",
        description = "Concept scores, NumPy matrix of videos by concepts.")
    private Path scores = Path.of("");

    @Option(
        names = "--labels",
        required = true,
        paramLabel = "FILE",
        description = "The concepts' names, one per line and column.")
    private Path labels = Path.of("");

    @Option(
        names = "--videos",
        paramLabel = "FILE",
        description =
            "The rows' names, one per line; without, a video's name ends in its row, from 1.")
    private @Nullable Path videos;
  }

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = {
        "Which videos hold which events: the JSON of ActivityNet and THUMOS, a CSV table with the",
        "columns video and event, or TRECVID's reference, with --trials."
      })
  private Path truth = Path.of("");

  @Option(
      names = "--trials",
      paramLabel = "FILE",
      description = "The trial index of TRECVID's reference.")
  private @Nullable Path trials;

  @Option(
      names = "--event-names",
      paramLabel = "FILE",
      description = "TRECVID's event database, with the names of the reference's events.")
  private @Nullable Path eventNames;

  @Option(
      names = "--event-file",
      paramLabel = "FILE",
      description = "Load event definitions of your own, in Turtle. May be repeated.")
  private List<Path> eventFiles = List.of();

  @Option(
      names = "--protocol",
      paramLabel = "P",
      defaultValue = "000Ex",
      description = "000Ex, 010Ex, 100Ex or k=N examples; ${DEFAULT-VALUE} by default.")
  private String protocol = "000Ex";

  @Option(
      names = "--hide-own-concept",
      description = "Take the concept away that bears the event's name.")
  private boolean hideOwnConcept;

  @Option(
      names = "--feedback",
      description = {
        "Learn from the unlabelled videos, too: without examples they sharpen the relations, with",
        "examples they also correct what was learned. Needs scores that share out one whole."
      })
  private boolean feedback;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "8",
      description = "How often examples are drawn; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--negatives",
      paramLabel = "N",
      defaultValue = "30",
      description = "Negatives drawn per event; ${DEFAULT-VALUE} by default.")
  private int negatives;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the report as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = {
        "Decide instead of ranking: cut the videos of each kind into N blocks in the order of their",
        "names, learn outside each block, and print the share of right decisions."
      })
  private int folds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write TRECVID's result files, one folder per draw, for miharu score med; and report.html."
      })
  private @Nullable Path out;

  @Option(
      names = "--form",
      paramLabel = "YEAR",
      defaultValue = "MED17",
      description =
          "The year's form of these files: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private io.miharu.eval.med.MedProtocol form = io.miharu.eval.med.MedProtocol.MED17;

  @Option(
      names = "--run-name",
      paramLabel = "NAME",
      description = "The run's name, in NIST's form TEAM_MED17_SEARCH_PS_10Ex_SML_p-SYS_1.")
  private @Nullable String runName;

  @Override
  public Integer call() throws Exception {
    if (seeds < 1 || negatives < 1) {
      throw new UsageException(
          "--seeds and --negatives start at 1, got %d and %d".formatted(seeds, negatives));
    }
    int examples = MedProtocol.parse(protocol).examples();
    MedSettings settings = new MedSettings(examples, negatives, seeds, hideOwnConcept, feedback);
    String year = form.name().substring(3, 5);
    MedRunName name =
        runName == null
            ? MedRunName.usual(Integer.parseInt(year), examples)
            : new MedRunName(runName);
    EventTruth events =
        EventTruthFile.read(truth, Optional.ofNullable(trials), Optional.ofNullable(eventNames));
    if (folds != 0) {
      return printAccuracies(settings, events);
    }
    List<EventResult> results = run(settings, events, MedRun::results);
    MedSheets sheets = new MedSheets(results);
    if (out != null) {
      new MedRunFiles(form, name, events).write(out, results);
      writeReport(out.resolve("report.html"), sheets.sheets());
    }
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(sheets.json());
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      PrintWriter text = spec.commandLine().getOut();
      text.print(sheets.text());
      text.flush();
    }
    return ExitCode.DONE.code();
  }

  private int printAccuracies(MedSettings settings, EventTruth events) throws Exception {
    if (folds < 2 || settings.examples() == 0 || feedback || out != null || json != null) {
      throw new UsageException(
          "--folds needs 2 blocks or more and examples, such as --protocol k=10, and goes without"
              + " --feedback, --out and --json; got %d".formatted(folds));
    }
    PrintWriter text = spec.commandLine().getOut();
    text.printf("%-28s %-13s %-13s %s%n", "right decisions", "hybrid", "zero-shot", "few-shot");
    run(settings, events, run -> run.accuracies(folds)).forEach(one -> text.print(one.text()));
    text.flush();
    return ExitCode.DONE.code();
  }

  /** What is asked of a run. */
  private interface Asked<T> {
    T of(MedRun run) throws Exception;
  }

  private <T> T run(MedSettings settings, EventTruth events, Asked<T> asked) throws Exception {
    Ontology ontology = eventFiles.isEmpty() ? Ontology.builtIn() : Ontology.load(eventFiles);
    ForeignScores scores = scores(ontology);
    if (settings.feedback() && !scores.sharesOfOneWhole()) {
      spec.commandLine()
          .getErr()
          .println(
              "miharu: --feedback has no effect: it needs scores that share out one whole among"
                  + " the concepts, these are of independent detectors");
    }
    try (BundledEncoder encoder = new BundledEncoder()) {
      EventRelations relations = new EventRelations(scores, ontology, encoder);
      return asked.of(new MedRun(settings, scores, events, ontology, relations));
    }
  }

  private ForeignScores scores(Ontology ontology) throws IOException {
    if (source.index != null) {
      return IndexScores.read(source.index, ontology);
    }
    Matrix matrix = source.matrix;
    if (matrix == null) {
      throw new UsageException("run med needs --index, or --scores with --labels");
    }
    return ForeignScores.read(
            matrix.scores,
            matrix.labels,
            matrix.videos == null ? List.of() : List.of(matrix.videos))
        .calibrated();
  }

  private void writeReport(Path file, List<ScoreSheet> sheets) throws IOException {
    Uncertainty uncertainty =
        Uncertainty.of(
            sheets, new Bootstrap(Bootstrap.DEFAULT_SAMPLES, 1, Bootstrap.DEFAULT_LEVEL));
    String typed =
        "miharu " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    try {
      Files.writeString(
          file, new ScoreReport(sheets, uncertainty, typed, BuildVersion.current()).html());
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s; choose another folder for --out"
              .formatted(file, unwritable.getMessage()),
          unwritable);
    }
  }
}
