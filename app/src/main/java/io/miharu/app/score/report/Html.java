package io.miharu.app.score.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements, escaping whatever it is given. Not thread-safe. */
final class Html {

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; a pair with an empty value is left out
   */
  Html open(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        text.append(' ').append(attributes[i]).append("=\"");
        text.append(escape(attributes[i + 1])).append('"');
      }
    }
    text.append('>');
    open.push(tag);
    return this;
  }

  Html close() {
    String tag = open.pop();
    if (!tag.equals("input")) { // HTML knows no end of this one
      text.append("</").append(tag).append('>');
    }
    if (!tag.equals("span") && !tag.equals("b") && !tag.equals("i")) {
      text.append('\n');
    }
    return this;
  }

  Html text(String content) {
    text.append(escape(content));
    return this;
  }

  /** A whole element that holds text alone. */
  Html element(String tag, String content, String... attributes) {
    return open(tag, attributes).text(content).close();
  }

  /** What another writer has escaped already. */
  Html add(Html part) {
    text.append(part);
    return this;
  }

  static String escape(String content) {
    StringBuilder safe = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements still open: " + open);
    }
    return text.toString();
  }
}
