package io.miharu.app.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.learning.skeletons.NetworkShares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code networks.jsonl}: a line for every network that was trained and judged on a fold, with all
 * that it said, so that a run that was stopped goes on with the next one, and networks can be put
 * together in other ways without training them again. A line counts only for the settings and the
 * data it was made with. Not thread-safe.
 */
final class NetworkFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Shares are kept to so many digits. */
  private static final double DIGITS = 1e6;

  private record Line(List<double[]> shares, double seconds) {}

  private final Path file;
  private final String settings;
  private final Map<String, Line> known = new HashMap<>();

  /**
   * Reads what is there; a last line that was cut off is dropped.
   *
   * @param settings of the data and how it is split
   */
  NetworkFile(Path file, String settings) throws IOException {
    this.file = file;
    this.settings = settings;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        read(line);
      }
    }
  }

  Optional<NetworkShares> known(NetworkShares.Key key) {
    return Optional.ofNullable(known.get(name(key)))
        .filter(line -> line.shares().size() == key.clips())
        .map(line -> new NetworkShares(key, line.shares(), line.seconds()));
  }

  void add(NetworkShares said) throws IOException {
    String name = name(said.key());
    if (known.putIfAbsent(name, new Line(said.shares(), said.seconds())) != null) {
      return;
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("network", name);
    line.put("seconds", Math.round(10 * said.seconds()) / 10.0);
    ArrayNode rows = line.putArray("shares");
    for (double[] shares : said.shares()) {
      ArrayNode row = rows.addArray();
      for (double share : shares) {
        row.add(Math.round(DIGITS * share) / DIGITS);
      }
    }
    // A line that was cut off has no end.
    String start = Files.exists(file) && !endsWithLine() ? "\n" : "";
    Files.writeString(
        file, start + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private boolean endsWithLine() throws IOException {
    String all = Files.readString(file);
    return all.isEmpty() || all.endsWith("\n");
  }

  /** All that a network's answers depend on; how many such networks there are is not of it. */
  private String name(NetworkShares.Key key) {
    return "%s, %s, %s, seed %d, member %d, %s"
        .formatted(
            settings,
            key.fold(),
            key.voter().name(),
            key.seed(),
            key.member(),
            key.voter().plan().withMembers(1));
  }

  private void read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      List<double[]> shares = new ArrayList<>();
      for (JsonNode row : node.path("shares")) {
        double[] values = new double[row.size()];
        for (int k = 0; k < values.length; k++) {
          values[k] = row.get(k).asDouble();
        }
        shares.add(values);
      }
      known.put(node.path("network").asText(), new Line(shares, node.path("seconds").asDouble()));
    } catch (JsonProcessingException cutOff) {
      // Its network is trained again.
    }
  }
}
