package io.miharu.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Text of pages. */
public final class PageText {

  private PageText() {}

  /** So that a text is shown as it is, in an element or a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A template or style that lies beside the code. */
  public static String resource(String name) throws IOException {
    try (InputStream stream = PageText.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("resource missing from the build: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
