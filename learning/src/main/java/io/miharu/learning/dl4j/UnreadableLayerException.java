package io.miharu.learning.dl4j;

/** A saved network holds something that is not read; the message says what, and what to do. */
final class UnreadableLayerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableLayerException(String message) {
    super(message);
  }
}
