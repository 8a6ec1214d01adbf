package io.miharu.eval.events;

import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.TimeSpan;
import io.miharu.eval.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pairs the hits of one video with its true events, one to one.
 *
 * <p>A hit can find a truth when both are the same event and their spans share {@code minShared},
 * or {@code minShare} of the truth where that is less: the truth's half or one second by default. A
 * truth of no length shares no time with anything; a hit finds it when its span, widened by {@code
 * instantTolerance} on both sides, holds that moment, ends included. Who took part is not compared:
 * truth and tracker number people differently.
 *
 * <p>Among all pairings, the one with most pairs is taken; among those, the one that shares most
 * time; what is equal even then goes to the earlier truth and the earlier hit. So a second hit on a
 * truth is a false alarm, and a long hit over two truths finds one and misses the other.
 *
 * <p>Ours; the ActEV protocols, on which {@code minShared} is modelled, are in methods/metrics.md,
 * section 5. O(T²·H) time per event for T truths and H hits, T ≤ H, or the reverse.
 *
 * @param minShared enough shared time for a long truth, above 0
 * @param minShare enough of a short truth, in (0, 1]
 * @param instantTolerance how far a hit may lie from a truth of no length, 0 or more
 */
public record EventMatching(Duration minShared, double minShare, Duration instantTolerance) {

  /** One second or half the truth; half a second off for a truth of no length. */
  public static final EventMatching DEFAULT =
      new EventMatching(Duration.ofSeconds(1), 0.5, Duration.ofMillis(500));

  private static final Comparator<TimeSpan> BY_TIME =
      Comparator.comparing(TimeSpan::start).thenComparing(TimeSpan::end);

  /** Equal spans: the surer hit first. */
  private static final Comparator<EventHit> HIT_ORDER =
      Comparator.comparing(EventHit::span, BY_TIME)
          .thenComparing(EventHit::event)
          .thenComparing(EventHit::probability, Comparator.reverseOrder());

  private static final Comparator<EventTruth> TRUTH_ORDER =
      Comparator.comparing(EventTruth::span, BY_TIME).thenComparing(EventTruth::event);

  public EventMatching {
    if (minShared.isNegative() || minShared.isZero()) {
      throw new IllegalArgumentException("minShared must be above 0 s, got " + minShared);
    }
    if (!(minShare > 0 && minShare <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("minShare must lie in (0, 1], got " + minShare);
    }
    if (instantTolerance.isNegative()) {
      throw new IllegalArgumentException(
          "instantTolerance must be 0 s or more, got " + instantTolerance);
    }
  }

  /**
   * Pairs the events of one video.
   *
   * @param truths in any order
   * @param hits in any order, all from one source
   */
  public EventOutcome match(List<EventTruth> truths, List<EventHit> hits) {
    if (hits.stream().map(EventHit::source).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "hits of several sources: match one source at a time, got "
              + hits.stream().map(EventHit::source).distinct().toList());
    }
    SortedMap<EventId, List<EventTruth>> truthsOf = new TreeMap<>();
    truths.stream()
        .sorted(TRUTH_ORDER)
        .forEach(t -> truthsOf.computeIfAbsent(t.event(), id -> new ArrayList<>()).add(t));
    SortedMap<EventId, List<EventHit>> hitsOf = new TreeMap<>();
    hits.stream()
        .sorted(HIT_ORDER)
        .forEach(h -> hitsOf.computeIfAbsent(h.event(), id -> new ArrayList<>()).add(h));

    List<EventOutcome.Pair> found = new ArrayList<>();
    List<EventTruth> missed = new ArrayList<>();
    List<EventHit> falseAlarms = new ArrayList<>();
    truthsOf.forEach(
        (event, wanted) ->
            pair(wanted, hitsOf.getOrDefault(event, List.of()), found, missed, falseAlarms));
    hitsOf.forEach(
        (event, unasked) -> {
          if (!truthsOf.containsKey(event)) {
            falseAlarms.addAll(unasked);
          }
        });
    found.sort(Comparator.comparing(EventOutcome.Pair::truth, TRUTH_ORDER));
    missed.sort(TRUTH_ORDER);
    falseAlarms.sort(HIT_ORDER);
    return new EventOutcome(found, missed, falseAlarms);
  }

  /** Whether a hit may count as finding this truth; only the spans are compared. */
  public boolean finds(TimeSpan hit, TimeSpan truth) {
    if (truth.start().equals(truth.end())) {
      return !truth.start().isBefore(hit.start().minus(instantTolerance))
          && !truth.start().isAfter(hit.end().plus(instantTolerance));
    }
    // Compared in microseconds, which are exact: seconds as doubles can miss an equality.
    double needed =
        Math.min(
            minShared.toNanos() / 1e3, minShare * (truth.end().micros() - truth.start().micros()));
    return sharedMicros(hit, truth) >= needed;
  }

  private static long sharedMicros(TimeSpan a, TimeSpan b) {
    return Math.round(a.overlapSeconds(b) * 1e6);
  }

  /** Pairs the truths and hits of one event. */
  private void pair(
      List<EventTruth> truths,
      List<EventHit> hits,
      List<EventOutcome.Pair> found,
      List<EventTruth> missed,
      List<EventHit> falseAlarms) {
    // One more pair must outweigh whatever time all other pairs could share.
    double pairWeight = 1;
    for (EventTruth truth : truths) {
      pairWeight += truth.span().seconds();
    }
    double[][] weights = new double[truths.size()][hits.size()];
    for (int t = 0; t < truths.size(); t++) {
      for (int h = 0; h < hits.size(); h++) {
        TimeSpan truth = truths.get(t).span();
        TimeSpan hit = hits.get(h).span();
        if (finds(hit, truth)) {
          weights[t][h] = pairWeight + truth.overlapSeconds(hit);
        }
      }
    }
    int[] hitOf = Assignment.maximal(weights);
    boolean[] used = new boolean[hits.size()];
    for (int t = 0; t < truths.size(); t++) {
      int h = hitOf[t];
      if (h >= 0 && weights[t][h] > 0) {
        found.add(new EventOutcome.Pair(truths.get(t), hits.get(h)));
        used[h] = true;
      } else {
        missed.add(truths.get(t));
      }
    }
    for (int h = 0; h < used.length; h++) {
      if (!used[h]) {
        falseAlarms.add(hits.get(h));
      }
    }
  }
}
