package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.trec.JudgementFormat;
import io.miharu.eval.trec.StandardScores;
import io.miharu.eval.trec.TrecEvaluation;
import io.miharu.eval.trec.TrecJudgements;
import io.miharu.eval.trec.TrecOptions;
import io.miharu.eval.trec.TrecRun;
import io.miharu.eval.trec.TrecScores;
import io.miharu.eval.trec.TrecText;
import io.miharu.eval.trec.TrecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score trec}: ranked documents against judgements, as trec_eval scores them. */
@Command(
    name = "trec",
    description = {
      "Scores ranked documents as trec_eval does, and prints what it prints.",
      "Several runs are scored one after the other and compared in --json and --report."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreTrecCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = {"-m", "--measure"},
      paramLabel = "MEASURE",
      description =
          "A measure with parameters, such as P.5,10, or a set: official, set, all_trec,"
              + " all_prefs, qrels_jg. May be repeated. Default: official, or the set for -R.")
  private List<String> measures = new ArrayList<>();

  @Option(
      names = {"-q", "--per-topic", "--query_eval_wanted"},
      description = "Print every topic's scores too.")
  private boolean perTopic;

  @Option(
      names = {"-n", "--no-summary", "--nosummary"},
      description = "Do not print the scores over all topics.")
  private boolean noSummary;

  @Option(
      names = {"-c", "--all-topics", "--complete_rel_info_wanted"},
      description = "Average over all judged topics, also those the run leaves out.")
  private boolean allTopics;

  @Option(
      names = {"-l", "--relevant-from", "--level_for_rel"},
      paramLabel = "GRADE",
      defaultValue = "1",
      description = "The least grade that counts as relevant.")
  private int relevantFrom;

  @Option(
      names = {"-M", "--most-retrieved", "--Max_retrieved_per_topic"},
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "Look at the first N documents of a topic only.")
  private int mostRetrieved;

  @Option(
      names = {"-N", "--collection-size", "--Number_docs_in_coll"},
      paramLabel = "N",
      defaultValue = "9223372036854775807",
      description = "Documents in the collection, for utility.")
  private long collectionSize;

  @Option(
      names = {"-J", "--judged-only", "--Judged_docs_only"},
      description = "Take unjudged documents out of the rankings first.")
  private boolean judgedOnly;

  @Option(
      names = {"-R", "--judgements", "--Rel_info_format"},
      paramLabel = "FORMAT",
      defaultValue = "qrels",
      description = "What the first file holds: qrels, qrels_jg, prefs or qrels_prefs.")
  private String format;

  @Option(
      names = {"-Z", "--standard-scores", "--Zscore"},
      paramLabel = "FILE",
      description = "Turn scores into standard scores by this file: topic measure mean deviation.")
  private @Nullable Path standards;

  @Option(
      names = "--trec-version",
      paramLabel = "9|10",
      defaultValue = "10",
      description =
          "Whose numbers: 9 truncates recall levels and keeps scores as float, 10 does neither.")
  private int version;

  @Option(
      names = {"-T", "--Results_format"},
      hidden = true,
      description = "Accepted; there is one format, trec_results.")
  void acceptFormat(String unused) {}

  @Option(
      names = {"-o", "-a", "-v", "--compat"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptFlag(boolean unused) {}

  @Option(
      names = {"-D", "--Debug_level", "-Q", "--debug_query"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptDebugging(String unused) {}

  @Parameters(index = "0", paramLabel = "JUDGEMENTS", description = "The judgements.")
  private Path judgements;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RUN",
      description = "What systems returned: topic Q0 document rank score tag.")
  private List<Path> runs;

  @Override
  public Integer call() throws IOException {
    TrecOptions options = options();
    JudgementFormat judged =
        Stream.of(JudgementFormat.values())
            .filter(known -> known.word().equals(format))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "-R knows qrels, qrels_jg, prefs and qrels_prefs, not " + format));
    TrecJudgements truth = TrecJudgements.read(judgements, judged, options.version());
    TrecEvaluation evaluation = evaluation(truth, judged, options);
    Map<String, Map<String, StandardScores.Standard>> standard =
        standards == null ? Map.of() : StandardScores.read(standards);
    PrintWriter out = spec.commandLine().getOut();
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path run : runs) {
      TrecScores found = evaluation.score(TrecRun.read(run, options.version()), standard);
      sheets.add(TrecSheet.of(found, run));
      if (!scores.jsonOnStandardOutput()) {
        out.print(TrecText.of(found, perTopic, !noSummary, standards != null, options.version()));
      }
    }
    out.flush();
    // Standard output holds what trec_eval prints and nothing else: scripts parse it.
    scores.publish(sheets, new PrintWriter(Writer.nullWriter()));
    return ExitCode.DONE.code();
  }

  private TrecOptions options() {
    if (version != 9 && version != 10) {
      throw new UsageException("--trec-version is 9 or 10, got " + version);
    }
    if (mostRetrieved < 1) {
      throw new UsageException("-M needs a number of 1 or more, got " + mostRetrieved);
    }
    return new TrecOptions(
        version == 9 ? TrecVersion.V9 : TrecVersion.V10,
        allTopics,
        relevantFrom,
        mostRetrieved,
        judgedOnly,
        collectionSize);
  }

  private TrecEvaluation evaluation(
      TrecJudgements truth, JudgementFormat judged, TrecOptions options) {
    List<String> names = measures;
    if (names.isEmpty()) {
      names =
          switch (judged) {
            case QRELS -> List.of("official");
            case QRELS_JG -> List.of("qrels_jg");
            case PREFS, QRELS_PREFS -> List.of("all_prefs");
          };
    }
    try {
      return new TrecEvaluation(truth, names, options);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
