package io.miharu.app.run;

import java.io.IOException;

/** A file or folder of the run's output that cannot be written. */
public final class OutputException extends IOException {

  private static final long serialVersionUID = 1;

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }

  public OutputException(String message) {
    super(message);
  }
}
