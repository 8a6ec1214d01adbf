package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.anomaly.AnomalyFile;
import io.miharu.eval.anomaly.AnomalyScores;
import io.miharu.eval.anomaly.AnomalyVideo;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score anomaly}: frame-level AUC and AP. */
@Command(
    name = "anomaly",
    description = "Scores anomaly scores per frame: AUC, AP, false alarms, delay.",
    footer = {
      "",
      "TRUTH, a line per video:  video,frame_count[,start1,end1[,start2,end2...]]",
      "  frames from 0, ends inside; nothing, or -1,-1, for a normal video",
      "SCORES, a line per frame: video,frame,score",
      "  with fewer frames than the video has, each score stands for a segment",
      "Both may begin with a line of titles; lines that begin with # are passed over."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreAnomalyCommand implements Callable<Integer> {

  private static final int CURVE_POINTS = 500;

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Parameters(index = "0", paramLabel = "TRUTH", description = "The anomalous frames, in CSV.")
  private Path truth;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SCORES",
      description = "The scores, in CSV, one file per system.")
  private List<Path> systems;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      defaultValue = "0.5",
      description = "A score of this or more is an alert; default ${DEFAULT-VALUE}.")
  private double threshold;

  @Override
  public Integer call() throws IOException {
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path system : systems) {
      sheets.add(
          sheet(
              SystemName.of(system),
              new AnomalyScores(AnomalyFile.read(truth, system), threshold)));
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private static ScoreSheet sheet(String system, AnomalyScores result) {
    List<String> names = result.videos().stream().map(AnomalyVideo::name).toList();
    List<Double> aucs = IntStream.range(0, names.size()).mapToObj(result::auc).toList();
    List<Row> rows = new ArrayList<>();
    for (int v = 0; v < names.size(); v++) {
      AnomalyVideo video = result.videos().get(v);
      rows.add(
          new Row(
              names.get(v),
              List.of(aucs.get(v), (double) video.frames(), (double) video.stretches().size())));
    }
    return new ScoreSheet(
        "Frame-level anomaly",
        system,
        List.of(
            new Score("AUC", result.microAuc()),
            new Score("macro AUC", result.macroAuc()),
            new Score("AP", result.averagePrecision()),
            new Score("EER", result.allFrames().equalErrorRate()),
            new Score("FAR@" + result.threshold(), result.falseAlarmRate()),
            new Score("mean delay", result.meanDelay()),
            new Score("median delay", result.medianDelay()),
            new Score("missed anomalies", result.missed())),
        List.of(new SheetTable("Videos", "video", List.of("AUC", "frames", "anomalies"), rows)),
        List.of(
            new Curve(
                system,
                "ROC",
                new Axis("share of normal frames with an alert", Scale.LINEAR),
                new Axis("share of anomalous frames with an alert", Scale.LINEAR),
                result.allFrames().roc(CURVE_POINTS).stream()
                    .map(point -> new Curve.Point(point.x(), point.y()))
                    .toList())),
        List.of(
            new UnitScores("AUC", true, names, aucs, result.allFrames()::areaUnderRoc),
            UnitScores.mean("macro AUC", true, names, aucs)),
        List.of(
            "AUC and AP are over all frames of all videos (micro)",
            "macro AUC is the mean of the %d of %d videos with both kinds of frame"
                .formatted(result.videosWithBoth(), names.size()),
            "delays are in frames"));
  }
}
