package io.miharu.nets;

import java.io.IOException;

/**
 * A model file or card that is missing, broken, or does not fit the code. The message says what was
 * needed, what came, and what to try.
 */
public final class ModelFormatException extends IOException {

  private static final long serialVersionUID = 1;

  public ModelFormatException(String message) {
    super(message);
  }

  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
