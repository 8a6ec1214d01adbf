package io.miharu.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.console.UsageException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads which videos hold which events, in one of three forms.
 *
 * <ul>
 *   <li>The JSON of ActivityNet and THUMOS: {@code {"database": {VIDEO: {"annotations": [{"label":
 *       EVENT, …}]}}}}.
 *   <li>A table with the columns {@code video} and {@code event}, one line per event of a video; a
 *       video that holds none has a line with an empty event.
 *   <li>TRECVID's reference ({@code TrialID}, {@code Targ}) with its trial index ({@code TrialID},
 *       {@code ClipID}, {@code EventID}), and the event database ({@code EventID}, {@code
 *       EventName}) where there is one.
 * </ul>
 */
final class EventTruthFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventTruthFile() {}

  /**
   * @param trials the trial index, for a reference of TRECVID
   * @param names the event database, likewise; without it an event is called by its id
   */
  static EventTruth read(Path file, Optional<Path> trials, Optional<Path> names)
      throws IOException {
    if (file.toString().endsWith(".json")) {
      return json(file);
    }
    CsvTable table = CsvTable.read(file);
    if (table.header().contains("TrialID")) {
      if (trials.isEmpty()) {
        throw new UsageException(
            file + " is a reference of TRECVID: name its trial index with --trials FILE");
      }
      return trecvid(table, CsvTable.read(trials.get()), names);
    }
    return table(table);
  }

  private static EventTruth json(Path file) throws IOException {
    JsonNode database;
    try {
      database = JSON.readTree(Files.readString(file)).path("database");
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(file + ": there is no such file; check the path", missing);
    } catch (JsonProcessingException wrong) {
      throw new DataFormatException(
          "%s: needed JSON, got %s".formatted(file, wrong.getOriginalMessage()), wrong);
    }
    SortedSet<String> videos = new TreeSet<>();
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
    return EventTruth.ofAll(videos, positives);
  }

  private static EventTruth table(CsvTable table) throws DataFormatException {
    int video = table.column("video");
    int event = table.column("event");
    SortedSet<String> videos = new TreeSet<>();
    SortedMap<String, Set<String>> positives = new TreeMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.value(row, video).isBlank()) {
        throw table.fault(row, video, "needs a video's name");
      }
      videos.add(table.value(row, video));
      if (!table.value(row, event).isBlank()) {
        positives
            .computeIfAbsent(table.value(row, event), unused -> new TreeSet<>())
            .add(table.value(row, video));
      }
    }
    if (positives.isEmpty()) {
      throw new DataFormatException(table.file() + ": needed an event or more, got none");
    }
    return EventTruth.ofAll(videos, positives);
  }

  private static EventTruth trecvid(CsvTable reference, CsvTable index, Optional<Path> names)
      throws IOException {
    Map<String, String> called = new LinkedHashMap<>();
    if (names.isPresent()) {
      CsvTable database = CsvTable.read(names.get());
      for (int row = 0; row < database.rows().size(); row++) {
        called.put(
            database.value(row, database.column("EventID")),
            database.value(row, database.column("EventName")));
      }
    }
    Map<String, Integer> trials = index.index(index.column("TrialID"));
    int targ = reference.column("Targ");
    SortedMap<String, SortedMap<String, String>> judged = new TreeMap<>();
    SortedMap<String, Set<String>> positives = new TreeMap<>();
    for (int row = 0; row < reference.rows().size(); row++) {
      String trial = reference.value(row, reference.column("TrialID"));
      Integer at = trials.get(trial);
      if (at == null) {
        throw reference.fault(
            row, reference.column("TrialID"), "%s is not in %s".formatted(trial, index.file()));
      }
      String event = index.value(at, index.column("EventID"));
      String clip = index.value(at, index.column("ClipID"));
      if (judged.computeIfAbsent(event, unused -> new TreeMap<>()).put(clip, trial) != null) {
        throw reference.fault(
            row,
            reference.column("TrialID"),
            "clip %s is judged twice for %s".formatted(clip, event));
      }
      String value = reference.value(row, targ);
      if (!value.equals("y") && !value.equals("n")) {
        throw reference.fault(row, targ, "needs y or n, got " + value);
      }
      if (value.equals("y")) {
        positives.computeIfAbsent(event, unused -> new TreeSet<>()).add(clip);
      }
    }
    SortedMap<String, EventTruth.Judged> events = new TreeMap<>();
    judged.forEach(
        (id, clips) ->
            events.put(
                called.getOrDefault(id, id),
                new EventTruth.Judged(id, clips, positives.getOrDefault(id, Set.of()))));
    if (events.size() < judged.size() || positives.isEmpty()) {
      throw new DataFormatException(
          "%s: needed one name per event and a positive trial, got %d names for %d events and %d events with positives"
              .formatted(reference.file(), events.size(), judged.size(), positives.size()));
    }
    return new EventTruth(events);
  }
}
