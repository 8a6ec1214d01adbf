package io.miharu.ingest.skeletons;

import java.io.IOException;

/** A file of skeletons is not what its format says. The message names the file and the line. */
public final class SkeletonFormatException extends IOException {

  private static final long serialVersionUID = 1;

  public SkeletonFormatException(String message) {
    super(message);
  }

  public SkeletonFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
