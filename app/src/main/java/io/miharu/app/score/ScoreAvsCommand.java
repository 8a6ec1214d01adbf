package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.avs.AvsJudgements;
import io.miharu.eval.avs.AvsRun;
import io.miharu.eval.avs.InferredEvaluation;
import io.miharu.eval.avs.InferredScores;
import io.miharu.eval.avs.SampleEvalText;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.eval.trec.FieldLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score avs}: returned shots against sampled judgements, as TRECVID scores them. */
@Command(
    name = "avs",
    description = {
      "Scores ad-hoc video search as NIST's sample_eval.pl does, and prints what it prints.",
      "Several runs are scored one after the other and compared in --json and --report."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreAvsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = {"-q", "--per-topic"},
      description = "Print every topic's scores too.")
  private boolean perTopic;

  @Option(
      names = "--compat",
      description = {
        "Score as the reference does, defects included: a short line shifts all that follow, and",
        "of a shot given twice the last score counts."
      })
  private boolean compat;

  @Option(
      names = {"-v", "-d"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptFlag(boolean unused) {}

  @Parameters(
      index = "0",
      paramLabel = "JUDGEMENTS",
      description = "topic 0 shot stratum grade; grade -1 is pooled but not judged.")
  private Path judgements;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RUN",
      description = "What systems returned: topic Q0 shot rank score tag.")
  private List<Path> runs;

  @Override
  public Integer call() throws IOException {
    AvsJudgements truth =
        compat ? AvsJudgements.readAsStream(judgements) : AvsJudgements.read(judgements);
    PrintWriter out = spec.commandLine().getOut();
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path run : runs) {
      AvsRun found = compat ? AvsRun.readAsStream(run) : AvsRun.read(run);
      InferredScores result = InferredEvaluation.score(truth, found);
      sheets.add(sheet(result, run));
      if (!scores.jsonOnStandardOutput()) {
        out.print(SampleEvalText.of(result, perTopic));
      }
    }
    out.flush();
    // Standard output holds what the script prints and nothing else: other scripts parse it.
    scores.publish(sheets, new PrintWriter(Writer.nullWriter()));
    return ExitCode.DONE.code();
  }

  private static ScoreSheet sheet(InferredScores scores, Path run) {
    List<Score> headline = new ArrayList<>();
    headline.add(new Score("infAP", scores.infAp()));
    headline.add(new Score("infNDCG", scores.infNdcg()));
    List<String> columns = new ArrayList<>(List.of("infAP", "infNDCG"));
    for (int i = 0; i < InferredScores.CUTS.size(); i++) {
      int cut = i;
      String name = "iP" + InferredScores.CUTS.get(i);
      columns.add(name);
      headline.add(new Score(name, scores.mean(topic -> topic.precisionAt().get(cut))));
    }
    columns.addAll(List.of("inum_rel_ret", "inum_rel", "num_ret"));
    List<Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (InferredScores.Topic topic : scores.topics()) {
      List<Double> values = new ArrayList<>(List.of(topic.infAp(), topic.infNdcg()));
      values.addAll(topic.precisionAt());
      values.add(topic.estimatedFound());
      values.add(topic.estimatedRelevant());
      values.add((double) topic.lines());
      names.add(FieldLines.forPeople(topic.name()));
      rows.add(new Row(FieldLines.forPeople(topic.name()), values));
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < InferredScores.RECALL_LEVELS; i++) {
      int level = i;
      points.add(
          new Point(
              (double) i / (InferredScores.RECALL_LEVELS - 1),
              scores.mean(topic -> topic.precisionAtRecall().get(level))));
    }
    return new ScoreSheet(
        "TRECVID AVS",
        String.valueOf(run.getFileName()),
        headline,
        List.of(
            new SheetTable(
                "All topics", "measure", List.of("value"), summary(headline, points, scores)),
            new SheetTable("Per topic", "topic", columns, rows)),
        scores.topics().isEmpty()
            ? List.of()
            : List.of(
                new Curve(
                    "all topics",
                    "Inferred precision and recall",
                    new Axis("recall", Scale.LINEAR),
                    new Axis("precision", Scale.LINEAR),
                    points)),
        List.of(
            UnitScores.mean(
                "infAP",
                true,
                names,
                scores.topics().stream().map(InferredScores.Topic::infAp).toList()),
            UnitScores.mean(
                "infNDCG",
                true,
                names,
                scores.topics().stream().map(InferredScores.Topic::infNdcg).toList())),
        notes(scores));
  }

  private static List<Row> summary(List<Score> means, List<Point> curve, InferredScores scores) {
    List<Row> rows = new ArrayList<>();
    means.forEach(score -> rows.add(new Row(score.name(), List.of(score.value()))));
    for (Point point : curve) {
      rows.add(new Row(String.format(Locale.ROOT, "iprec@rec%.2f", point.x()), List.of(point.y())));
    }
    rows.add(new Row("inum_rel_ret", List.of(scores.estimatedFound())));
    rows.add(new Row("inum_rel", List.of(scores.estimatedRelevant())));
    rows.add(new Row("num_ret", List.of((double) scores.counted())));
    return rows;
  }

  private static List<String> notes(InferredScores scores) {
    List<String> notes = new ArrayList<>();
    if (!scores.notJudged().isEmpty()) {
      notes.add("topics without judgements do not count: " + listed(scores.notJudged()));
    }
    if (!scores.notInRun().isEmpty()) {
      notes.add("judged topics missing from the run do not count: " + listed(scores.notInRun()));
    }
    return notes;
  }

  private static String listed(List<String> topics) {
    return String.join(", ", topics.stream().map(FieldLines::forPeople).toList());
  }
}
