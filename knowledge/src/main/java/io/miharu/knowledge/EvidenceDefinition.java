package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.zeroshot.ConceptWeight;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.events.zeroshot.ZeroShotQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event by the concepts that speak for it and against it, for answers without any example.
 *
 * <p>Source: event detection, section 2. Immutable.
 *
 * @param id its name in kebab case; an event may have a pattern, too
 * @param version from 1; rises when the meaning changes
 * @param labels its name for people by language, {@code en} at least
 * @param description one to three English sentences: what happens, with what, and where
 * @param group what it belongs to: {@code everyday}, {@code activity}, or a user's own word
 * @param evidence concepts that speak for it, at least one unless there is a sequence
 * @param requires gates: without one of them the score falls
 * @param excludes concepts that speak against it
 * @param places where it usually happens; by a quarter of full weight also evidence
 * @param parts events that it usually has within it; for people, and for queries over hits
 * @param sequences orders in time
 */
public record EvidenceDefinition(
    EventId id,
    int version,
    Map<String, String> labels,
    String description,
    String group,
    List<Evidence> evidence,
    List<ConceptId> requires,
    List<Exclusion> excludes,
    List<ConceptId> places,
    List<EventId> parts,
    List<Sequence> sequences) {

  /** What a place is worth that the event usually happens in, as evidence (ours). */
  public static final double PLACE_WEIGHT = 0.25;

  /**
   * A concept that speaks for the event.
   *
   * @param weight in (0, 1]
   */
  public record Evidence(ConceptId concept, double weight, Pooling pooling) {
    public Evidence {
      checkWeight(concept, weight);
    }
  }

  /**
   * A concept that speaks against the event.
   *
   * @param weight in (0, 1]
   */
  public record Exclusion(ConceptId concept, double weight) {
    public Exclusion {
      checkWeight(concept, weight);
    }
  }

  /**
   * {@code first}, then {@code then}, which starts at most {@code within} later.
   *
   * @param weight in (0, 1]
   */
  public record Sequence(ConceptId first, ConceptId then, Duration within, double weight) {
    public Sequence {
      checkWeight(then, weight);
      if (within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException(
            "%s then %s: mh:within must be above 0 s, got %s".formatted(first, then, within));
      }
    }
  }

  public EvidenceDefinition {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    evidence = List.copyOf(evidence);
    requires = List.copyOf(requires);
    excludes = List.copyOf(excludes);
    places = List.copyOf(places);
    parts = List.copyOf(parts);
    sequences = List.copyOf(sequences);
    if (evidence.isEmpty() && sequences.isEmpty()) {
      throw new IllegalArgumentException(
          "event %s needs mh:evidence or a mh:sequence, got neither".formatted(id));
    }
  }

  private static void checkWeight(ConceptId concept, double weight) {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "%s: mh:weight must lie above 0 and at most at 1, got %s".formatted(concept, weight));
    }
  }

  /** Its name for people; English where there is no label in that language. */
  public String label(String language) {
    String label = labels.get(language);
    return label != null ? label : labels.getOrDefault("en", id.value());
  }

  /**
   * As the scorer takes it: places join the evidence unless they are in it, pooled by their mean.
   *
   * @param step the length of one step of the grid, above 0; a sequence's reach is rounded up to
   *     whole steps
   */
  public ZeroShotQuery query(Duration step) {
    List<ZeroShotQuery.Evidence> all = new ArrayList<>();
    for (Evidence one : evidence) {
      all.add(
          new ZeroShotQuery.Evidence(
              ConceptWeight.stated(one.concept(), one.weight()), one.pooling()));
    }
    for (ConceptId place : places) {
      if (evidence.stream().noneMatch(one -> one.concept().equals(place))) {
        all.add(
            new ZeroShotQuery.Evidence(ConceptWeight.stated(place, PLACE_WEIGHT), Pooling.MEAN));
      }
    }
    for (Exclusion one : excludes) {
      all.add(
          new ZeroShotQuery.Evidence(
              ConceptWeight.stated(one.concept(), -one.weight()), Pooling.MAX));
    }
    List<ZeroShotQuery.Sequence> orders = new ArrayList<>();
    for (Sequence one : sequences) {
      long steps = -Math.floorDiv(-one.within().toNanos(), step.toNanos());
      orders.add(
          new ZeroShotQuery.Sequence(
              one.first(), one.then(), (int) Math.max(1, steps), one.weight()));
    }
    return new ZeroShotQuery(all, requires, orders);
  }
}
