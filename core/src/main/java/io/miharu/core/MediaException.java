package io.miharu.core;

import java.io.IOException;

/** A video, picture folder or camera that cannot be opened, or not read to its end. */
public final class MediaException extends IOException {

  /** What is wrong, and so what is left. */
  public enum Fault {
    /** Nothing can be read: missing, empty, no video, zero-size frames. */
    CANNOT_OPEN,
    /** Something was read, something was lost. */
    DAMAGED
  }

  private static final long serialVersionUID = 1;

  private final Fault fault;

  /**
   * @param message what was needed, what came, what to try; it starts with the source's name
   */
  public MediaException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public MediaException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
