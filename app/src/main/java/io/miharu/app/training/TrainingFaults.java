package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.learning.training.CheckpointException;
import io.miharu.learning.training.DivergenceException;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;

/** What can go wrong in a training, in the words of the command line. */
final class TrainingFaults {

  private TrainingFaults() {}

  /** What is trained. */
  @FunctionalInterface
  interface Training<T> {
    T run() throws IOException;
  }

  /**
   * Runs a training.
   *
   * @throws ModelFormatException when its checkpoint is refused
   * @throws UsageException when it diverges
   */
  static <T> T told(Training<T> training) throws IOException {
    try {
      return training.run();
    } catch (CheckpointException refused) {
      throw new ModelFormatException(String.valueOf(refused.getMessage()), refused);
    } catch (DivergenceException diverged) {
      throw new UsageException(String.valueOf(diverged.getMessage()));
    }
  }
}
