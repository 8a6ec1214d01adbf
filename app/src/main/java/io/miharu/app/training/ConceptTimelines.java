package io.miharu.app.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.Observer;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.Perception;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SourceJob;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
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
 * What the engine says of videos, moment by moment, kept in a file of JSON lines: first how it
 * looked, then a line for each video. A last line that was cut off is dropped. Not thread-safe.
 */
final class ConceptTimelines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final RunSettings settings;
  private final SourceJob.Observers observers;
  private final Map<String, List<Moment>> kept = new HashMap<>(); // asked by name alone

  private ConceptTimelines(Path file, RunSettings settings) {
    this.file = file;
    this.settings = settings;
    observers = DetectorChoice.observers(settings);
  }

  /**
   * Opens a file, or begins it.
   *
   * @throws UsageException when what is in it was seen with other networks
   */
  static ConceptTimelines open(Path file, RunSettings settings) throws IOException {
    ConceptTimelines timelines = new ConceptTimelines(file, settings);
    String heading = heading(settings);
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    if (!lines.isEmpty() && !lines.get(0).equals(heading)) {
      throw new UsageException(
          "%s holds what was seen otherwise, %s, not %s; delete it or name another with --timelines"
              .formatted(file, lines.get(0), heading));
    }
    List<String> whole = new ArrayList<>(List.of(heading));
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      try {
        timelines.keep(JSON.readTree(line));
        whole.add(line);
      } catch (JsonProcessingException | IllegalArgumentException cutOff) {
        break; // that video is looked at again, and those behind it
      }
    }
    if (whole.size() != lines.size()) {
      timelines.write(whole);
    }
    return timelines;
  }

  private static String heading(RunSettings settings) throws IOException {
    ObjectNode heading = JSON.createObjectNode();
    heading.put("detector", settings.detector().label());
    settings
        .networks()
        .pose()
        .ifPresent(pose -> heading.put("pose", String.valueOf(pose.getFileName())));
    FileHashes.of(settings).forEach(heading.putObject("sha256")::put);
    return heading.toString();
  }

  private void keep(JsonNode line) {
    List<Moment> moments = new ArrayList<>();
    for (JsonNode moment : line.path("moments")) {
      MediaTime time = new MediaTime(moment.path("micros").asLong());
      List<ConceptScore> scores = new ArrayList<>();
      for (Map.Entry<String, JsonNode> said : moment.path("said").properties()) {
        double probability = said.getValue().asDouble();
        scores.add(ConceptScore.ofScene(ConceptId.of(said.getKey()), time, probability, "kept"));
      }
      moments.add(new Moment(time, List.of(), scores));
    }
    kept.put(line.path("video").asText(), moments);
  }

  /** Whether a video need not be looked at. */
  boolean has(String name) {
    return kept.containsKey(name);
  }

  /**
   * What is said of a video: of each concept the strongest score of every moment that is judged.
   *
   * @param name under which it is kept
   */
  List<Moment> of(String name, Source source) throws IOException {
    if (!has(name)) {
      ObjectNode line = look(name, source);
      try {
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
      } catch (IOException unwritable) {
        throw unwritable(unwritable);
      }
      keep(line);
    }
    return kept.getOrDefault(name, List.of());
  }

  private ObjectNode look(String name, Source source) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("video", name);
    line.putArray("moments");
    try (FrameStream frames = Sources.open(source, settings.openOptions(1));
        Observer observer = observers.open(frames.info(), List.of())) {
      Perception perception = new Perception(observer, frames.info(), List.of());
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (Frame frame = next.get()) {
          Moment moment = perception.perceive(frame);
          if (perception.judged()) {
            put(line.withArray("moments").addObject(), moment);
          }
        }
      }
    }
    return line;
  }

  private static void put(ObjectNode into, Moment moment) {
    into.put("micros", moment.time().micros());
    ObjectNode said = into.putObject("said");
    for (ConceptScore score : moment.scores()) {
      String concept = score.concept().value();
      double before = said.path(concept).asDouble(0);
      said.put(concept, Math.max(before, Math.round(1e4 * score.probability()) / 1e4));
    }
  }

  private void write(List<String> lines) throws OutputException {
    try {
      Files.write(file, lines);
    } catch (IOException unwritable) {
      throw unwritable(unwritable);
    }
  }

  private OutputException unwritable(IOException cause) {
    return new OutputException("cannot write %s: %s".formatted(file, cause.getMessage()), cause);
  }
}
