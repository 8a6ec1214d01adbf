package io.miharu.app.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one training with one seed came to.
 *
 * @param setting all that it depends on but the seed, in words: rows of the same are averaged
 * @param figures by name, in the order in which they are shown
 * @param coreSeconds what it cost, all threads together
 */
record ClipRow(String setting, long seed, Map<String, Double> figures, double coreSeconds) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As a line of a file. */
  String json() {
    ObjectNode line = JSON.createObjectNode();
    line.put("setting", setting);
    line.put("seed", seed);
    figures.forEach(line.putObject("figures")::put);
    line.put("coreSeconds", Math.round(10 * coreSeconds) / 10.0);
    return line.toString();
  }

  /** Undoes {@link #json}. */
  static ClipRow of(String line) throws IOException {
    JsonNode node = JSON.readTree(line);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> figure : node.path("figures").properties()) {
      figures.put(figure.getKey(), figure.getValue().asDouble());
    }
    if (figures.isEmpty()) {
      throw new IOException("a row without figures");
    }
    return new ClipRow(
        node.path("setting").asText(),
        node.path("seed").asLong(),
        figures,
        node.path("coreSeconds").asDouble());
  }
}
