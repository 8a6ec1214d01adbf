package io.miharu.eval.actev;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.JsonTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through a JSON file once, asking for what must come next. Whatever else comes is a {@link
 * DataFormatException} with line, column and JSON path. Refuses a key that stands twice in one
 * object, and numbers such as NaN. Not thread-safe.
 */
final class JsonReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Keeps the last of several values of one key. */
  private static final ObjectMapper TREES = new ObjectMapper();

  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("Non-standard token '([-+]?(?:NaN|Infinity|INF))'");

  /** Reads one value, whose first token is the current one. */
  @FunctionalInterface
  interface Value<T> {
    T read(JsonReader json) throws IOException;
  }

  /** Reads the value of one member of an object; {@link JsonReader#skip} where it is not wanted. */
  @FunctionalInterface
  interface Member {
    void read(String key, JsonReader json) throws IOException;
  }

  private final String file;
  private final JsonParser parser;

  private JsonReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Reads a whole file that holds one value. */
  static <T> T read(Path file, Value<T> value) throws IOException {
    // Opened by us, so that a file that cannot be opened says so in the system's words.
    try (JsonParser parser = JSON.createParser(Files.newInputStream(file))) {
      parser.enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      return new JsonReader(file.toString(), parser).whole(value);
    }
  }

  /**
   * Reads a whole file.
   *
   * @param lastKeys whether a key may stand twice in one object, and the last one counts, as it
   *     does for Python; only such a file is held in memory as a whole, and its faults have a path
   *     but no line
   */
  static <T> T read(Path file, boolean lastKeys, Value<T> value) throws IOException {
    try {
      return read(file, value);
    } catch (DataFormatException e) {
      if (!lastKeys || !hasTwinKeys(file)) {
        throw e;
      }
    }
    try (JsonParser parser = TREES.treeAsTokens(TREES.readTree(file.toFile()))) {
      return new JsonReader(file.toString(), parser).whole(value);
    }
  }

  /** Whether reading a well-formed file fails on a key that stands twice. */
  private static boolean hasTwinKeys(Path file) throws IOException {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        // Looking for the first key that stands twice.
      }
      return false;
    } catch (JsonProcessingException e) {
      return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    }
  }

  private <T> T whole(Value<T> value) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new DataFormatException(file + ": needed JSON, got an empty file");
      }
      T result = value.read(this);
      if (parser.nextToken() != null) {
        throw fault("needed the end of the file, got " + came());
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new DataFormatException(String.valueOf(broken(e).getMessage()), e);
    }
  }

  /** What is no JSON at all, said at its place. */
  private DataFormatException broken(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    String path = path();
    String message = String.valueOf(e.getOriginalMessage());
    Matcher token = NOT_A_NUMBER.matcher(message);
    String problem =
        e instanceof JsonEOFException
            ? "the JSON breaks off at the end of the file; is the file complete?"
            : token.find()
                ? "needed a finite number, got " + token.group(1)
                : "needed JSON, but " + message.lines().findFirst().orElse("it cannot be read");
    return DataFormatException.at(
        file,
        place == null ? 0 : place.getLineNr(),
        place == null ? 0 : place.getColumnNr(),
        path.isEmpty() ? problem : path + ": " + problem);
  }

  /** Where we are in the file: {@code activities[3].presenceConf}; empty for the whole. */
  private String path() {
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.inObject() && at.hasCurrentName()) {
        path.insert(0, "." + at.getCurrentName());
      }
    }
    return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
  }

  void object(String what, Member member) throws IOException {
    need(JsonToken.START_OBJECT, what + " as {…}");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      member.read(key, this);
    }
  }

  <T> List<T> array(String what, Value<T> value) throws IOException {
    need(JsonToken.START_ARRAY, what + " as […]");
    List<T> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value.read(this));
    }
    return values;
  }

  String text(String what) throws IOException {
    need(JsonToken.VALUE_STRING, what + " as \"text\"");
    return parser.getText();
  }

  int whole(String what) throws IOException {
    need(JsonToken.VALUE_NUMBER_INT, what + " as a whole number");
    return parser.getIntValue(); // Jackson refuses what does not fit
  }

  /**
   * @param withPoint whether 1.0 is a whole number too
   */
  int whole(String what, boolean withPoint) throws IOException {
    if (withPoint && parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
        return (int) value;
      }
    }
    return whole(what);
  }

  double number(String what) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw fault("needed " + what + " as a number, got " + came());
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw fault("needed " + what + " as a finite number, got " + came());
    }
    return value;
  }

  /** The frame that a key of a localization stands for. */
  long frame(String key) throws IOException {
    try {
      if (key.startsWith("+")) {
        throw new NumberFormatException("no plain number");
      }
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw fault("needed a frame number as key, got \"" + key + "\"");
    }
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Whether the number here has neither fraction nor exponent. */
  boolean isWhole() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }

  /** A fault at the current token. */
  DataFormatException fault(String problem) {
    JsonLocation place = parser.currentTokenLocation();
    String path = path();
    if (place == null || place.getLineNr() < 1) {
      return new DataFormatException(file + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }
    return DataFormatException.at(
        file,
        place.getLineNr(),
        place.getColumnNr(),
        path.isEmpty() ? problem : path + ": " + problem);
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
