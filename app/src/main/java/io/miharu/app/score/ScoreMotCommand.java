package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.mot.MotFile;
import io.miharu.eval.mot.MotProtocol;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu score mot}: tracks against true tracks, as TrackEval scores them. */
@Command(
    name = "mot",
    description = "Scores tracks against true tracks: HOTA, CLEAR, Identity.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreMotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = "--gt",
      paramLabel = "FILE",
      required = true,
      description = "The true tracks, in MOTChallenge text.")
  private Path truth;

  @Option(
      names = "--tracker",
      paramLabel = "FILE",
      required = true,
      description = "The found tracks, such as tracks.txt of miharu detect.")
  private Path found;

  @Option(
      names = "--protocol",
      defaultValue = "EVERYTHING",
      description = "What the benchmark leaves out: ${COMPLETION-CANDIDATES}.")
  private MotProtocol protocol;

  @Override
  public Integer call() throws IOException {
    TrackingScores result = TrackingScores.of(MotFile.read(truth), MotFile.read(found), protocol);
    List<Score> headline =
        List.of(
            new Score("HOTA", result.hota().hota()),
            new Score("DetA", result.hota().detA()),
            new Score("AssA", result.hota().assA()),
            new Score("MOTA", result.clear().mota()),
            new Score("IDF1", result.identity().idf1()));
    ScoreSheet sheet =
        new ScoreSheet(
            "MOT " + protocol,
            String.valueOf(found.getFileName()),
            headline,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    scores.publish(List.of(sheet), spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }
}
