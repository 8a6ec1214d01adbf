package io.miharu.app.search;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.index.Calibration;
import io.miharu.events.index.ConceptIndex;
import io.miharu.knowledge.LearnedEvent;
import io.miharu.knowledge.LearnedEvent.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Learns and forgets events of an index, and keeps them there. Learning begins anew each time, from
 * all examples that count and from what is known without any. Owns a {@link Questions}. Not
 * thread-safe.
 */
public final class Lessons implements AutoCloseable {

  private static final Comparator<Example> ORDER =
      Comparator.comparing(Example::video)
          .thenComparingDouble(Example::start)
          .thenComparingDouble(Example::end);

  private final ConceptIndex index;
  private final LearnedEvents events;
  private final Questions questions;
  private final Optional<Calibration> calibration;
  private final long seed;

  /**
   * @param index is borrowed
   * @param calibration how to read the stored scores; empty: as when the event was learned before
   * @param seed of the draw of negatives
   * @param encoder for words; this takes ownership
   */
  public Lessons(
      ConceptIndex index, Optional<Calibration> calibration, long seed, BundledEncoder encoder) {
    this.index = index;
    events = new LearnedEvents(index.root());
    questions = new Questions(index, List.of(), encoder);
    this.calibration = calibration;
    this.seed = seed;
  }

  /**
   * What was learned, and saved.
   *
   * @param drawn how many clips of the index it was told from
   * @param remarks what the user should know
   */
  public record Lesson(LearnedEvent event, int drawn, Path file, List<String> remarks) {

    public Lesson {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Adds examples to an event, which is begun where there is none.
   *
   * @param fromText what it is, in words; empty: what was said before, else its definition
   * @throws UsageException when there is no positive example, or the same clip is given as both
   */
  public Lesson learn(EventId id, String fromText, List<Example> positives, List<Example> negatives)
      throws IOException {
    Optional<LearnedEvent> before = events.find(id);
    List<Example> shown = joined(before.map(LearnedEvent::positives).orElse(List.of()), positives);
    List<Example> others = joined(before.map(LearnedEvent::negatives).orElse(List.of()), negatives);
    if (shown.isEmpty()) {
      throw new UsageException(
          "learning needs a --positive VIDEO@START-END that shows the event; to ask without any example, use miharu search");
    }
    for (Example example : others) {
      if (shown.contains(example)) {
        throw new UsageException(
            example + " is both a positive and a negative example; forget one of the two first");
      }
    }
    String text =
        fromText.isBlank() ? before.map(LearnedEvent::fromText).orElse("") : fromText.strip();
    return learned(id, text, reading(before), shown, others);
  }

  /**
   * Withdraws examples, and learns again from what is left; without examples, or when no positive
   * is left, the event is removed and the answer empty.
   *
   * @throws UsageException when there is no such event or example
   */
  public Optional<Lesson> forget(EventId id, List<Example> withdrawn) throws IOException {
    Optional<LearnedEvent> found = events.find(id);
    if (found.isEmpty()) {
      throw new UsageException(
          "no event \"%s\" was learned in this index; see miharu events --index %s"
              .formatted(id, index.root()));
    }
    LearnedEvent before = found.get();
    for (Example example : withdrawn) {
      if (!before.positives().contains(example) && !before.negatives().contains(example)) {
        throw new UsageException(
            "%s is no example of %s; its examples are %s"
                .formatted(example, id, joined(before.positives(), before.negatives())));
      }
    }
    List<Example> shown = new ArrayList<>(before.positives());
    List<Example> others = new ArrayList<>(before.negatives());
    shown.removeAll(withdrawn);
    others.removeAll(withdrawn);
    if (withdrawn.isEmpty() || shown.isEmpty()) {
      events.remove(id);
      return Optional.empty();
    }
    return Optional.of(learned(id, before.fromText(), reading(found), shown, others));
  }

  private static List<Example> joined(Collection<Example> some, Collection<Example> more) {
    List<Example> all = new ArrayList<>(some);
    all.addAll(more);
    return all.stream().distinct().sorted(ORDER).toList();
  }

  private Calibration reading(Optional<LearnedEvent> before) {
    return calibration.or(() -> before.map(LearnedEvent::calibration)).orElse(Calibration.AUTO);
  }

  private Lesson learned(
      EventId id,
      String text,
      Calibration reading,
      List<Example> positives,
      List<Example> negatives)
      throws IOException {
    List<String> remarks = new ArrayList<>();
    Map<ConceptId, Double> prior = new TreeMap<>();
    String label = id.value().replace('-', ' ');
    Optional<AskedEvent> known =
        text.isEmpty() ? questions.defined(id.value()) : Optional.of(questions.ofWords(text));
    if (known.isPresent()) {
      remarks.addAll(known.get().remarks());
      prior.putAll(Feedback.relations(known.get().query()));
      label = text.isEmpty() ? known.get().label() : label;
    } else {
      remarks.add(
          "no event is called %s and no --from-text was given, so it is learned from the examples alone"
              .formatted(id));
    }
    try {
      EventLearner.Learned learned =
          new EventLearner(index, reading, seed).learn(positives, negatives, prior);
      LearnedEvent event =
          new LearnedEvent(
              id,
              label,
              text,
              learned.weights(),
              learned.windowSeconds(),
              reading,
              learned.slope(),
              learned.offset(),
              positives,
              negatives);
      events.save(event);
      return new Lesson(event, learned.drawn(), events.file(id), remarks);
    } catch (IllegalArgumentException gone) {
      // A video of an earlier example may have left the index.
      throw new UsageException(
          "%s: %s; withdraw the example with miharu forget".formatted(id, gone.getMessage()), gone);
    }
  }

  @Override
  public void close() {
    questions.close();
  }
}
