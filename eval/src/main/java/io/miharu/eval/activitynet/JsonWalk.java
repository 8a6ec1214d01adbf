package io.miharu.eval.activitynet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.JsonTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Walks once through a JSON file, asking for what must come next. Whatever else comes is refused
 * with file, line, column and JSON path. Not thread-safe.
 */
final class JsonWalk {

  // Of keys that stand twice the last one counts, as Python reads them.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // so that we can say where they are
          .build();

  /** Reads the value of one member of an object, or skips it. */
  @FunctionalInterface
  interface Member {
    void read(String key) throws IOException;
  }

  /** Reads one item of a list. */
  @FunctionalInterface
  interface Item {
    void read() throws IOException;
  }

  /** Reads a whole file. */
  @FunctionalInterface
  interface Content {
    void read(JsonWalk json) throws IOException;
  }

  private final String file;
  private final JsonParser parser;
  private final Parity parity;

  private JsonWalk(String file, JsonParser parser, Parity parity) {
    this.file = file;
    this.parser = parser;
    this.parity = parity;
  }

  static void read(Path file, Parity parity, Content content) throws IOException {
    try (JsonParser parser = JSON.createParser(Files.newInputStream(file))) {
      parser.enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonWalk walk = new JsonWalk(file.toString(), parser, parity);
      if (parser.nextToken() == null) {
        throw new DataFormatException(file + ": needed JSON, got an empty file");
      }
      content.read(walk);
      if (parser.nextToken() != null) {
        throw walk.fault("needed the end of the file, got " + walk.came());
      }
    } catch (NoSuchFileException e) {
      throw new DataFormatException("%s: needed a JSON file, got none there".formatted(file), e);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw DataFormatException.at(
          file.toString(),
          place == null ? 0 : place.getLineNr(),
          place == null ? 0 : place.getColumnNr(),
          "needed JSON, but " + e.getOriginalMessage().lines().findFirst().orElse("it breaks off"));
    }
  }

  void object(String what, Member member) throws IOException {
    need(JsonToken.START_OBJECT, what + " as {…}");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      member.read(key);
    }
  }

  void array(String what, Item item) throws IOException {
    need(JsonToken.START_ARRAY, what + " as […]");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  String text(String what) throws IOException {
    need(JsonToken.VALUE_STRING, what + " as \"text\"");
    return parser.getText();
  }

  /** A number; finite, unless the reference's tolerance is wanted. */
  double number(String what) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw fault("needed " + what + " as a number, got " + came());
    }
    return finite(what, parser.getDoubleValue());
  }

  /** A number, or a text that holds one, as THUMOS files have them. */
  double numberOrText(String what) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return number(what);
    }
    try {
      return finite(what, Double.parseDouble(parser.getText().strip()));
    } catch (NumberFormatException e) {
      throw fault("needed " + what + " as a number, got " + came());
    }
  }

  private double finite(String what, double value) throws IOException {
    if (parity == Parity.CORRECT && !Double.isFinite(value)) {
      throw fault("needed " + what + " as a finite number, got " + came());
    }
    return value + 0.0; // makes -0.0 equal to 0.0 in every comparison
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** A fault at the current token. */
  DataFormatException fault(String problem) {
    JsonLocation place = parser.currentTokenLocation();
    return DataFormatException.at(
        file,
        place.getLineNr(),
        place.getColumnNr(),
        "%s: %s".formatted(parser.getParsingContext().pathAsPointer(), problem));
  }

  private void need(JsonToken token, String what) throws IOException {
    if (parser.currentToken() != token) {
      throw fault("needed " + what + ", got " + came());
    }
  }

  private String came() throws IOException {
    return JsonTokens.shown(parser);
  }
}
