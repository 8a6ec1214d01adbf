package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON document and where it stands, so that every fault can name its path: {@code
 * truth.json, /annotations/3/bbox}. Refuses keys that stand twice, and NaN. Immutable.
 */
final class JsonCursor {

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String place;
  private final String path;
  private final JsonNode node;

  private JsonCursor(String place, String path, JsonNode node) {
    this.place = place;
    this.path = path;
    this.node = node;
  }

  /** A whole file. */
  static JsonCursor read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new JsonCursor(file.toString(), "", JSON.readTree(stream));
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      throw DataFormatException.at(
          file.toString(),
          at == null ? 0 : at.getLineNr(),
          at == null ? 0 : at.getColumnNr(),
          "needed JSON, but " + said(wrong));
    }
  }

  /**
   * One line of a file of lines.
   *
   * @param line from 1
   */
  static JsonCursor line(String file, long line, String text) throws DataFormatException {
    try {
      return new JsonCursor(file + ", line " + line, "", JSON.readTree(text));
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      throw DataFormatException.at(
          file,
          line,
          at == null ? 1 : at.getColumnNr(),
          "needed a JSON object, but " + said(wrong));
    }
  }

  /** A tree that another reader made, such as that of YAML. */
  static JsonCursor of(String place, JsonNode node) {
    return new JsonCursor(place, "", node);
  }

  private static String said(JsonProcessingException wrong) {
    return wrong.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isArray() {
    return node.isArray();
  }

  boolean isText() {
    return node.isTextual();
  }

  /** The member of that name; empty where it is missing or null. */
  Optional<JsonCursor> member(String name) throws DataFormatException {
    if (!node.isObject()) {
      throw fault("an object {…}");
    }
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(at(name, value));
  }

  JsonCursor need(String name) throws DataFormatException {
    Optional<JsonCursor> value = member(name);
    if (value.isEmpty()) {
      throw new DataFormatException(
          "%s%s: needed the member \"%s\", got none".formatted(place, shownPath(), name));
    }
    return value.get();
  }

  /** All members, in the order of the document. */
  Map<String, JsonCursor> members() throws DataFormatException {
    if (!node.isObject()) {
      throw fault("an object {…}");
    }
    Map<String, JsonCursor> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      members.put(field.getKey(), at(field.getKey(), field.getValue()));
    }
    return members;
  }

  List<JsonCursor> items() throws DataFormatException {
    if (!node.isArray()) {
      throw fault("a list […]");
    }
    List<JsonCursor> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(at(Integer.toString(i), node.get(i)));
    }
    return items;
  }

  private JsonCursor at(String step, JsonNode value) {
    return new JsonCursor(place, path + "/" + step, value);
  }

  String text() throws DataFormatException {
    if (!node.isTextual()) {
      throw fault("text");
    }
    return node.textValue();
  }

  /** Text, or a number as it is written: what ids are. */
  String word() throws DataFormatException {
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw fault("text or a whole number");
    }
    return node.asText();
  }

  double number() throws DataFormatException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw fault("a finite number");
    }
    return node.doubleValue();
  }

  long whole(long least) throws DataFormatException {
    if (!node.isNumber()
        || node.doubleValue() != Math.rint(node.doubleValue())
        || !node.canConvertToLong()
        || node.longValue() < least) {
      throw fault("a whole number from " + least);
    }
    return node.longValue();
  }

  /** {@code count} finite numbers in a list. */
  double[] numbers(int count) throws DataFormatException {
    List<JsonCursor> items = items();
    if (items.size() != count) {
      throw fault(count + " numbers in a list");
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = items.get(i).number();
    }
    return numbers;
  }

  /** What was needed here, and what came instead. */
  DataFormatException fault(String needed) {
    String came = node.toString();
    return new DataFormatException(
        "%s%s: needed %s, got %s"
            .formatted(
                place,
                shownPath(),
                needed,
                came.length() > 60 ? came.substring(0, 60) + "…" : came));
  }

  private String shownPath() {
    return path.isEmpty() ? "" : ", " + path;
  }
}
