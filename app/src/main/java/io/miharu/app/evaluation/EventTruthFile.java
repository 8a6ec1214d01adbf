package io.miharu.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which videos hold which events.
 *
 * <p>The JSON of ActivityNet and THUMOS: {@code {"database": {VIDEO: {"annotations": [{"label":
 * EVENT, …}]}}}}. Immutable.
 *
 * @param videos all judged videos, in rising order of names
 * @param positives per event the videos that hold it, both in rising order
 */
record EventTruthFile(List<String> videos, SortedMap<String, Set<String>> positives) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static EventTruthFile read(Path file) throws IOException {
    JsonNode database;
    try {
      database = JSON.readTree(Files.readString(file)).path("database");
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(file + ": there is no such file; check the path", missing);
    } catch (JsonProcessingException wrong) {
      throw new DataFormatException(
          "%s: needed JSON, got %s".formatted(file, wrong.getOriginalMessage()), wrong);
    }
    List<String> videos = new ArrayList<>();
    SortedMap<String, Set<String>> positives = new TreeMap<>();
    for (Map.Entry<String, JsonNode> video : database.properties()) {
      videos.add(video.getKey());
      for (JsonNode annotation : video.getValue().path("annotations")) {
        String label = annotation.path("label").asText();
        if (!label.isBlank()) {
          positives.computeIfAbsent(label, unused -> new TreeSet<>()).add(video.getKey());
        }
      }
    }
    if (positives.isEmpty()) {
      throw new DataFormatException(
          file
              + ": needed {\"database\": {video: {\"annotations\": [{\"label\": …}]}}} with an event or more, got none");
    }
    Collections.sort(videos);
    return new EventTruthFile(List.copyOf(videos), Collections.unmodifiableSortedMap(positives));
  }
}
