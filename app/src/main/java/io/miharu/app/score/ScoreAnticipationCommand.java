package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.anticipation.AnticipationScores;
import io.miharu.eval.anticipation.AnticipationScores.AtFalseAlarms;
import io.miharu.eval.anticipation.AnticipationScores.Group;
import io.miharu.eval.anticipation.AnticipationVideo;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score anticipation}: AP, mTTA and TTA@R80 of accident anticipation. */
@Command(
    name = "anticipation",
    description = "Scores accident anticipation: AP, mean time to accident, TTA@R80.",
    footer = {
      "",
      "SCORES, a line per video: video,label,toa_frame,fps,s0,s1,...",
      "  label 1 where an accident happens, and toa_frame its frame, from 1;",
      "  else label 0, and toa_frame empty; a score per frame, best within [0, 1].",
      "A line of titles may come first; lines that begin with # are passed over."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreAnticipationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Parameters(
      arity = "1..*",
      paramLabel = "SCORES",
      description = "Scores with their truth, in CSV, one file per system.")
  private List<Path> systems;

  @Option(
      names = "--false-alarms-per-hour",
      paramLabel = "N",
      defaultValue = "1",
      description = "The budget of the extra recall and time; default ${DEFAULT-VALUE}.")
  private double perHour;

  @Option(
      names = "--compat",
      description =
          "Score as the reference does, defects included: a smallest score of 0 makes every video"
              + " an alert at the lowest threshold.")
  private boolean compat;

  @Override
  public Integer call() throws IOException {
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path system : systems) {
      List<AnticipationVideo> videos = AnticipationVideo.read(system);
      if (videos.stream().noneMatch(AnticipationVideo::positive)) {
        throw new DataFormatException(
            system + ": needed a video with an accident, label 1, got none");
      }
      sheets.add(sheet(SystemName.of(system), videos));
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private ScoreSheet sheet(String system, List<AnticipationVideo> videos) {
    AnticipationScores result = AnticipationScores.of(videos, compat);
    AtFalseAlarms budget = result.atFalseAlarms(perHour);
    List<Row> rows = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (Group group : result.groups()) {
      rows.add(
          new Row(
              String.valueOf(group.recall()),
              List.of(group.precision(), group.time() * result.clipSeconds())));
      points.add(new Point(group.recall(), group.precision()));
    }
    List<String> names = videos.stream().map(AnticipationVideo::name).toList();
    return new ScoreSheet(
        "Accident anticipation",
        system,
        List.of(
            new Score("AP", result.averagePrecision()),
            new Score("mTTA", result.meanTimeToAccident()),
            new Score("TTA@R80", result.timeToAccident(0.8)),
            new Score("recall@FA/h", budget.recall()),
            new Score("TTA@FA/h", budget.seconds()),
            new Score("threshold@FA/h", budget.threshold())),
        List.of(new SheetTable("Recalls", "recall", List.of("precision", "TTA"), rows)),
        List.of(
            new Curve(
                system,
                "precision-recall",
                new Axis("recall", Scale.LINEAR),
                new Axis("precision", Scale.LINEAR),
                points)),
        List.of(
            new UnitScores(
                "AP",
                true,
                names,
                Collections.nCopies(names.size(), Double.NaN),
                sample -> resampled(videos, sample))),
        List.of(
            "times are in seconds; mTTA and TTA@R80 are shares of the mean clip of %s s"
                .formatted(result.clipSeconds()),
            "the budget is %s false alarms an hour of video without accident".formatted(perHour)));
  }

  private double resampled(List<AnticipationVideo> videos, int[] sample) {
    List<AnticipationVideo> drawn = new ArrayList<>();
    for (int video : sample) {
      drawn.add(videos.get(video));
    }
    return drawn.stream().anyMatch(AnticipationVideo::positive)
        ? AnticipationScores.of(drawn, compat).averagePrecision()
        : Double.NaN;
  }
}
