package io.miharu.eval.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.Evidence;
import io.miharu.core.TimeSpan;
import io.miharu.eval.MatchCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMatchingTest {

  static EventTruth truth(String event, double start, double end) {
    return new EventTruth(EventId.of(event), TimeSpan.ofSeconds(start, end), List.of());
  }

  static EventHit hit(String event, double start, double end) {
    return hit("scene.mp4", event, start, end, 0.8f);
  }

  private static EventHit hit(
      String source, String event, double start, double end, float probability) {
    TimeSpan span = TimeSpan.ofSeconds(start, end);
    return new EventHit(
        source,
        EventId.of(event),
        event,
        span,
        span.start(),
        probability,
        List.of(1),
        List.of(),
        event + "@1",
        new Evidence.Concept(ConceptId.of("person"), 0.9f, 1, span, List.of(1), "test"));
  }

  private static EventOutcome match(List<EventTruth> truths, List<EventHit> hits) {
    return EventMatching.DEFAULT.match(truths, hits);
  }

  @ParameterizedTest
  @CsvSource({
    // truth of 10 s: one shared second is enough, and needed
    "0, 10,   9,    20,  true",
    "0, 10,   9.01, 20,  false",
    // truth of 1 s: half of it
    "5, 6,    5.5,  9,   true",
    "5, 6,    5.51, 9,   false",
    // truth of 2 s: half and one second are the same
    "5, 7,    0,    6,   true",
    "5, 7,    0,    5.9, false",
    // apart, and only touching
    "5, 7,    8,    9,   false",
    "5, 7,    7,    9,   false",
    // a hit of no length shares no time
    "5, 7,    6,    6,   false",
    // a truth of no length: half a second off, both ends included
    "5, 5,    5.5,  9,   true",
    "5, 5,    1,    4.5, true",
    "5, 5,    5.51, 9,   false",
    "5, 5,    5,    5,   true",
  })
  void finds_needsOneSecondOrHalfOfTheTruth(
      double truthStart, double truthEnd, double hitStart, double hitEnd, boolean found) {
    assertEquals(
        found,
        EventMatching.DEFAULT.finds(
            TimeSpan.ofSeconds(hitStart, hitEnd), TimeSpan.ofSeconds(truthStart, truthEnd)));
  }

  @Test
  void match_anotherEventAtTheSameTime_isAFalseAlarmAndAMiss() {
    EventOutcome outcome = match(List.of(truth("fall", 0, 5)), List.of(hit("running", 0, 5)));
    assertEquals(0, outcome.found().size());
    assertEquals(1, outcome.missed().size());
    assertEquals(1, outcome.falseAlarms().size());
  }

  @Test
  void match_twoHitsOnOneTruth_keepsTheOneThatSharesMoreAndCallsTheOtherFalse() {
    EventHit less = hit("fall", 0, 2);
    EventHit more = hit("fall", 3, 8);
    EventTruth truth = truth("fall", 0, 10);
    EventOutcome outcome = match(List.of(truth), List.of(less, more));
    assertEquals(List.of(new EventOutcome.Pair(truth, more)), outcome.found());
    assertEquals(List.of(less), outcome.falseAlarms());
  }

  @Test
  void match_oneHitOverTwoTruths_findsOneOfThem() {
    EventOutcome outcome =
        match(List.of(truth("fall", 0, 3), truth("fall", 5, 9)), List.of(hit("fall", 0, 9)));
    assertEquals(truth("fall", 5, 9), outcome.found().get(0).truth()); // 4 s shared, not 3 s
    assertEquals(List.of(truth("fall", 0, 3)), outcome.missed());
  }

  @Test
  void match_whenTakingTheBestOverlapWouldCostAPair_takesMorePairs() {
    EventTruth first = truth("fall", 0, 4);
    EventTruth second = truth("fall", 4, 10);
    EventHit wide = hit("fall", 2, 10); // shares 2 s and 6 s
    EventHit late = hit("fall", 8, 10); // shares 0 s and 2 s
    EventOutcome outcome = match(List.of(first, second), List.of(wide, late));
    assertEquals(
        List.of(new EventOutcome.Pair(first, wide), new EventOutcome.Pair(second, late)),
        outcome.found());
  }

  @Test
  void match_equalSpans_goesToTheSurerHit() {
    EventHit unsure = hit("a", "fall", 0, 4, 0.6f);
    EventHit sure = hit("a", "fall", 0, 4, 0.9f);
    EventOutcome outcome = match(List.of(truth("fall", 0, 4)), List.of(unsure, sure));
    assertEquals(sure, outcome.found().get(0).hit());
  }

  @Test
  void match_inAnyOrder_hasTheSameOutcomeAndLosesNothing() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<EventTruth> truths = new ArrayList<>();
      List<EventHit> hits = new ArrayList<>();
      for (int i = 0; i < random.nextInt(8); i++) {
        double start = random.nextInt(40) / 2.0;
        truths.add(truth(i % 2 == 0 ? "fall" : "running", start, start + random.nextInt(8) / 2.0));
      }
      for (int i = 0; i < random.nextInt(8); i++) {
        double start = random.nextInt(40) / 2.0;
        hits.add(hit(i % 2 == 0 ? "fall" : "running", start, start + random.nextInt(8) / 2.0));
      }
      EventOutcome outcome = match(truths, hits);
      assertEquals(truths.size(), outcome.found().size() + outcome.missed().size());
      assertEquals(hits.size(), outcome.found().size() + outcome.falseAlarms().size());
      Collections.shuffle(truths, random);
      Collections.shuffle(hits, random);
      assertEquals(outcome, match(truths, hits), "seed " + seed);
    }
  }

  @Test
  void match_hitsOfTwoSources_refuses() {
    List<EventHit> hits = List.of(hit("a", "fall", 0, 1, 1), hit("b", "fall", 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> match(List.of(), hits));
  }

  @Test
  void settings_outOfRange_areRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(
        IllegalArgumentException.class, () -> new EventMatching(Duration.ZERO, 0.5, second));
    assertThrows(
        IllegalArgumentException.class, () -> new EventMatching(second, Double.NaN, second));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EventMatching(second, 0.5, Duration.ofSeconds(-1)));
  }

  @Test
  void table_countsPerEventAndInAll() {
    EventTable first =
        EventTable.of(
            match(
                List.of(truth("fall", 0, 4), truth("running", 0, 4)),
                List.of(hit("fall", 0, 4), hit("fall", 1, 3))));
    EventTable second =
        EventTable.of(match(List.of(truth("fall", 0, 4)), List.of(hit("intrusion", 0, 4))));
    EventTable both = first.plus(second);
    assertEquals(
        List.of(
            new EventTable.Row("fall", 2, 1, 1, 1),
            new EventTable.Row("intrusion", 0, 0, 0, 1),
            new EventTable.Row("running", 1, 0, 1, 0),
            new EventTable.Row("all", 3, 1, 2, 2)),
        both.rows());
    assertEquals(new MatchCounts(1, 2, 2), both.total());
    assertEquals(both, second.plus(first));
    assertEquals(first, first.plus(EventTable.EMPTY));
  }

  @Test
  void table_asText_alignsItsColumns() {
    EventTable table =
        EventTable.of(match(List.of(truth("wrong-way", 0, 4)), List.of(hit("fall", 0, 4))));
    assertEquals(
        """
        event        true   found  missed   false
        -----------------------------------------
        fall            0       0       0       1
        wrong-way       1       0       1       0
        -----------------------------------------
        all             1       0       1       1
        """,
        table.text());
  }

  @Test
  void table_ofNothing_hasOnlyTheRowForAll() {
    assertEquals(List.of(new EventTable.Row("all", 0, 0, 0, 0)), EventTable.EMPTY.rows());
    assertFalse(EventTable.EMPTY.text().isEmpty());
    assertTrue(Double.isNaN(EventTable.EMPTY.total().recall()));
  }
}
