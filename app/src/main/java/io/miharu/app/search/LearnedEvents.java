package io.miharu.app.search;

import io.miharu.app.run.OutputException;
import io.miharu.core.EventId;
import io.miharu.events.index.AtomicFile;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.knowledge.LearnedEvent;
import io.miharu.knowledge.LearnedEventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The learned events of an index: {@code events/<id>.ttl} in its folder, replaced in one step each.
 * Thread-safe.
 */
public final class LearnedEvents {

  private static final String ENDING = ".ttl";

  private final Path folder;

  /**
   * @param index the index's folder
   */
  public LearnedEvents(Path index) {
    folder = index.resolve("events");
  }

  /** By rising ids. */
  public List<LearnedEvent> all() throws IOException {
    List<LearnedEvent> events = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(LearnedEvents::isEvent).sorted().toList()) {
          events.addAll(LearnedEventFile.read(file));
        }
      }
    }
    return List.copyOf(events);
  }

  private static boolean isEvent(Path file) {
    return String.valueOf(file.getFileName()).endsWith(ENDING);
  }

  public Path file(EventId id) {
    return folder.resolve(id + ENDING);
  }

  /** The event of this name; empty where none was learned. */
  public Optional<LearnedEvent> find(EventId id) throws IOException {
    return Files.exists(file(id))
        ? LearnedEventFile.read(file(id)).stream()
            .filter(event -> event.id().equals(id))
            .findFirst()
        : Optional.empty();
  }

  public void save(LearnedEvent event) throws IOException {
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file(event.id()), LearnedEventFile.write(event));
    } catch (IOException refused) {
      throw new OutputException(
          "cannot write %s: %s; learn in an index that you may write to"
              .formatted(file(event.id()), refused),
          refused);
    }
  }

  public void remove(EventId id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** As a search asks for it. */
  static AskedEvent asked(LearnedEvent event) {
    List<ConceptQuery.Term> evidence = new ArrayList<>();
    List<ConceptQuery.Term> excluded = new ArrayList<>();
    Map<String, String> because = new TreeMap<>();
    for (LearnedEvent.Weight one : event.weights()) {
      (one.weight() > 0 ? evidence : excluded)
          .add(ConceptQuery.Term.of(one.concept(), Math.abs(one.weight()), Pooling.MAX));
      because.put(
          one.concept().value(),
          "learned from %d %s"
              .formatted(
                  event.positives().size(),
                  event.positives().size() == 1 ? "example" : "examples"));
    }
    return new AskedEvent(
        event.id().value(),
        event.label(),
        new ConceptQuery(
            evidence,
            excluded,
            List.of(),
            List.of(),
            new ConceptQuery.Decision(event.slope(), event.offset())),
        because,
        List.of(),
        event.windowSeconds(),
        event.calibration());
  }
}
