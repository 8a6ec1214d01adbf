package io.miharu.app.run;

import java.io.IOException;

/** A camera file that cannot be read or does not say what it must. */
public final class CameraFileException extends IOException {

  private static final long serialVersionUID = 1;

  public CameraFileException(String message) {
    super(message);
  }

  public CameraFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
