package io.miharu.events;

import static io.miharu.events.Story.onTrack;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TimeSpan;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who an event is about: ids that change, tracks that end, boxes, evidence, memory. */
class SubjectsTest {

  private static final Box HERE = new Box(100, 100, 140, 200); // 100 px tall

  private static final EventDefinition STAYS =
      onTrack("person", new EventPattern.Dwell(seen("inside-zone"), seconds(3), seconds(1), 1));

  @Test
  void idThatChangesNearby_isTheSameSubject_soItsDwellGoesOn() {
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 0, 3)
            .seen("inside-zone", 0.8, 1, 3, 4)
            .track(9, "person", HERE.translated(60, 0), 3.5, 6)
            .seen("inside-zone", 0.8, 3.5, 6, 9);
    List<EventHit> hits = story.play(STAYS);
    assertEquals(1, hits.size());
    assertEquals(TimeSpan.ofSeconds(1, 6), hits.get(0).span());
    assertEquals(List.of(4, 9), hits.get(0).tracks());
  }

  @Test
  void neighbourThatBeginsWhileATrackIsUnseenForAMoment_doesNotTakeItOver() {
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 0, 2.9)
            .track(4, "person", HERE, 3.1, 6)
            .seen("inside-zone", 0.8, 1, 2.9, 4)
            .seen("inside-zone", 0.8, 3.1, 6, 4)
            .track(9, "person", HERE.translated(60, 0), 3, 7)
            .seen("inside-zone", 0.8, 3, 4, 9);
    List<EventHit> hits = story.play(STAYS);
    assertEquals(1, hits.size(), hits::toString);
    assertEquals(TimeSpan.ofSeconds(1, 6), hits.get(0).span());
    assertEquals(List.of(4), hits.get(0).tracks());
  }

  @Test
  void newTrackFartherThanOneHeightAway_isSomebodyElse() {
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 0, 3)
            .seen("inside-zone", 0.8, 1, 3, 4)
            .track(9, "person", HERE.translated(101, 0), 3.5, 6)
            .seen("inside-zone", 0.8, 3.5, 6, 9);
    assertEquals(List.of(), story.play(STAYS));
  }

  @Test
  void newTrackAsLateAsTMerge_isSomebodyElse() {
    EventDefinition patient =
        onTrack("person", new EventPattern.Dwell(seen("inside-zone"), seconds(3), seconds(5), 1));
    Story late =
        Story.of(10, 9)
            .track(4, "person", HERE, 0, 3)
            .seen("inside-zone", 0.8, 1, 3, 4)
            .track(9, "person", HERE, 5, 7)
            .seen("inside-zone", 0.8, 5, 7, 9);
    assertEquals(List.of(), late.play(patient));
  }

  @Test
  void wordThatComesWhenTheTrackHasEnded_stillCounts() {
    Story story =
        Story.of(10, 6)
            .track(1, "person", HERE, 0, 2)
            .track(2, "car", HERE.translated(50, 0), 0, 6)
            .seen("ends-inside", 0.7, 3, 3, 1, 2);
    List<EventHit> hits = story.play(onTrack("person", seen("ends-inside")));
    assertEquals(1, hits.size());
    assertEquals(List.of(1, 2), hits.get(0).tracks());
  }

  @Test
  void wordOfATimeBeforeTheTrackBegan_isOfTheSameSubject_soTheEventBeganThen() {
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 5, 8)
            .seenSince(2, "starts-inside", 0.8, 6, 6.4, 4);
    List<EventHit> hits = story.play(onTrack("person", seen("starts-inside")));
    assertEquals(1, hits.size());
    assertEquals(TimeSpan.ofSeconds(2, 6.4), hits.get(0).span());
  }

  @Test
  void wordOfATimeBeforeTheTrackBegan_ofSomebodyElse_changesNothing() {
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 5, 8)
            .track(9, "person", HERE.translated(300, 0), 0, 8)
            .seen("running", 0.8, 5, 7, 4)
            .seenSince(2, "running", 0.8, 6, 7, 9);
    List<EventHit> hits = story.play(onTrack("person", seen("running")));
    EventHit ofFour = hits.stream().filter(hit -> hit.tracks().contains(4)).findFirst().get();
    assertEquals(TimeSpan.ofSeconds(5, 7), ofFour.span());
  }

  @Test
  void boxes_areThinnedToFourASecond_andLieInsideTheSpan() {
    Story story = Story.of(20, 8).track(1, "person", HERE, 0, 8).seen("running", 0.9, 2, 5, 1);
    EventHit hit = story.play(onTrack("person", seen("running"))).get(0);
    assertEquals(3 * 4 + 1, hit.boxes().size()); // 2.00, 2.25 .. 5.00
    assertEquals(MediaTime.ofSeconds(2), hit.boxes().get(0).time());
    assertEquals(MediaTime.ofSeconds(5), hit.boxes().get(12).time());
  }

  @Test
  void boxes_ofALongEvent_areCapped() {
    Story story = Story.of(4, 600).track(1, "person", HERE, 0, 600).seen("running", 0.9, 0, 600, 1);
    EventHit hit = story.play(onTrack("person", seen("running"))).get(0);
    int cap = MatcherSettings.DEFAULT.maxBoxTimes();
    assertTrue(hit.boxes().size() <= cap && hit.boxes().size() > cap / 3, () -> "" + hit.boxes());
  }

  @Test
  void evidence_isThatOfTheBestMoment_withSpansSourcesAndTracks() {
    Story story =
        Story.of(10, 6)
            .track(1, "person", HERE, 0, 6)
            .seen("running", 0.6, 1, 1.9, 1)
            .seen("running", 0.8, 2, 2, 1)
            .seen("running", 0.7, 2.1, 3, 1);
    EventHit hit = story.play(onTrack("person", seen("running"))).get(0);
    Evidence.Operation root = (Evidence.Operation) hit.evidence();
    assertEquals("and", root.op());
    assertEquals(ConceptId.of("person"), ((Evidence.Concept) root.children().get(0)).concept());
    Evidence.Concept running = (Evidence.Concept) root.children().get(1);
    assertEquals(0.8f, running.probability());
    assertEquals(TimeSpan.ofSeconds(1, 2), running.span());
    assertEquals(List.of(1), running.tracks());
    assertEquals("test", running.source());
    assertEquals(0.8f, hit.probability());
  }

  @Test
  void words_ofEvidence_nameTheTrackThePhraseAndTheTime() {
    Story story = Story.of(10, 6).track(1, "person", HERE, 0, 6).seen("running", 0.8, 1, 3, 1);
    EventDefinition event = onTrack("person", new EventPattern.Dwell(seen("running"), seconds(2)));
    assertEquals(
        List.of(
            "a person (track 1, 0.90) was there, for 3.0 s",
            "track 1 was running (0.80), for 2.0 s"),
        new EvidenceWords(Story.GRAPH).sentences(story.play(event).get(0).evidence()));
  }

  @Test
  void subjectThatTurnsOutToBeSomethingElse_isNoSubjectAnyMore() {
    Story story =
        Story.of(10, 6)
            .track(1, "person", HERE, 0, 1)
            .track(1, "car", HERE, 1.1, 6)
            .seen("running", 0.9, 2, 5, 1);
    assertEquals(List.of(), story.play(onTrack("person", seen("running"))));
  }

  @Test
  void accept_earlierMomentOrAfterFinish_isRefused() {
    StreamingMatcher matcher =
        new StreamingMatcher("v", List.of(STAYS), Story.GRAPH, MatcherSettings.DEFAULT);
    matcher.accept(new Moment(MediaTime.ofSeconds(1), List.of(), List.of()));
    Moment earlier = new Moment(MediaTime.ZERO, List.of(), List.of());
    assertThrows(IllegalArgumentException.class, () -> matcher.accept(earlier));
    matcher.finish();
    assertThrows(IllegalStateException.class, () -> matcher.accept(earlier));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new StreamingMatcher("v", List.of(STAYS, STAYS), Story.GRAPH, MatcherSettings.DEFAULT));
  }

  /** 36,000 moments 0.4 s apart are 4 hours; a new person comes every 20 s and stays for 80. */
  @Test
  void memory_afterHours_isThatOfTheFirstMinutes() {
    EventDefinition greedy =
        onTrack(
            "person",
            EventPattern.Or.of(
                new EventPattern.Dwell(seen("inside-zone"), seconds(15), seconds(1), 1),
                new EventPattern.Then(seen("running"), seen("stopped"), seconds(5)),
                new EventPattern.Count(seen("running"), 3, seconds(10)),
                new EventPattern.During(seen("running"), seen("inside-zone"), seconds(1)),
                new EventPattern.Recently(seen("lying"), seconds(5))));
    StreamingMatcher matcher =
        new StreamingMatcher("v", List.of(greedy), Story.GRAPH, MatcherSettings.DEFAULT);
    int early = 0;
    int late = 0;
    int hits = 0;
    for (int i = 0; i < 36_000; i++) {
      hits += matcher.accept(busy(i)).size();
      if (i >= 1_000 && i < 5_000) {
        early = Math.max(early, matcher.remembered());
      } else if (i >= 32_000) {
        late = Math.max(late, matcher.remembered());
      }
    }
    assertTrue(hits > 300, "hits: " + hits);
    assertTrue(late <= early, "remembered %d early, %d late".formatted(early, late));
  }

  private static Moment busy(int i) {
    MediaTime time = new MediaTime(i * 400_000L);
    List<TrackState> tracks = new ArrayList<>();
    List<ConceptScore> scores = new ArrayList<>();
    int newest = i / 50;
    for (int person = Math.max(0, newest - 3); person <= newest; person++) {
      int id = person + 1;
      // Everybody walks in their own place, so that nobody is taken for somebody else.
      Box box = HERE.translated(person % 7 * 500, 0);
      MediaTime since = new MediaTime(person * 20_000_000L);
      tracks.add(new TrackState(id, ConceptId.of("person"), 1, box, 0.9f, true, since));
      scores.add(ConceptScore.ofTracks(ConceptId.of("person"), time, 0.9, "t", id));
      scores.add(ConceptScore.ofTracks(ConceptId.of("inside-zone"), time, 0.8, "t", id));
      if (i / 10 % 3 == 0) {
        scores.add(ConceptScore.ofTracks(ConceptId.of("running"), time, 0.7, "t", id));
      }
    }
    return new Moment(time, tracks, scores);
  }
}
