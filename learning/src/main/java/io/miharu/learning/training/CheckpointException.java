package io.miharu.learning.training;

import java.io.IOException;

/** A checkpoint that is damaged, or of another network or run. */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what was needed, what came, what to try
   */
  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
