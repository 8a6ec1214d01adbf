package io.miharu.events;

import static io.miharu.events.Story.onTrack;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A subject of whom nothing is seen is not asked about, which must not show. To be asked at every
 * moment, subjects of the same story are spoken of at every moment, in a word that no event heeds.
 */
class RestingSubjectsTest {

  private static final int STORIES = 120;
  private static final int LENGTH_S = 90;
  private static final int PER_SECOND = 3;
  private static final int TRACKS = 4;

  private static final EventPattern A = seen("a");
  private static final EventPattern B = seen("b");

  static List<EventPattern> patterns() {
    EventPattern noA = new EventPattern.Not(A);
    EventPattern dwells = new EventPattern.Dwell(A, seconds(3), seconds(1.5), 2);
    return List.of(
        A,
        new EventPattern.And(List.of(A, new EventPattern.Not(B))),
        new EventPattern.Or(List.of(dwells, B)),
        new EventPattern.Then(A, B, seconds(12)),
        new EventPattern.Then(B, dwells, seconds(12)),
        new EventPattern.Then(A, new EventPattern.Not(B), seconds(6)),
        new EventPattern.Without(A, B, seconds(5)),
        new EventPattern.During(A, B, seconds(1)),
        new EventPattern.Overlaps(A, B, seconds(1)),
        new EventPattern.Count(A, 2, seconds(25)),
        new EventPattern.Recently(A, seconds(8)),
        new EventPattern.And(List.of(B, new EventPattern.Recently(A, seconds(20)))),
        new EventPattern.Within(A, seconds(2)),
        new EventPattern.Not(new EventPattern.Within(noA, seconds(7))),
        new EventPattern.And(List.of(noA, new EventPattern.Recently(B, seconds(9)))),
        new EventPattern.Dwell(noA, seconds(4)),
        new EventPattern.Near(ConceptId.of("car"), 2),
        new EventPattern.Discounted(new EventPattern.Then(A, A, seconds(4)), 0.9f));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void matcher_subjectsRest_sameHits(EventPattern pattern) {
    EventDefinition event = onTrack("person", pattern);
    int hits = 0;
    for (int seed = 0; seed < STORIES; seed++) {
      List<EventHit> resting = story(seed).play(event);
      Story spoken = story(seed);
      for (int id = 1; id <= TRACKS; id++) {
        spoken.seen("rain", 0.9, 0, LENGTH_S, id);
      }
      assertEquals(spoken.play(event), resting, "story " + seed);
      hits += resting.size();
    }
    assertTrue(hits > STORIES / 4, () -> "hardly anything happens in the stories");
  }

  @Test
  void rests_nobodySeen_untilSpokenOf() {
    Story story =
        Story.of(1, 20).track(1, "person", new Box(0, 0, 10, 30), 0, 3).seen("b", 0.9, 9, 9, 1);
    SubjectMonitor monitor =
        new SubjectMonitor(
            "v",
            onTrack("person", new EventPattern.Then(A, B, seconds(5))),
            Story.GRAPH,
            MatcherSettings.DEFAULT,
            new RecentMoments(seconds(5)));
    monitor.follow(1, story.time(0));
    Scene.Indexer indexer =
        new Scene.Indexer(Story.GRAPH, Evaluators.wishes(new EventPattern.Then(A, B, seconds(5))));
    boolean[] rested = new boolean[20];
    for (int i = 0; i < rested.length; i++) {
      Scene scene = indexer.index(story.moments().get(i));
      rested[i] = monitor.rests(scene);
      if (!rested[i]) {
        monitor.step(scene, true);
      }
    }
    assertEquals(
        List.of(false, false, true, true, false, false, true),
        List.of(rested[3], rested[4], rested[5], rested[8], rested[9], rested[10], rested[11]));
  }

  @Test
  void scene_saidOfATrackAfterSilence_found() {
    EventDefinition event = Story.ofScene(new EventPattern.Dwell(A, seconds(2)));
    assertEquals(1, Story.of(1, 60).seen("a", 0.9, 40, 45, 1).play(event).size());
  }

  /** People who come, go and come again, and what is said of them. */
  private static Story story(int seed) {
    Random random = new Random(seed);
    Story story = Story.of(PER_SECOND, LENGTH_S);
    for (int id = 1; id <= TRACKS; id++) {
      double from = random.nextInt(20);
      while (from < LENGTH_S) {
        double to = from + 1 + random.nextInt(10);
        float left = random.nextInt(300);
        story.track(id, id == TRACKS ? "car" : "person", new Box(left, 0, left + 20, 60), from, to);
        for (String concept : List.of("a", "b")) {
          double begins = from + random.nextInt(6);
          if (random.nextInt(3) > 0) {
            story.seen(
                concept, 0.5 + random.nextInt(5) / 10.0, begins, begins + random.nextInt(5), id);
          }
        }
        from = to + 1 + random.nextInt(25);
      }
    }
    for (int i = 0; i < 3; i++) { // of the scene itself, and so of everybody
      double begins = random.nextInt(LENGTH_S);
      double p = i == 0 ? 0.7 : 0.3;
      story.seen(random.nextBoolean() ? "a" : "b", p, begins, begins + random.nextInt(20));
    }
    return story;
  }
}
