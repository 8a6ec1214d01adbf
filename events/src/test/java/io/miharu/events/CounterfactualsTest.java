package io.miharu.events;

import static io.miharu.events.Story.ofScene;
import static io.miharu.events.Story.onTrack;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an event would have been without one of the concepts that it rests on. */
class CounterfactualsTest {

  private static final Box HERE = new Box(100, 100, 140, 200);

  private static final EventPattern BAG_OR_BOX = EventPattern.Or.of(seen("bag"), seen("box"));

  @Test
  void hit_withAWeakAlternative_saysWhatWouldBeLeft() {
    Story story = Story.of(10, 5).seen("bag", 0.9, 1, 2).seen("box", 0.31, 0, 5);
    EventHit hit = only(story.play(ofScene(BAG_OR_BOX)));
    assertEquals(0.9f, hit.probability());
    assertEquals(Map.of("bag", 0.31f), without(hit.evidence()));
    Evidence leaf = hit.evidence().children().get(0);
    assertEquals(
        Optional.of("without bag it would be 0.31"), new EvidenceWords(Story.GRAPH).without(leaf));
  }

  @Test
  void hit_whoseEveryConceptIsNeeded_wouldNotBeThere() {
    Story story = Story.of(10, 6).track(1, "person", HERE, 0, 6).seen("running", 0.8, 1, 3, 1);
    EventHit hit = only(story.play(onTrack("person", seen("running"))));
    assertEquals(Map.of("person", 0f, "running", 0f), without(hit.evidence()));
  }

  @Test
  void dwell_isJudgedAgainOverItsWholeWindow() {
    EventPattern pattern = new EventPattern.Dwell(BAG_OR_BOX, seconds(3));
    Story always = Story.of(10, 8).seen("bag", 0.9, 1, 5).seen("box", 0.6, 0, 8);
    assertEquals(0.6f, without(only(always.play(ofScene(pattern))).evidence()).get("bag"));
    // The box is there when the bag's three seconds are over, but has not been for as long.
    Story late = Story.of(10, 8).seen("bag", 0.9, 1, 5).seen("box", 0.6, 3, 5.5);
    assertEquals(0f, without(only(late.play(ofScene(pattern))).evidence()).get("bag"));
  }

  @Test
  void concept_isTakenOutWithItsSubclassesOnly() {
    Story story = Story.of(10, 5).seen("truck", 0.9, 1, 2).seen("car", 0.7, 1, 2);
    EventHit hit = only(story.play(ofScene(seen("vehicle"))));
    assertEquals(Map.of("truck", 0.7f), without(hit.evidence()));
  }

  @Test
  void whatIsDenied_isNoSupport() {
    EventPattern pattern = EventPattern.And.of(seen("bag"), new EventPattern.Not(seen("person")));
    Story story = Story.of(10, 5).seen("bag", 0.9, 1, 2).seen("person", 0.2, 0, 5);
    assertEquals(Map.of("bag", 0f), without(only(story.play(ofScene(pattern))).evidence()));
  }

  @Test
  void longEvent_whoseBestMomentIsLongPast_isExplainedAllTheSame() {
    Story story =
        Story.of(10, 120)
            .seen("bag", 0.9, 3, 4)
            .seen("bag", 0.7, 4.1, 110)
            .seen("box", 0.4, 0, 10)
            .seen("box", 0.2, 10.1, 120);
    EventHit hit = only(story.play(ofScene(BAG_OR_BOX)));
    assertEquals(Map.of("bag", 0.4f), without(hit.evidence()));
  }

  @Test
  void subjectThatChangedItsId_isFollowedBackThroughBoth() {
    EventPattern stays =
        new EventPattern.Dwell(EventPattern.Or.of(seen("a"), seen("b")), seconds(3), seconds(1), 1);
    Story story =
        Story.of(10, 8)
            .track(4, "person", HERE, 0, 3)
            .seen("a", 0.8, 1, 3, 4)
            .seen("b", 0.7, 1, 3, 4)
            .track(9, "person", HERE.translated(60, 0), 3.5, 6)
            .seen("a", 0.8, 3.5, 6, 9)
            .seen("b", 0.7, 3.5, 6, 9);
    EventHit hit = only(story.play(onTrack("person", stays)));
    assertEquals(0.7f, without(hit.evidence()).get("a"));
  }

  @Test
  void alert_isExplainedToo() {
    StreamingMatcher matcher =
        new StreamingMatcher(
            "v", List.of(ofScene(BAG_OR_BOX)), Story.GRAPH, MatcherSettings.DEFAULT);
    List<EventAlert> alerts = new ArrayList<>();
    Story story = Story.of(10, 5).seen("bag", 0.9, 1, 2).seen("box", 0.31, 0, 5);
    for (Moment moment : story.moments()) {
      matcher.accept(moment);
      alerts.addAll(matcher.alerts());
    }
    assertEquals(Map.of("bag", 0.31f), without(alerts.get(0).evidence()));
  }

  @Test
  void withoutEach_overAClip_isTheBestMomentThatIsLeft() {
    Story story =
        Story.of(10, 5).seen("bag", 0.9, 1, 2).seen("box", 0.31, 0, 4).seen("box", 0.45, 4.1, 5);
    Map<ConceptId, Float> without =
        Counterfactuals.withoutEach(BAG_OR_BOX, story.moments(), Story.GRAPH);
    assertEquals(Map.of(ConceptId.of("bag"), 0.45f, ConceptId.of("box"), 0.9f), without);
  }

  private static Map<String, Float> without(Evidence evidence) {
    Map<String, Float> without = new TreeMap<>();
    collect(evidence, without);
    return without;
  }

  private static void collect(Evidence evidence, Map<String, Float> without) {
    if (evidence instanceof Evidence.Concept concept && !Float.isNaN(concept.without())) {
      without.put(concept.concept().value(), concept.without());
    }
    evidence.children().forEach(child -> collect(child, without));
  }

  private static EventHit only(List<EventHit> hits) {
    assertEquals(1, hits.size(), () -> "hits: " + hits);
    assertTrue(hits.get(0).probability() > 0);
    return hits.get(0);
  }
}
