package io.miharu.app.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.learning.skeletons.FoldResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code folds.jsonl}: a line for every finished fold, so that a run that was stopped goes on with
 * the next one. A line counts only for the settings and the data it was made with. Not thread-safe.
 */
final class FoldFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String settings;
  private final List<FoldResult> known = new ArrayList<>();

  /**
   * Reads what is there; a last line that was cut off is dropped.
   *
   * @param settings all that the results depend on, data too
   */
  FoldFile(Path file, String settings) throws IOException {
    this.file = file;
    this.settings = settings;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        read(line).ifPresent(known::add);
      }
    }
  }

  Optional<FoldResult> known(String fold, long seed) {
    return known.stream()
        .filter(result -> result.fold().equals(fold) && result.seed() == seed)
        .findFirst();
  }

  void add(FoldResult result) throws IOException {
    if (known(result.fold(), result.seed()).isPresent()) {
      return;
    }
    known.add(result);
    ObjectNode line = JSON.createObjectNode();
    line.put("settings", settings);
    line.put("fold", result.fold());
    line.put("seed", result.seed());
    line.put("accuracy", result.accuracy());
    line.put("seconds", Math.round(10 * result.seconds()) / 10.0);
    result.truths().forEach(line.putArray("truths")::add);
    result.answers().forEach(line.putArray("answers")::add);
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Optional<FoldResult> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.path("settings").asText().equals(settings)) {
        return Optional.empty();
      }
      return Optional.of(
          new FoldResult(
              node.path("fold").asText(),
              node.path("seed").asLong(),
              integers(node.path("truths")),
              integers(node.path("answers")),
              node.path("seconds").asDouble()));
    } catch (JsonProcessingException | IllegalArgumentException cutOff) {
      return Optional.empty();
    }
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asInt()));
    return values;
  }
}
