package io.miharu.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.eval.MatchCounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu run caviar}: meeting and moving of person pairs, by rules and by examples. */
@Command(
    name = "caviar",
    description = {
      "Finds meeting and moving in the CAVIAR person pairs, by rules in the event language, whose"
          + " limits are chosen in a fold's training sequences, and by a few examples; prints F1"
          + " per event and fold.",
      "FOLDER holds fold1 and fold2, each with train_fold_N.txt and test_fold_N.txt."
    },
    mixinStandardHelpOptions = true)
final class RunCaviarCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Integer> EXAMPLES = List.of(1, 4, 10, 40);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where the folds are.")
  private Path folder = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = {
        "A Turtle file with e:pair-meeting and e:pair-moving in place of ours.",
        "Where it has $lasting and $within, numbers of seconds are put that suit the training"
            + " sequences."
      })
  private @Nullable Path rules;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "8",
      description = "How often examples are drawn; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the report as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws Exception {
    if (seeds < 1) {
      throw new UsageException("--seeds starts at 1, got " + seeds);
    }
    ObjectNode report = report();
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(JSON.writeValueAsString(report));
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      print(report, spec.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private ObjectNode report() throws IOException {
    PairRules asked = rules == null ? PairRules.shipped() : PairRules.of(rules);
    ObjectNode report = JSON.createObjectNode();
    for (int fold = 1; fold <= 2; fold++) {
      Path files = folder.resolve("fold" + fold);
      CaviarRun run =
          new CaviarRun(
              CaviarPair.read(files.resolve("train_fold_" + fold + ".txt")),
              CaviarPair.read(files.resolve("test_fold_" + fold + ".txt")),
              asked);
      ObjectNode events = report.putObject("fold" + fold);
      for (CaviarRun.Event event : CaviarRun.Event.values()) {
        ObjectNode one = events.putObject(event.name().toLowerCase(Locale.ROOT));
        PairRule rule = run.rule(event);
        MatchCounts found = run.byRule(event, rule);
        one.putObject("rule")
            .put("f1", found.f1())
            .put("precision", found.precision())
            .put("recall", found.recall())
            .put("reachPx", rule.reachPx())
            .put("lasting", rule.seconds().lasting())
            .put("within", rule.seconds().within());
        for (int k : EXAMPLES) {
          double[] f1 =
              IntStream.range(0, seeds)
                  .mapToDouble(s -> run.byExamples(event, k, s).f1())
                  .toArray();
          one.putObject("k=" + k).put("f1", mean(f1)).put("deviation", deviation(f1));
        }
      }
    }
    return report;
  }

  private static void print(ObjectNode report, PrintWriter out) {
    out.printf("%-16s %8s", "F1", "rule");
    EXAMPLES.forEach(k -> out.printf(" %16s", k + " + " + k + " examples"));
    out.println();
    report
        .properties()
        .forEach(
            fold ->
                fold.getValue()
                    .properties()
                    .forEach(
                        event -> {
                          out.printf(
                              Locale.ROOT,
                              "%-16s %8.3f",
                              fold.getKey() + " " + event.getKey(),
                              event.getValue().path("rule").path("f1").asDouble());
                          for (int k : EXAMPLES) {
                            out.printf(
                                Locale.ROOT,
                                "    %.3f ± %.3f",
                                event.getValue().path("k=" + k).path("f1").asDouble(),
                                event.getValue().path("k=" + k).path("deviation").asDouble());
                          }
                          out.println();
                        }));
    out.flush();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
  }

  /** Of a sample; 0 for one value. */
  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares =
        IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, 2)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }
}
