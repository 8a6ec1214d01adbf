package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.activitynet.DetectionScores;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miharu score thumos}: ActivityNet's scorer with THUMOS' subset and overlaps. */
@Command(
    name = "thumos",
    description =
        "Scores temporal segments at tIoU 0.3 to 0.7, as THUMOS does, from ActivityNet's JSON.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreThumosCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;
  @Mixin private SegmentOptions segments;

  @Override
  public Integer call() throws IOException {
    scores.publish(
        segments.sheets("THUMOS", "test", DetectionScores.THUMOS), spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }
}
