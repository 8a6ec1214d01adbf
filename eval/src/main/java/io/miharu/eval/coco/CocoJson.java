package io.miharu.eval.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Walks through a COCO file without holding it: annotation files have hundreds of megabytes of
 * outlines that no box needs. Every fault names the JSON path and the line. Owns the file until it
 * is closed. Not thread-safe.
 */
final class CocoJson implements AutoCloseable {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // NaN is read, so that it can be refused with its path, or taken where that is asked for.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Reads one member of an object, or one item of a list; the parser stands at its value. */
  interface Step {
    void read(CocoJson at) throws IOException;
  }

  /** Reads the value of a member; the parser stands at it. */
  interface Member {
    void read(String name) throws IOException;
  }

  private final String file;
  private final JsonParser parser;

  private CocoJson(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Opens a file, and lets {@code root} read its one value. */
  static void read(Path file, Step root) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(
          file + ": needed a COCO file, found none", new NoSuchFileException(file.toString()));
    }
    try (CocoJson json = new CocoJson(file.toString(), JSON.createParser(file.toFile()))) {
      if (json.parser.nextToken() == null) {
        throw DataFormatException.at(file.toString(), 1, 1, "needed JSON, got an empty file");
      }
      root.read(json);
      if (json.parser.nextToken() != null) {
        throw json.fault("the end of the file behind its value");
      }
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw DataFormatException.at(
          file.toString(),
          at == null ? 1 : at.getLineNr(),
          at == null ? 1 : at.getColumnNr(),
          "needed JSON, but " + broken.getOriginalMessage().lines().findFirst().orElse("it ends"));
    }
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Hands every member of the object over; what {@code member} leaves alone is skipped. */
  void members(String needed, Member member) throws IOException {
    if (!isObject()) {
      throw fault(needed);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      member.read(name);
      if (value.isStructStart() && parser.currentToken() == value) {
        parser.skipChildren();
      }
    }
  }

  /** Lets {@code item} read every item of the list. */
  void items(String needed, Step item) throws IOException {
    if (!isArray()) {
      throw fault(needed);
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read(this);
    }
  }

  long whole(String needed) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
        return (long) value;
      }
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw fault(needed);
    }
    return parser.getLongValue();
  }

  /** A number, NaN and infinities among them. */
  double anyNumber(String needed) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw fault(needed);
    }
    return parser.getDoubleValue();
  }

  double number(String needed) throws IOException {
    double value = anyNumber(needed);
    if (!Double.isFinite(value)) {
      throw fault(needed);
    }
    return value;
  }

  /** Yes or no, which COCO writes as 1 or 0. */
  boolean flag(String needed) throws IOException {
    if (parser.currentToken().isBoolean()) {
      return parser.getBooleanValue();
    }
    return number(needed) != 0;
  }

  String text(String needed) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw fault(needed);
    }
    return parser.getText();
  }

  /** Four numbers, x, y, width and height; without {@code anySize} the last two are not below 0. */
  void box(double[] into, boolean anySize) throws IOException {
    String needed = "[x, y, width, height] in pixels";
    if (!isArray()) {
      throw fault(needed);
    }
    for (int i = 0; i < 4; i++) {
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        throw fault(needed + ", four numbers");
      }
      into[i] = anySize ? anyNumber(needed) : number("a finite number of pixels");
      if (i >= 2 && into[i] < 0 && !anySize) {
        throw fault("a size of 0 px or more");
      }
    }
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw fault(needed + ", four numbers");
    }
  }

  /** A fault at the value at hand. */
  DataFormatException fault(String needed) throws IOException {
    String got =
        parser.currentToken() == null || parser.currentToken().isStructEnd()
            ? "no more"
            : isObject() ? "an object" : isArray() ? "a list" : parser.getText();
    return missing(parser.getParsingContext(), needed, got);
  }

  /** A member that the object which just ended lacks. */
  DataFormatException missing(String name) {
    return missing(
        parser.getParsingContext(), "the member \"" + name + "\"", "an object without it");
  }

  private DataFormatException missing(JsonStreamContext context, String needed, String got) {
    JsonLocation at = parser.currentTokenLocation();
    String path = context.pathAsPointer().toString();
    return DataFormatException.at(
        file,
        at.getLineNr(),
        at.getColumnNr(),
        "needed %s at %s, got %s".formatted(needed, path.isEmpty() ? "/" : path, got));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
