package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code run skeleton --online}. */
final class OnlineOptions {

  @Option(
      names = "--online",
      description =
          "Find actions in long recordings as they come in (utkinect): five trainings, each"
              + " watching the recordings of people it has not seen.")
  private boolean online;

  @Option(
      names = "--recording",
      paramLabel = "FILE.csv",
      description =
          "With --online: watch this recording of yours instead, by a network that has learned from"
              + " all of the set, and print its actions with their times as JSON.")
  private @Nullable Path recording;

  @Option(
      names = "--parts",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "With --online: of the five parts of the people, how many are watched, 1 to 5;"
              + " ${DEFAULT-VALUE} by default.")
  private int parts;

  boolean online() {
    return online;
  }

  int parts() {
    if (parts < 1 || parts > OnlineRun.FOLDS) {
      throw new UsageException("--parts is 1 to %d, got %d".formatted(OnlineRun.FOLDS, parts));
    }
    return parts;
  }

  Optional<Path> recording() {
    return Optional.ofNullable(recording);
  }
}
