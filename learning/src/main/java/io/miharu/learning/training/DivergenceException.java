package io.miharu.learning.training;

/** Training ran away: a loss or a score is no number any more. */
public final class DivergenceException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what came and what to try
   */
  public DivergenceException(String message) {
    super(message);
  }
}
