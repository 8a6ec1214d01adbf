package io.miharu.nets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.ConceptId;
import io.miharu.core.LabelFamilies;
import io.miharu.core.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a {@link ModelCard} from JSON.
 *
 * <pre>{@code
 * {"name": "yolox-nano", "task": "object-detection", "head": "yolox",
 *  "input": {"width": 416, "height": 416, "colours": "bgr", "scale": 1,
 *            "mean": [0, 0, 0], "std": [1, 1, 1], "fit": "letterbox", "letterboxFill": 114,
 *            "multipleOf": 32},
 *  "labels": "coco-80",
 *  "minConfidence": 0.1, "nmsIou": 0.45, "voteIou": 1, "families": [["car", "bus", "truck"]],
 *  "licence": "Apache-2.0", "source": "...",
 *  "golden": {"origin": "...", "tolerance": 0.01,
 *             "expected": [{"output": "output", "index": 4, "value": 0.5}]}}
 * }</pre>
 *
 * <p>{@code labels} is the name of a list or the list itself; a classifier of whole pictures may
 * leave it out and have its labels in a file of their own. All but {@code name}, {@code task},
 * {@code head}, {@code input.width} and {@code input.height} may be left out as well; without
 * {@code input.multipleOf} the model takes pictures of that one size.
 */
public final class CardReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CardReader() {}

  /**
   * Parses a card.
   *
   * @param where names the card in messages: a file, or a model's metadata
   * @throws ModelFormatException where the text is no JSON or no card; the message names the field
   */
  public static ModelCard read(String json, String where) throws ModelFormatException {
    try {
      return card(JSON.readTree(json), where);
    } catch (JsonProcessingException notJson) {
      throw new ModelFormatException(
          "%s is not JSON: %s".formatted(where, notJson.getOriginalMessage()), notJson);
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException("%s: %s".formatted(where, refused.getMessage()), refused);
    }
  }

  /** The SHA-256 sums in the field {@code sha256} of a built-in card. */
  static List<String> sums(String json, String where) throws ModelFormatException {
    try {
      List<String> sums = new ArrayList<>();
      JSON.readTree(json).path("sha256").forEach(sum -> sums.add(sum.asText()));
      return sums;
    } catch (JsonProcessingException notJson) {
      throw new ModelFormatException("%s is not JSON".formatted(where), notJson);
    }
  }

  private static ModelCard card(JsonNode node, String where) throws ModelFormatException {
    JsonNode input = node.path("input");
    return new ModelCard(
        text(node, "name", where),
        text(node, "task", where),
        text(node, "head", where),
        new ImageInput(
            (int) number(input, "width", where),
            (int) number(input, "height", where),
            colours(input.path("colours").asText("bgr"), where),
            input.path("scale").asDouble(1),
            triple(input.path("mean"), 0),
            triple(input.path("std"), 1),
            input.path("letterboxFill").asInt(114),
            stretched(input.path("fit").asText("letterbox"), where),
            input.has("multipleOf")
                ? OptionalInt.of((int) number(input, "multipleOf", where))
                : OptionalInt.empty()),
        node.has("labels") || !text(node, "task", where).equals(ModelCard.CLASSIFICATION)
            ? labels(node.path("labels"), where)
            : List.of(),
        node.path("minConfidence").asDouble(ModelCard.DEFAULT_MIN_CONFIDENCE),
        new Suppression(
            node.path("nmsIou").asDouble(Suppression.DEFAULT_NMS_IOU),
            node.path("voteIou").asDouble(Suppression.NO_VOTES),
            families(node.path("families"), where)),
        node.path("licence").asText("not stated"),
        node.path("source").asText("not stated"),
        golden(node.path("golden"), where));
  }

  private static PixelFormat colours(String order, String where) throws ModelFormatException {
    return switch (order.toLowerCase(Locale.ROOT)) {
      case "bgr" -> PixelFormat.BGR24;
      case "rgb" -> PixelFormat.RGB24;
      default ->
          throw new ModelFormatException(
              "%s: input.colours must be \"bgr\" or \"rgb\", got \"%s\"".formatted(where, order));
    };
  }

  private static boolean stretched(String fit, String where) throws ModelFormatException {
    return switch (fit.toLowerCase(Locale.ROOT)) {
      case "letterbox" -> false;
      case "stretch" -> true;
      default ->
          throw new ModelFormatException(
              "%s: input.fit must be \"letterbox\" or \"stretch\", got \"%s\""
                  .formatted(where, fit));
    };
  }

  private static List<ConceptId> labels(JsonNode node, String where) throws ModelFormatException {
    if (node.isTextual() && node.asText().equals(CocoLabels.SET_NAME)) {
      return CocoLabels.ALL;
    }
    if (!node.isArray()) {
      throw new ModelFormatException(
          "%s: labels must be a list of names or \"%s\", got %s"
              .formatted(where, CocoLabels.SET_NAME, node));
    }
    List<ConceptId> labels = new ArrayList<>();
    node.forEach(label -> labels.add(ConceptId.of(label.asText())));
    return labels;
  }

  private static LabelFamilies families(JsonNode node, String where) throws ModelFormatException {
    List<List<ConceptId>> families = new ArrayList<>();
    for (JsonNode family : node) {
      if (!family.isArray()) {
        throw new ModelFormatException(
            "%s: families must be a list of lists of labels, got %s".formatted(where, node));
      }
      families.add(labels(family, where));
    }
    return new LabelFamilies(families);
  }

  static Optional<GoldenVector> golden(JsonNode node, String where) throws ModelFormatException {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    List<GoldenVector.Value> values = new ArrayList<>();
    for (JsonNode value : node.path("expected")) {
      values.add(
          new GoldenVector.Value(
              text(value, "output", where),
              (int) number(value, "index", where),
              number(value, "value", where)));
    }
    return Optional.of(
        new GoldenVector(
            values, number(node, "tolerance", where), node.path("origin").asText("not stated")));
  }

  private static List<Double> triple(JsonNode node, double otherwise) {
    if (node.isMissingNode()) {
      return List.of(otherwise, otherwise, otherwise);
    }
    List<Double> values = new ArrayList<>();
    node.forEach(value -> values.add(value.asDouble(Double.NaN)));
    return values;
  }

  static String text(JsonNode node, String field, String where) throws ModelFormatException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new ModelFormatException(
          "%s: field \"%s\" must be a text, got %s"
              .formatted(where, field, value.isMissingNode() ? "nothing" : value));
    }
    return value.asText();
  }

  private static double number(JsonNode node, String field, String where)
      throws ModelFormatException {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      throw new ModelFormatException(
          "%s: field \"%s\" must be a number, got %s"
              .formatted(where, field, value.isMissingNode() ? "nothing" : value));
    }
    return value.asDouble();
  }
}
