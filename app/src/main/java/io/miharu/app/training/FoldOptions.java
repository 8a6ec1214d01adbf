package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import picocli.CommandLine.Option;

/** Which part of the videos of a folder is learned from, and which judges. */
final class FoldOptions {

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Parts to cut a folder of videos into (default: ${DEFAULT-VALUE}).")
  int folds = 5;

  @Option(
      names = "--fold",
      paramLabel = "I",
      description =
          "The part to test on, from 1; the next one chooses the epoch (default: ${DEFAULT-VALUE}).")
  int fold = 1;

  @Option(
      names = "--block",
      paramLabel = "N",
      description =
          "So many neighbours in a folder share a source and stay together (default:"
              + " ${DEFAULT-VALUE}).")
  int block = 1;

  /** The part to test on, from 0. */
  int test() {
    return fold - 1;
  }

  /** The part that chooses the epoch, from 0. */
  int validation() {
    return fold % folds;
  }

  /** Refuses parts that cannot be. */
  void check() {
    if (folds < 3 || fold < 1 || fold > folds || block < 1) {
      throw new UsageException(
          "needs --folds of 3 or more, --fold among them and --block of 1 or more, got %d, %d and %d"
              .formatted(folds, fold, block));
    }
  }

  @Override
  public String toString() {
    return "fold %d of %d, blocks of %d".formatted(fold, folds, block);
  }
}
