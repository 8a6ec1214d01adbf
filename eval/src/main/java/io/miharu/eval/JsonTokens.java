package io.miharu.eval;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** What stands in a JSON file, as messages show it. */
public final class JsonTokens {

  private JsonTokens() {}

  /** The value at the current token: a whole object or array as {@code {…}} and {@code […]}. */
  public static String shown(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, END_OBJECT -> "{…}";
      case START_ARRAY, END_ARRAY -> "[…]";
      case VALUE_STRING -> '"' + parser.getText() + '"';
      default -> parser.getText();
    };
  }
}
