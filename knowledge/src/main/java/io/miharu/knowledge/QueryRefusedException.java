package io.miharu.knowledge;

/** A query that cannot be answered; the message says why, and where in it. */
public final class QueryRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  QueryRefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  QueryRefusedException(String message) {
    super(message);
  }
}
