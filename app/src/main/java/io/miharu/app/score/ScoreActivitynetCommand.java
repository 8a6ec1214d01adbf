package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.eval.activitynet.DetectionScores;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miharu score activitynet}: segments as ActivityNet's evaluation scores them. */
@Command(
    name = "activitynet",
    description =
        "Scores temporal segments, proposals or video labels: mAP, AR@AN, hit@k of ActivityNet.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreActivitynetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;
  @Mixin private SegmentOptions segments;

  @Override
  public Integer call() throws IOException {
    scores.publish(
        segments.sheets("ActivityNet", "validation", DetectionScores.ACTIVITYNET),
        spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }
}
