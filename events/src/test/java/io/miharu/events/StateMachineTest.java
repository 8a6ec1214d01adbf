package io.miharu.events;

import static io.miharu.events.Story.ofScene;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** T_on, T_off, T_merge and T_cool to the exact moment, at ten moments a second. */
class StateMachineTest {

  private static final EventDefinition EVENT =
      ofScene(seen("a")).withTiming(Timing.DEFAULT.withOn(seconds(1)));

  @Test
  void on_trueForExactlyTOn_opensAtTheFirstTrueMoment() {
    List<EventHit> hits = Story.of(10, 6).seen("a", 0.9, 1, 2).play(EVENT);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 2)), spans(hits));
    assertEquals(MediaTime.ofSeconds(2), hits.get(0).alert());
  }

  @Test
  void on_oneMomentShort_doesNotOpen() {
    assertEquals(List.of(), Story.of(10, 6).seen("a", 0.9, 1, 1.9).play(EVENT));
  }

  @Test
  void on_oneFalseMomentInBetween_startsAgain() {
    Story story = Story.of(10, 6).seen("a", 0.9, 1, 1.5).seen("a", 0.9, 1.7, 2.6);
    assertEquals(List.of(), story.play(EVENT));
  }

  @Test
  void off_falseForLessThanTOff_staysOpen() {
    // T_merge 0 shows the difference: what closes is not joined again, and cools down.
    EventDefinition strict =
        EVENT.withTiming(new Timing(seconds(0.2), seconds(1), seconds(0), seconds(0)));
    Story open = Story.of(10, 8).seen("a", 0.9, 1, 2).seen("a", 0.9, 2.9, 4);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 4)), spans(open.play(strict)));
    Story closed = Story.of(10, 8).seen("a", 0.9, 1, 2).seen("a", 0.9, 3, 4);
    assertEquals(
        List.of(TimeSpan.ofSeconds(1, 2), TimeSpan.ofSeconds(3, 4)), spans(closed.play(strict)));
  }

  @Test
  void merge_gapBelowTMerge_isOneEvent() {
    Story story = Story.of(10, 12).seen("a", 0.9, 1, 2.5).seen("a", 0.9, 4.4, 6);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 6)), spans(story.play(EVENT)));
  }

  @Test
  void merge_gapOfTMerge_isNotMergedAndCoolsDown() {
    Story story = Story.of(10, 12).seen("a", 0.9, 1, 2.5).seen("a", 0.9, 4.5, 6);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 2.5)), spans(story.play(EVENT)));
  }

  @Test
  void merge_continuationShorterThanTOn_isNotMerged() {
    Story story = Story.of(10, 12).seen("a", 0.9, 1, 2.5).seen("a", 0.9, 4.4, 5);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 2.5)), spans(story.play(EVENT)));
  }

  @Test
  void cooldown_countsFromTheEnd_andTheNextEventStartsNoEarlier() {
    // The end is at 2 s, so what holds from 7 s on counts.
    Story after = Story.of(10, 14).seen("a", 0.9, 1, 2).seen("a", 0.9, 7, 9);
    assertEquals(
        List.of(TimeSpan.ofSeconds(1, 2), TimeSpan.ofSeconds(7, 9)), spans(after.play(EVENT)));
    Story before = Story.of(10, 14).seen("a", 0.9, 1, 2).seen("a", 0.9, 6.5, 7.9);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 2)), spans(before.play(EVENT)));
    Story into = Story.of(10, 14).seen("a", 0.9, 1, 2).seen("a", 0.9, 6.5, 8);
    assertEquals(
        List.of(TimeSpan.ofSeconds(1, 2), TimeSpan.ofSeconds(7, 8)), spans(into.play(EVENT)));
  }

  @Test
  void hit_comesOutWhenItCanNoLongerBeContinued() {
    List<Moment> moments = Story.of(10, 6).seen("a", 0.9, 1, 2).moments();
    StreamingMatcher matcher = matcher();
    for (Moment moment : moments) {
      int expected = moment.time().equals(MediaTime.ofSeconds(4)) ? 1 : 0; // end + T_merge
      assertEquals(expected, matcher.accept(moment).size(), () -> "at " + moment.time());
    }
  }

  @Test
  void alert_isToldOnceAtTheMomentOfOpening() {
    StreamingMatcher matcher = matcher();
    List<EventAlert> alerts = new ArrayList<>();
    for (Moment moment : Story.of(10, 6).seen("a", 0.9, 1, 4).moments()) {
      matcher.accept(moment);
      alerts.addAll(matcher.alerts());
    }
    assertEquals(1, alerts.size());
    assertEquals(MediaTime.ofSeconds(2), alerts.get(0).alert());
    assertEquals(MediaTime.ofSeconds(1), alerts.get(0).start());
  }

  @Test
  void alert_waitsForTheEventsMinimumProbability() {
    EventDefinition sure = EVENT.withMinProbability(0.8f);
    Story story = Story.of(10, 8).seen("a", 0.6, 1, 2.9).seen("a", 0.85, 3, 4);
    EventHit hit = story.play(sure).get(0);
    assertEquals(TimeSpan.ofSeconds(1, 4), hit.span());
    assertEquals(MediaTime.ofSeconds(3), hit.alert());
    assertEquals(0.85f, hit.probability());
  }

  @Test
  void dropped_weakEpisode_doesNotCoolDownTheNext() {
    EventDefinition sure = EVENT.withMinProbability(0.8f);
    Story story = Story.of(10, 12).seen("a", 0.6, 1, 2).seen("a", 0.9, 5, 7);
    assertEquals(List.of(TimeSpan.ofSeconds(5, 7)), spans(story.play(sure)));
  }

  @Test
  void finish_opensEventsEndAtTheirLastTrueMoment() {
    Story story = Story.of(10, 3).seen("a", 0.9, 1, 3);
    assertEquals(List.of(TimeSpan.ofSeconds(1, 3)), spans(story.play(EVENT)));
  }

  @Test
  void silence_longerThanAllowed_breaksWhatHeld() {
    List<Moment> moments =
        Story.of(10, 12).seen("a", 0.9, 1, 10).moments().stream()
            .filter(m -> m.time().seconds() <= 3 || m.time().seconds() >= 9)
            .toList();
    StreamingMatcher matcher = matcher();
    List<EventHit> hits = new ArrayList<>();
    moments.forEach(moment -> hits.addAll(matcher.accept(moment)));
    hits.addAll(matcher.finish());
    assertEquals(List.of(TimeSpan.ofSeconds(1, 3), TimeSpan.ofSeconds(9, 10)), spans(hits));
  }

  @Test
  void hits_takenMomentByMomentOrAllAtOnce_areTheSame() {
    Story story = Story.of(10, 30);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      if (random.nextInt(10) > 1) {
        story.seen("a", 0.5 + random.nextInt(50) / 100.0, i / 10.0, i / 10.0);
      }
    }
    StreamingMatcher live = matcher();
    List<EventHit> oneByOne = new ArrayList<>();
    for (Moment moment : story.moments()) {
      oneByOne.addAll(live.accept(moment));
      live.alerts();
    }
    oneByOne.addAll(live.finish());
    assertFalse(oneByOne.isEmpty());
    List<EventHit> again = new ArrayList<>();
    StreamingMatcher file = matcher();
    story.moments().stream().map(file::accept).forEach(again::addAll);
    again.addAll(file.finish());
    assertEquals(oneByOne, again);
  }

  private static StreamingMatcher matcher() {
    return new StreamingMatcher("v", List.of(EVENT), Story.GRAPH, MatcherSettings.DEFAULT);
  }

  private static List<TimeSpan> spans(List<EventHit> hits) {
    return hits.stream().map(EventHit::span).toList();
  }
}
