package io.miharu.nets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes a {@link NetworkCard} as JSON.
 *
 * <pre>{@code
 * {"name": "directions", "task": "clip-classification",
 *  "inputs": [{"name": "clip", "sizes": [1, 16, 64, 64],
 *              "axes": ["channels", "time", "height", "width"]}],
 *  "preparation": {"framesPerSecond": "15"}, "output": "logits", "labels": ["right", "left"],
 *  "calibration": {"kind": "softmax", "slopes": [0.8], "offsets": [0], "expectedError": 0.02},
 *  "training": {"data": "...", "command": "...", "commit": "...", "seed": 7},
 *  "scores": {"accuracy": 0.99}, "licence": "Apache-2.0",
 *  "golden": {"origin": "...", "tolerance": 0.0001,
 *             "expected": [{"output": "logits", "index": 0, "value": 0.5}]}}
 * }</pre>
 */
public final class NetworkCardJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NetworkCardJson() {}

  /** Writes a card. */
  public static String write(NetworkCard card) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", card.name()).put("task", card.task());
    for (NetworkCard.Input input : card.inputs()) {
      ObjectNode port = node.withArray("inputs").addObject().put("name", input.name());
      input.sizes().forEach(port.putArray("sizes")::add);
      input.axes().forEach(port.putArray("axes")::add);
    }
    ObjectNode preparation = node.putObject("preparation");
    card.preparation().forEach(preparation::put);
    node.put("output", card.output());
    card.labels().forEach(label -> node.withArray("labels").add(label.value()));
    card.calibration().ifPresent(calibration -> write(calibration, node));
    node.putObject("training")
        .put("data", card.training().data())
        .put("command", card.training().command())
        .put("commit", card.training().commit())
        .put("seed", card.training().seed());
    ObjectNode scores = node.putObject("scores");
    card.scores().forEach(scores::put);
    node.put("licence", card.licence());
    card.golden().ifPresent(golden -> write(golden, node));
    return node.toString();
  }

  /**
   * Parses a card.
   *
   * @param where names the card in messages
   * @throws ModelFormatException where the text is no JSON or no card; the message names the field
   */
  public static NetworkCard read(String json, String where) throws ModelFormatException {
    try {
      JsonNode node = JSON.readTree(json);
      return new NetworkCard(
          text(node, "name", where),
          text(node, "task", where),
          inputs(node.path("inputs"), where),
          facts(node.path("preparation")),
          text(node, "output", where),
          labels(node.path("labels")),
          calibration(node.path("calibration"), where),
          training(node.path("training"), where),
          scores(node.path("scores")),
          node.path("licence").asText("not stated"),
          CardReader.golden(node.path("golden"), where));
    } catch (JsonProcessingException notJson) {
      throw new ModelFormatException(
          "%s is not JSON: %s".formatted(where, notJson.getOriginalMessage()), notJson);
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException("%s: %s".formatted(where, refused.getMessage()), refused);
    }
  }

  private static void write(Calibration calibration, ObjectNode card) {
    ObjectNode node = card.putObject("calibration");
    node.put("kind", calibration.kind().name().toLowerCase(Locale.ROOT));
    calibration.slopes().forEach(node.putArray("slopes")::add);
    calibration.offsets().forEach(node.putArray("offsets")::add);
    if (!Double.isNaN(calibration.expectedError())) {
      node.put("expectedError", calibration.expectedError());
    }
  }

  static void write(GoldenVector golden, ObjectNode card) {
    ObjectNode node = card.putObject("golden");
    node.put("origin", golden.origin()).put("tolerance", golden.tolerance());
    for (GoldenVector.Value value : golden.expected()) {
      node.withArray("expected")
          .addObject()
          .put("output", value.output())
          .put("index", value.index())
          .put("value", value.value());
    }
  }

  private static List<NetworkCard.Input> inputs(JsonNode nodes, String where)
      throws ModelFormatException {
    List<NetworkCard.Input> inputs = new ArrayList<>();
    for (JsonNode node : nodes) {
      List<Integer> sizes = new ArrayList<>();
      node.path("sizes").forEach(size -> sizes.add(size.asInt()));
      List<String> axes = new ArrayList<>();
      node.path("axes").forEach(axis -> axes.add(axis.asText()));
      inputs.add(new NetworkCard.Input(text(node, "name", where), sizes, axes));
    }
    return inputs;
  }

  private static List<ConceptId> labels(JsonNode nodes) {
    List<ConceptId> labels = new ArrayList<>();
    nodes.forEach(label -> labels.add(ConceptId.of(label.asText())));
    return labels;
  }

  private static Optional<Calibration> calibration(JsonNode node, String where)
      throws ModelFormatException {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    Calibration.Kind kind =
        switch (text(node, "kind", where)) {
          case "softmax" -> Calibration.Kind.SOFTMAX;
          case "sigmoid" -> Calibration.Kind.SIGMOID;
          default ->
              throw new ModelFormatException(
                  "%s: calibration.kind must be \"softmax\" or \"sigmoid\", got %s"
                      .formatted(where, node.path("kind")));
        };
    return Optional.of(
        new Calibration(
            kind,
            numbers(node.path("slopes")),
            numbers(node.path("offsets")),
            node.path("expectedError").asDouble(Double.NaN)));
  }

  private static NetworkCard.Training training(JsonNode node, String where)
      throws ModelFormatException {
    return new NetworkCard.Training(
        text(node, "data", where),
        text(node, "command", where),
        text(node, "commit", where),
        node.path("seed").asLong());
  }

  private static Map<String, Double> scores(JsonNode node) {
    Map<String, Double> scores = new LinkedHashMap<>();
    node.properties().forEach(field -> scores.put(field.getKey(), field.getValue().asDouble()));
    return scores;
  }

  private static Map<String, String> facts(JsonNode node) {
    Map<String, String> facts = new LinkedHashMap<>();
    node.properties().forEach(field -> facts.put(field.getKey(), field.getValue().asText()));
    return facts;
  }

  private static List<Double> numbers(JsonNode nodes) {
    List<Double> numbers = new ArrayList<>();
    nodes.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
    return numbers;
  }

  private static String text(JsonNode node, String field, String where)
      throws ModelFormatException {
    return CardReader.text(node, field, where);
  }
}
