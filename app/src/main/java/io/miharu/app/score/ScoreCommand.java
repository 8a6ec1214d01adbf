package io.miharu.app.score;

import io.miharu.app.console.CommandGroup;
import io.miharu.app.console.UsageException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code miharu score}: the reference scorers of the field, each under its own name. */
@Command(
    name = "score",
    description = "Scores results against truth, as the field's reference tools do.",
    mixinStandardHelpOptions = true)
public final class ScoreCommand implements CommandGroup, Runnable {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ScoreActevCommand.class,
        ScoreActivitynetCommand.class,
        ScoreAnomalyCommand.class,
        ScoreAnticipationCommand.class,
        ScoreAvaCommand.class,
        ScoreAvsCommand.class,
        ScoreClassificationCommand.class,
        ScoreClearCommand.class,
        ScoreCocoCommand.class,
        ScoreEventsCommand.class,
        ScoreMedCommand.class,
        ScoreMotCommand.class,
        ScoreSedCommand.class,
        ScoreThumosCommand.class,
        ScoreTrecCommand.class,
        ScoreVocCommand.class);
  }

  @Override
  public void run() {
    throw new UsageException("score needs the name of a scorer");
  }
}
