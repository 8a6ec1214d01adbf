package io.miharu.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.eval.DataFormatException;
import io.miharu.knowledge.StoredHit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the events of earlier runs: {@code events.jsonl} files, or folders that hold them. */
final class StoredHits {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredHits() {}

  /**
   * All hits, files of a folder in the order of their names.
   *
   * @throws DataFormatException when a place is missing, holds none, or a line is no event
   */
  static List<StoredHit> read(List<Path> places) throws IOException {
    List<StoredHit> hits = new ArrayList<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        read(file, hits);
      }
    }
    return List.copyOf(hits);
  }

  private static List<Path> files(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.isDirectory(place)) {
      throw new DataFormatException(
          place + " does not exist; name an events.jsonl or the folder that detect --out wrote");
    }
    try (Stream<Path> below = Files.walk(place)) {
      List<Path> found =
          below
              .filter(file -> file.getFileName().toString().equals("events.jsonl"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new DataFormatException(
            place + " holds no events.jsonl; name the folder that detect --out wrote");
      }
      return found;
    }
  }

  private static void read(Path file, List<StoredHit> hits) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            hits.add(hit(JSON.readTree(line)));
          } catch (JsonProcessingException | IllegalArgumentException e) {
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw DataFormatException.at(
                file.toString(), number, 1, "needs an event as detect writes it: " + what);
          }
        }
      }
    }
  }

  private static StoredHit hit(JsonNode line) {
    List<Integer> tracks = new ArrayList<>();
    line.path("tracks").forEach(track -> tracks.add(track.asInt()));
    List<StoredHit.Seen> seen = new ArrayList<>();
    gather(line.path("evidence"), seen);
    return new StoredHit(
        needed(line, "source").asText(),
        EventId.of(needed(line, "event").asText()),
        needed(line, "start").asDouble(),
        needed(line, "end").asDouble(),
        needed(line, "probability").asDouble(),
        line.path("rule").asText(),
        tracks,
        seen);
  }

  private static JsonNode needed(JsonNode line, String field) {
    JsonNode value = line.get(field);
    if (value == null) {
      throw new IllegalArgumentException("\"" + field + "\" is missing");
    }
    return value;
  }

  private static void gather(JsonNode evidence, List<StoredHit.Seen> seen) {
    if (evidence.hasNonNull("concept")) {
      seen.add(
          new StoredHit.Seen(
              ConceptId.of(evidence.get("concept").asText()),
              evidence.path("probability").asDouble(),
              evidence.path("start").asDouble(),
              evidence.path("end").asDouble()));
    }
    evidence.path("children").forEach(child -> gather(child, seen));
  }
}
