package io.miharu.events;

import static io.miharu.events.Story.ofScene;
import static io.miharu.events.Story.scored;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static io.miharu.events.Story.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.EventHit;
import io.miharu.core.TimeSpan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Absence afterwards and Allen's relations, just met and just missed, ten moments a second. */
class TemporalPatternTest {

  private static final EventPattern NOBODY_COMES_BACK =
      new EventPattern.Without(seen("leaving"), seen("person"), seconds(3));

  @Test
  void without_nobodyForTheWholeTime_isKnownWhenItIsOver() {
    Story story = Story.of(10, 9).seen("leaving", 0.8, 1, 2).seen("person", 0.9, 0, 1.5);
    EventHit hit = only(story.play(ofScene(NOBODY_COMES_BACK)));
    assertEquals(TimeSpan.ofSeconds(1.5, 2), hit.span()); // at 1.5 s the person is last seen
    assertEquals(4.5, hit.alert().seconds());
    assertEquals(0.8f, hit.probability());
  }

  @Test
  void without_oneWhoComesBackInTheLastMoment_isNoHit_aMomentLaterIsOne() {
    Story back = Story.of(10, 9).seen("leaving", 0.8, 1, 1).seen("person", 0.9, 4, 5);
    assertEquals(List.of(), back.play(ofScene(NOBODY_COMES_BACK)));
    Story late = Story.of(10, 9).seen("leaving", 0.8, 1, 1).seen("person", 0.9, 4.1, 5);
    assertEquals(TimeSpan.ofSeconds(1, 1), only(late.play(ofScene(NOBODY_COMES_BACK))).span());
  }

  @Test
  void without_videoThatEndsTooEarly_leavesItOpen() {
    assertEquals(
        List.of(), Story.of(10, 3.9).seen("leaving", 0.8, 1, 1).play(ofScene(NOBODY_COMES_BACK)));
    assertEquals(
        1, Story.of(10, 4).seen("leaving", 0.8, 1, 1).play(ofScene(NOBODY_COMES_BACK)).size());
  }

  @Test
  void without_someDoubtThatSomebodyIsThere_lowersTheDegree() {
    Story story = Story.of(10, 9).seen("leaving", 0.8, 1, 1).seen("person", 0.3, 2, 2);
    assertEquals(1 - 0.3f, only(story.play(ofScene(NOBODY_COMES_BACK))).probability());
  }

  @Test
  void without_handWorkedLogits_isMaxOverMomentsOfTheSmaller() {
    // t = 0: min(2, -max(-1, -2)) = 1; t = 1: min(3, -max(-2, 0.5)) = -0.5; t = 2: min(1, -0.5).
    Story story = Story.ofSteps(5).logits("b", 2, 3, 1, -6, -6).logits("a", 0, -1, -2, 0.5, -3);
    EventPattern pattern = new EventPattern.Without(scored("b"), seen("a"), seconds(2));
    assertEquals(sigmoid(1), story.bestDegree(pattern), 1e-6);
  }

  /** The second is there from 3 s up to but without 6 s; spans end at their last true moment. */
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.9, BEFORE",
    "1.0, 2.8, BEFORE",
    "1.0, 2.9, MEETS",
    "1.0, 3.0, OVERLAPS",
    "3.0, 4.9, STARTS",
    "3.1, 5.8, DURING",
    "3.1, 5.9, FINISHES",
    "3.0, 5.9, EQUALS",
    "2.9, 5.9, FINISHED_BY",
    "2.9, 6.0, CONTAINS",
    "3.0, 6.0, STARTED_BY",
    "5.9, 7.0, OVERLAPPED_BY",
    "6.0, 7.0, MET_BY",
    "6.1, 7.0, AFTER",
  })
  void related_eachOfTheThirteen_holdsAndNoOther(double from, double to, AllenRelation expected) {
    Story story = Story.of(10, 10).seen("a", 0.9, from, to).seen("b", 0.7, 3, 5.9);
    for (AllenRelation relation : AllenRelation.values()) {
      boolean gapped = relation == AllenRelation.BEFORE || relation == AllenRelation.AFTER;
      EventPattern pattern =
          new EventPattern.Related(
              seen("a"), relation, seen("b"), seconds(gapped ? 2 : 0), Duration.ZERO);
      List<EventHit> hits = story.play(ofScene(pattern));
      if (relation == expected) {
        assertEquals(0.7f, only(hits).probability());
        assertEquals(TimeSpan.ofSeconds(Math.min(from, 3), Math.max(to, 5.9)), only(hits).span());
      } else {
        assertEquals(List.of(), hits, () -> relation + " where " + expected + " is right");
      }
    }
  }

  @Test
  void related_before_gapOfExactlyTheMaximum_isTheLast() {
    EventDefinition event =
        ofScene(
            new EventPattern.Related(
                seen("a"), AllenRelation.BEFORE, seen("b"), seconds(2), Duration.ZERO));
    // The first ends, half-open, at 2 s.
    assertEquals(1, Story.of(10, 9).seen("a", 1, 1, 1.9).seen("b", 1, 4, 5).play(event).size());
    assertEquals(0, Story.of(10, 9).seen("a", 1, 1, 1.9).seen("b", 1, 4.1, 5).play(event).size());
  }

  @Test
  void related_isKnownAsSoonAsNothingCanChangeIt() {
    Story story = Story.of(10, 60).seen("a", 0.9, 1, 2).seen("b", 0.9, 1.5, 50);
    EventPattern overlaps = new EventPattern.Related(seen("a"), AllenRelation.OVERLAPS, seen("b"));
    EventHit hit = only(story.play(ofScene(overlaps)));
    assertEquals(2.1, hit.alert().seconds(), 0.1001); // the first has ended and the second goes on
    assertEquals(TimeSpan.ofSeconds(1, 50), hit.span());
  }

  @Test
  void related_endsApartByTheTolerance_areEqual() {
    Story story = Story.of(10, 9).seen("a", 0.9, 1, 2).seen("b", 0.9, 1.3, 1.8);
    EventPattern pattern =
        new EventPattern.Related(
            seen("a"), AllenRelation.EQUALS, seen("b"), Duration.ZERO, seconds(0.3));
    assertEquals(1, story.play(ofScene(pattern)).size());
    EventPattern strict =
        new EventPattern.Related(
            seen("a"), AllenRelation.EQUALS, seen("b"), Duration.ZERO, seconds(0.29));
    assertEquals(0, story.play(ofScene(strict)).size());
  }

  @Test
  void related_withoutAGapWhereOneIsNeeded_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EventPattern.Related(seen("a"), AllenRelation.BEFORE, seen("b")));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new EventPattern.Related(
                    seen("a"), AllenRelation.MEETS, seen("b"), seconds(1), Duration.ZERO));
    assertTrue(String.valueOf(refused.getMessage()).contains("before and after only"));
  }

  private static EventHit only(List<EventHit> hits) {
    assertEquals(1, hits.size(), () -> "hits: " + hits);
    return hits.get(0);
  }
}
