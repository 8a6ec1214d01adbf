package io.miharu.knowledge;

/**
 * Something wrong in a file of concepts and events. Immutable.
 *
 * @param file as the user gave it
 * @param line from 1; 0 where it is not known
 * @param column from 1; 0 where it is not known
 * @param node which concept or event: {@code e:my-event}; empty for an error of syntax
 * @param what is wrong
 * @param cure what to do about it
 */
public record Problem(String file, int line, int column, String node, String what, String cure) {

  /** {@code my.ttl:12: e:my-event: no concept is called c:persn; did you mean c:person?} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    text.append(": ");
    if (!node.isEmpty()) {
      text.append(node).append(": ");
    }
    text.append(what);
    if (!cure.isEmpty()) {
      text.append("; ").append(cure);
    }
    return text.toString();
  }
}
