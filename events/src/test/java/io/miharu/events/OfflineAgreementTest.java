package io.miharu.events;

import static io.miharu.events.Story.ofScene;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The matcher, which sees one moment after the other and forgets, against {@link OfflinePatterns},
 * which has the whole timeline: random timelines of 60 steps of 1 s that all end quietly.
 */
class OfflineAgreementTest {

  private static final int TIMELINES = 300;

  private static final int STEPS = 60;

  /** Longer than any pattern here looks ahead. */
  private static final int QUIET = 12;

  /** What is said offline of two series and a duration. */
  private interface Offline {
    float degree(float[] a, float[] b, int seconds);
  }

  /** The same as a pattern. */
  private interface Streamed {
    EventPattern pattern(Duration duration);
  }

  private static final EventPattern A = seen("a");
  private static final EventPattern B = seen("b");

  @Test
  void then_agrees() {
    agrees(OfflinePatterns::then, gap -> new EventPattern.Then(A, B, gap));
  }

  @Test
  void without_agrees() {
    agrees(OfflinePatterns::without, within -> new EventPattern.Without(A, B, within));
  }

  @Test
  void during_agrees() {
    agrees(OfflinePatterns::during, margin -> new EventPattern.During(A, B, margin));
  }

  @Test
  void overlaps_agrees() {
    agrees(OfflinePatterns::overlaps, length -> new EventPattern.Overlaps(A, B, length));
  }

  @Test
  void dwell_agrees() {
    agrees(
        (a, b, length) -> OfflinePatterns.overlaps(a, a, length),
        length -> new EventPattern.Dwell(A, length));
  }

  @Test
  void dwell_noisy_agrees() {
    agrees(
        (a, b, length) -> OfflinePatterns.mostlyDwells(a, length, 2),
        length -> new EventPattern.Dwell(A, length, seconds(2), 1));
  }

  @Test
  void count_agrees() {
    agrees(
        (a, b, within) -> OfflinePatterns.count(a, 2, within, 1),
        within -> new EventPattern.Count(A, 2, within));
    agrees(
        (a, b, within) -> OfflinePatterns.count(a, 3, 2 * within, 1),
        within -> new EventPattern.Count(A, 3, within.multipliedBy(2)));
  }

  /** Four moments a second, so that peaks may be too close together. */
  @Test
  void count_ofPeaksThatMayBeLessThanASecondApart_agrees() {
    int found = 0;
    for (int seed = 0; seed < TIMELINES; seed++) {
      Random random = new Random(seed);
      float[] a = timeline(random);
      Story story = Story.of(4, (STEPS - 1) / 4.0);
      for (int t = 0; t < STEPS; t++) {
        story.seen("a", a[t], t / 4.0, t / 4.0);
      }
      int atLeast = 2 + random.nextInt(3);
      int within = 1 + random.nextInt(5);
      float expected = OfflinePatterns.count(a, atLeast, 4 * within, 4);
      EventPattern pattern = new EventPattern.Count(A, atLeast, seconds(within));
      assertEquals(expected, story.bestDegree(pattern), 1e-6f, "timeline of seed " + seed);
      found += expected > 0 ? 1 : 0;
    }
    assertTrue(found > 100, "found: " + found);
  }

  @Test
  void recently_agrees() {
    agrees(
        OfflinePatterns::recentlyAnd,
        within -> EventPattern.And.of(new EventPattern.Recently(A, within), B));
  }

  @ParameterizedTest
  @EnumSource(AllenRelation.class)
  void related_agrees(AllenRelation relation) {
    boolean gapped = relation == AllenRelation.BEFORE || relation == AllenRelation.AFTER;
    agrees(
        (a, b, within) -> OfflinePatterns.related(a, relation, b, gapped ? within : 0),
        within ->
            new EventPattern.Related(
                A, relation, B, gapped ? within : Duration.ZERO, Duration.ZERO));
  }

  private static void agrees(Offline offline, Streamed streamed) {
    int found = 0;
    for (int seed = 0; seed < TIMELINES; seed++) {
      Random random = new Random(seed);
      float[] a = timeline(random);
      float[] b = timeline(random);
      int duration = 1 + random.nextInt(8);
      EventPattern pattern = streamed.pattern(seconds(duration));
      float expected = offline.degree(a, b, duration);
      assertEquals(
          expected,
          story(a, b).bestDegree(pattern),
          1e-6f,
          "timeline of seed " + seed + ", " + PatternWords.of(pattern));
      found += expected > 0 ? 1 : 0;
    }
    assertTrue(found > 10, "the pattern is hardly ever met, so this test says nothing");
  }

  /** Runs of 1 to 9 steps, now likely and now not, with some noise in each. */
  private static float[] timeline(Random random) {
    float[] series = new float[STEPS];
    boolean there = random.nextBoolean();
    for (int t = 0; t < STEPS - QUIET; there = !there) {
      int length = 1 + random.nextInt(there ? 9 : 5);
      for (int i = 0; i < length && t < STEPS - QUIET; i++, t++) {
        series[t] = (there ? 0.5f : 0) + random.nextInt(49) / 100f;
      }
    }
    return series;
  }

  private static Story story(float[] a, float[] b) {
    Story story = Story.ofSteps(STEPS);
    for (int t = 0; t < STEPS; t++) {
      story.seen("a", a[t], t, t).seen("b", b[t], t, t);
    }
    return story;
  }

  /** What a camera's buffer does: the same moments arrive in bursts, and alerts are asked for. */
  @Test
  void replayed_everyPatternAsALiveStream_givesTheIdenticalHits() {
    List<EventPattern> patterns =
        List.of(
            new EventPattern.Then(A, B, seconds(3)),
            new EventPattern.Without(A, B, seconds(3)),
            new EventPattern.During(A, B, seconds(1)),
            new EventPattern.Overlaps(A, B, seconds(2)),
            new EventPattern.Count(A, 3, seconds(20)),
            new EventPattern.Dwell(A, seconds(4), seconds(2), 1),
            new EventPattern.Recently(A, seconds(2)),
            new EventPattern.Within(new EventPattern.Dwell(A, seconds(2)), seconds(5)),
            new EventPattern.Related(A, AllenRelation.OVERLAPS, B));
    int hits = 0;
    for (EventPattern pattern : patterns) {
      for (int seed = 0; seed < 20; seed++) {
        Random random = new Random(seed);
        Story story = story(timeline(random), timeline(random));
        List<EventHit> file = story.play(ofScene(pattern));
        StreamingMatcher live =
            new StreamingMatcher(
                "story", List.of(ofScene(pattern)), Story.GRAPH, MatcherSettings.DEFAULT);
        List<EventHit> heard = new ArrayList<>();
        for (Moment moment : story.moments()) {
          heard.addAll(live.accept(moment));
          live.alerts();
        }
        heard.addAll(live.finish());
        assertEquals(file, heard, () -> PatternWords.of(pattern));
        hits += heard.size();
      }
    }
    assertTrue(hits > 200, "hits: " + hits);
  }

  /** 100 minutes at ten moments a second, against windows of 30 s. */
  @Test
  void memory_ofEveryPattern_isThatOfItsLongestWindow() {
    List<EventPattern> patterns =
        List.of(
            new EventPattern.Then(A, B, seconds(30)),
            new EventPattern.Without(A, B, seconds(30)),
            new EventPattern.During(A, B, seconds(30)),
            new EventPattern.Overlaps(A, B, seconds(30)),
            new EventPattern.Count(A, 3, seconds(30)),
            new EventPattern.Dwell(A, seconds(30), seconds(2), 1),
            new EventPattern.Recently(A, seconds(30)),
            new EventPattern.Related(A, AllenRelation.BEFORE, B, seconds(30), Duration.ZERO),
            new EventPattern.Related(A, AllenRelation.CONTAINS, B),
            new EventPattern.Related(A, AllenRelation.DURING, new EventPattern.Not(seen("never"))));
    for (EventPattern pattern : patterns) {
      Evaluator evaluator = Evaluators.of(pattern);
      Scene.Indexer indexer = new Scene.Indexer(Story.GRAPH, Evaluators.wishes(pattern));
      Random random = new Random(7);
      int most = 0;
      for (int i = 0; i < 60_000; i++) {
        evaluator.read(new View(indexer.index(noisy(i, random)), List.of()));
        most = Math.max(most, evaluator.remembered());
      }
      // The moments of the window, for the pattern and both of its parts, and a few.
      assertTrue(most <= 3 * 301 + 20, most + " for " + PatternWords.of(pattern));
    }
  }

  private static Moment noisy(int step, Random random) {
    MediaTime time = new MediaTime(step * 100_000L);
    return new Moment(
        time,
        List.of(),
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    ConceptScore.ofScene(
                        ConceptId.of(i == 0 ? "a" : "b"), time, random.nextFloat(), "t"))
            .toList());
  }
}
