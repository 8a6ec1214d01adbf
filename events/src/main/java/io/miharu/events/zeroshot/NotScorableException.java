package io.miharu.events.zeroshot;

/** An event that no available concept says anything about. The message says what was tried. */
public final class NotScorableException extends Exception {

  private static final long serialVersionUID = 1;

  public NotScorableException(String message) {
    super(message);
  }
}
