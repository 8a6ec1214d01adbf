package io.miharu.events.index;

import java.io.IOException;

/**
 * An index, or a file of concept scores, that does not fit this code. The message says which file,
 * what was needed, what came and what to try.
 */
public final class IndexFormatException extends IOException {

  private static final long serialVersionUID = 1;

  public IndexFormatException(String message) {
    super(message);
  }

  public IndexFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
