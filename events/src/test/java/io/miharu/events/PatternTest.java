package io.miharu.events;

import static io.miharu.events.Story.ofScene;
import static io.miharu.events.Story.onTrack;
import static io.miharu.events.Story.scored;
import static io.miharu.events.Story.seconds;
import static io.miharu.events.Story.seen;
import static io.miharu.events.Story.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import io.miharu.core.TimeSpan;
import io.miharu.core.Zone;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each pattern just met and just missed, at ten moments a second. */
class PatternTest {

  private static final Box HERE = new Box(100, 100, 140, 200); // 100 px tall, foot at (120, 200)

  @Test
  void everyPattern_hasAnEvaluatorAndNamesItsParts() {
    ConceptId a = ConceptId.of("a");
    EventPattern leaf = seen("a");
    Duration second = seconds(1);
    List<EventPattern> samples =
        List.of(
            leaf,
            EventPattern.InsideZone.of(Zone.Kind.WATCHED),
            new EventPattern.Near(a, 1),
            EventPattern.And.of(leaf),
            EventPattern.Or.of(leaf),
            new EventPattern.Not(leaf),
            new EventPattern.Then(leaf, leaf, second),
            new EventPattern.During(leaf, leaf, second),
            new EventPattern.Overlaps(leaf, leaf, second),
            new EventPattern.Without(leaf, leaf, second),
            new EventPattern.Related(leaf, AllenRelation.MEETS, leaf),
            new EventPattern.Count(leaf, 2, second),
            new EventPattern.Several(a, 0.5f, 2, second),
            new EventPattern.Dwell(leaf, second),
            new EventPattern.Within(leaf, second),
            new EventPattern.Recently(leaf, second),
            new EventPattern.Discounted(leaf, 0.5f));
    Set<Class<?>> sampled = new HashSet<>();
    for (EventPattern sample : samples) {
      sampled.add(sample.getClass());
      Evaluators.of(sample);
      assertTrue(!PatternWords.of(sample).isBlank());
      assertEquals(1, Evaluators.wishes(sample).size(), () -> "wishes of " + sample);
    }
    assertEquals(Set.copyOf(Arrays.asList(EventPattern.class.getPermittedSubclasses())), sampled);
  }

  @Test
  void seen_atItsMinimum_holdsAndBelowItDoesNot() {
    EventDefinition event = ofScene(seen("cake"));
    assertEquals(1, Story.of(10, 5).seen("cake", 0.5, 1, 2).play(event).size());
    assertEquals(0, Story.of(10, 5).seen("cake", 0.49, 1, 2).play(event).size());
  }

  @Test
  void seen_ofASubclass_satisfiesTheClassButNotTheOtherWayRound() {
    assertEquals(1, Story.of(10, 3).seen("truck", 0.9, 1, 2).play(ofScene(seen("vehicle"))).size());
    assertEquals(0, Story.of(10, 3).seen("vehicle", 0.9, 1, 2).play(ofScene(seen("truck"))).size());
  }

  @Test
  void seen_ofARelation_countsForTheOneWhoActsOnly() {
    EventDefinition event = onTrack("person", seen("near"));
    Story story =
        Story.of(10, 3)
            .track(1, "person", HERE, 0, 3)
            .track(2, "person", HERE, 0, 3)
            .seen("near", 0.8, 1, 2, 2, 1);
    assertEquals(List.of(2, 1), only(story.play(event)).tracks());
  }

  @Test
  void seen_ofAGroup_countsForEveryMember() {
    Story story = Story.of(10, 3).seen("gathered", 0.8, 1, 2, 4, 5, 6);
    for (int id = 4; id <= 6; id++) {
      story.track(id, "person", HERE, 0, 3);
    }
    assertEquals(3, story.play(onTrack("person", seen("gathered"))).size());
  }

  @Test
  void insideZone_byKindOrName_holdsInThatZoneOnly() {
    Story story =
        Story.of(10, 3)
            .track(1, "person", HERE, 0, 3)
            .inZone("inside-restricted-zone", "gate", 1, 2, 1);
    EventPattern restricted = EventPattern.InsideZone.of(Zone.Kind.RESTRICTED);
    assertEquals(1, story.play(onTrack("person", restricted)).size());
    assertEquals(
        0, story.play(onTrack("person", EventPattern.InsideZone.of(Zone.Kind.WATCHED))).size());
    Story named =
        Story.of(10, 3).track(1, "person", HERE, 0, 3).inZone("inside-zone", "gate", 1, 2, 1);
    assertEquals(1, named.play(onTrack("person", EventPattern.InsideZone.named("gate"))).size());
    assertEquals(0, named.play(onTrack("person", EventPattern.InsideZone.named("yard"))).size());
  }

  @Test
  void near_withinTwoBodyHeights_isMeasuredBetweenFeet() {
    EventDefinition event = onTrack("person", new EventPattern.Near(ConceptId.of("vehicle"), 2));
    Story met =
        Story.of(10, 2)
            .track(1, "person", HERE, 0, 2)
            .track(2, "car", HERE.translated(200, 0), 0, 2); // 2 x 100 px away
    Story missed =
        Story.of(10, 2)
            .track(1, "person", HERE, 0, 2)
            .track(2, "car", HERE.translated(201, 0), 0, 2);
    assertEquals(List.of(1, 2), only(met.play(event)).tracks());
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void andOrNot_areMinMaxAndOneMinusP() {
    Story story = Story.of(10, 1).seen("a", 0.7, 0, 1).seen("b", 0.6, 0, 1).seen("c", 0.3, 0, 1);
    assertEquals(0.6f, story.bestDegree(EventPattern.And.of(seen("a"), seen("b"))));
    assertEquals(0.7f, story.bestDegree(EventPattern.Or.of(seen("a"), seen("b"))));
    assertEquals(0.7f, story.bestDegree(new EventPattern.Not(seen("c"))), 1e-6f);
    assertEquals(0f, story.bestDegree(new EventPattern.Not(seen("a"))));
    assertEquals(1f, story.bestDegree(new EventPattern.Not(seen("nobody-looked"))));
    assertEquals(0f, story.bestDegree(EventPattern.And.of(seen("a"), seen("c"))));
  }

  @Test
  void then_gapOfExactlyTheMaximum_holdsAndStartsAtTheEndOfTheFirst() {
    EventDefinition event =
        ofScene(new EventPattern.Then(seen("upright"), seen("lying"), seconds(1.5)));
    Story met = Story.of(10, 6).seen("upright", 0.9, 0, 2).seen("lying", 0.8, 3.5, 5);
    assertEquals(TimeSpan.ofSeconds(2, 5), only(met.play(event)).span());
    assertEquals(0.8f, only(met.play(event)).probability());
    Story missed = Story.of(10, 6).seen("upright", 0.9, 0, 2).seen("lying", 0.8, 3.6, 5);
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void then_inTheWrongOrder_doesNotHold() {
    EventDefinition event =
        ofScene(new EventPattern.Then(seen("upright"), seen("lying"), seconds(1.5)));
    Story story = Story.of(10, 6).seen("lying", 0.9, 0, 2).seen("upright", 0.8, 2.1, 5);
    assertEquals(List.of(), story.play(event));
  }

  @Test
  void then_secondMustLast_gapIsMeasuredToItsStartNotToWhenItIsKnown() {
    EventDefinition event =
        ofScene(
            new EventPattern.Then(
                seen("upright"),
                new EventPattern.Dwell(seen("lying"), seconds(0.3)),
                seconds(0.5)));
    Story met = Story.of(10, 6).seen("upright", 0.9, 0, 2).seen("lying", 0.9, 2.5, 4);
    EventHit hit = only(met.play(event));
    assertEquals(TimeSpan.ofSeconds(2, 4), hit.span());
    assertEquals(2.8, hit.alert().seconds());
    Story missed = Story.of(10, 6).seen("upright", 0.9, 0, 2).seen("lying", 0.9, 2.6, 4);
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void then_oracleOfSection6_isMaxOverPairsOfTheSmaller() {
    Story story =
        Story.ofSteps(6).logits("a", -2, 1.5, .2, -1, -1, -1).logits("b", 3, -1, -1, .8, 2, -3);
    assertEquals(
        sigmoid(0.8),
        story.bestDegree(new EventPattern.Then(scored("a"), scored("b"), seconds(2))),
        1e-6);
    assertEquals(
        sigmoid(1.5),
        story.bestDegree(new EventPattern.Then(scored("a"), scored("b"), seconds(3))),
        1e-6);
  }

  @Test
  void dwell_oracleOfSection6_isMaxOverWindowsOfTheMinimum() {
    // Three steps are three samples; the stamps of the first and the last lie two steps apart.
    Story story = Story.ofSteps(6).logits("a", -1, 2, 1.5, 1.8, -3, 2.2);
    assertEquals(
        sigmoid(1.5), story.bestDegree(new EventPattern.Dwell(scored("a"), seconds(2))), 1e-6);
  }

  @Test
  void dwell_noisy_takesTheTwentiethPercentile() {
    // Ten samples 0.1 .. 1.0 in a window: a fifth of ten is the second smallest, 0.2.
    Story story = Story.ofSteps(10);
    for (int i = 0; i < 10; i++) {
      story.seen("a", (i + 1) / 10.0, i, i);
    }
    EventPattern pattern = new EventPattern.Dwell(scored("a"), seconds(9), seconds(1), 1);
    assertEquals(0.2f, story.bestDegree(pattern), 1e-6f);
  }

  @Test
  void dwell_exactDuration_holdsAndOneMomentLessDoesNot() {
    EventDefinition event = ofScene(new EventPattern.Dwell(seen("a"), seconds(2)));
    EventHit hit = only(Story.of(10, 5).seen("a", 0.9, 1, 3).play(event));
    assertEquals(TimeSpan.ofSeconds(1, 3), hit.span());
    assertEquals(3.0, hit.alert().seconds());
    assertEquals(List.of(), Story.of(10, 5).seen("a", 0.9, 1, 2.9).play(event));
  }

  @Test
  void dwell_lapseOfExactlyTheAllowedGap_isForgiven() {
    EventDefinition event = ofScene(new EventPattern.Dwell(seen("a"), seconds(2), seconds(0.5), 1));
    Story met = Story.of(10, 5).seen("a", 0.9, 1, 2).seen("a", 0.9, 2.5, 3.2);
    assertEquals(TimeSpan.ofSeconds(1, 3.2), only(met.play(event)).span());
    Story missed = Story.of(10, 5).seen("a", 0.9, 1, 2).seen("a", 0.9, 2.6, 3.2);
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void dwell_tooFewMoments_doesNotHoldHoweverLong() {
    EventDefinition event =
        ofScene(new EventPattern.Dwell(seen("a"), Duration.ZERO, Duration.ZERO, 3));
    assertEquals(1, Story.of(10, 5).seen("a", 0.9, 1, 1.2).play(event).size());
    assertEquals(0, Story.of(10, 5).seen("a", 0.9, 1, 1.1).play(event).size());
  }

  @Test
  void overlaps_bothForExactlyTheDuration_holds() {
    EventDefinition event = ofScene(new EventPattern.Overlaps(seen("a"), seen("b"), seconds(1)));
    Story met = Story.of(10, 5).seen("a", 0.9, 1, 3).seen("b", 0.6, 2, 4);
    EventHit hit = only(met.play(event));
    assertEquals(TimeSpan.ofSeconds(2, 3), hit.span());
    assertEquals(0.6f, hit.probability());
    Story missed = Story.of(10, 5).seen("a", 0.9, 1, 2.9).seen("b", 0.6, 2, 4);
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void during_outerHoldsForTheMarginOnBothSides_isKnownAMarginLater() {
    EventDefinition event = ofScene(new EventPattern.During(seen("a"), seen("b"), seconds(1)));
    Story met = Story.of(10, 6).seen("b", 0.7, 1, 4).seen("a", 0.9, 2, 3);
    EventHit hit = only(met.play(event));
    assertEquals(TimeSpan.ofSeconds(2, 3), hit.span());
    assertEquals(3.0, hit.alert().seconds());
    assertEquals(0.7f, hit.probability());
    Story missed = Story.of(10, 6).seen("b", 0.7, 1.1, 2.9).seen("a", 0.9, 2, 2);
    assertEquals(List.of(), missed.play(event));
  }

  @Test
  void count_threeTimesWithinTheDuration_countsPeaksASecondApart() {
    EventDefinition event = ofScene(new EventPattern.Count(seen("a"), 3, seconds(5)));
    Story met = Story.of(10, 9).seen("a", 0.9, 1, 1).seen("a", 0.6, 3, 3).seen("a", 0.8, 6, 6);
    EventHit hit = only(met.play(event));
    assertEquals(0.6f, hit.probability()); // the third largest of three
    assertEquals(1.0, hit.span().start().seconds());
    Story late = Story.of(10, 9).seen("a", 0.9, 1, 1).seen("a", 0.6, 3, 3).seen("a", 0.8, 6.1, 7);
    assertEquals(List.of(), late.play(event));
    Story flicker =
        Story.of(10, 9).seen("a", 0.9, 1, 1).seen("a", 0.6, 1.9, 1.9).seen("a", 0.8, 5, 5);
    assertEquals(List.of(), flicker.play(event));
  }

  @Test
  void count_ofADegreeThatFallsAndRisesAgain_countsPeaksNotStretches() {
    EventPattern twice = new EventPattern.Count(seen("a"), 2, seconds(5));
    Story wave = Story.of(10, 9).seen("a", 0.9, 1, 1).seen("a", 0.6, 1.1, 2.9).seen("a", 0.7, 3, 3);
    assertEquals(0.7f, wave.bestDegree(twice));
    Story level = Story.of(10, 9).seen("a", 0.9, 1, 6);
    assertEquals(0, level.bestDegree(twice)); // flat is one peak, however long
  }

  @Test
  void count_peaksTooCloseTogether_keepsThoseWhoseLeastIsLargest() {
    // The largest, in the middle, is 0.8 s from both others: with it there is but one.
    Story story = Story.of(10, 9).seen("a", 0.7, 1, 1).seen("a", 0.9, 1.8, 1.8);
    story.seen("a", 0.8, 2.6, 2.6);
    assertEquals(0.7f, story.bestDegree(new EventPattern.Count(seen("a"), 2, seconds(5))));
  }

  @Test
  void several_countsTracksNotScores() {
    EventDefinition event =
        ofScene(new EventPattern.Several(ConceptId.of("person"), 0.5f, 2, seconds(1)));
    Story met = Story.of(10, 5).seen("person", 0.9, 1, 1, 1).seen("person", 0.7, 2, 2, 2);
    assertEquals(0.7f, only(met.play(event)).probability());
    Story late = Story.of(10, 5).seen("person", 0.9, 1, 1, 1).seen("person", 0.7, 2.1, 2.1, 2);
    assertEquals(List.of(), late.play(event));
    Story alone = Story.of(10, 5).seen("person", 0.9, 1, 3, 1).seen("person", 0.9, 1, 3, 1);
    assertEquals(List.of(), alone.play(event));
  }

  @Test
  void within_patternThatTakesLonger_stopsHolding() {
    EventPattern quick =
        new EventPattern.Within(new EventPattern.Dwell(seen("a"), seconds(1)), seconds(1.5));
    assertEquals(
        TimeSpan.ofSeconds(1, 2.5),
        only(Story.of(10, 6).seen("a", 1, 1, 4).play(ofScene(quick))).span());
    EventPattern never =
        new EventPattern.Within(new EventPattern.Dwell(seen("a"), seconds(1.6)), seconds(1.5));
    assertEquals(List.of(), Story.of(10, 6).seen("a", 1, 1, 4).play(ofScene(never)));
  }

  @Test
  void recently_holdsForTheDurationAfterwards() {
    EventPattern pattern =
        EventPattern.And.of(new EventPattern.Recently(seen("a"), seconds(2)), seen("b"));
    assertEquals(
        1, Story.of(10, 6).seen("a", 0.9, 0, 1).seen("b", 0.9, 3, 3).play(ofScene(pattern)).size());
    assertEquals(
        0,
        Story.of(10, 6).seen("a", 0.9, 0, 1).seen("b", 0.9, 3.1, 4).play(ofScene(pattern)).size());
  }

  @Test
  void discounted_isWorthLessAndTheHitIsGatedByTheWhole() {
    EventPattern half = new EventPattern.Discounted(seen("a"), 0.5f);
    assertEquals(0.5f, only(Story.of(10, 3).seen("a", 1, 1, 2).play(ofScene(half))).probability());
    assertEquals(List.of(), Story.of(10, 3).seen("a", 0.98, 1, 2).play(ofScene(half)));
  }

  @Test
  void patterns_withImpossibleNumbers_areRefused() {
    EventPattern leaf = seen("a");
    assertThrows(
        IllegalArgumentException.class, () -> new EventPattern.Seen(ConceptId.of("a"), Float.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new EventPattern.Then(leaf, leaf, Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new EventPattern.Dwell(leaf, seconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> new EventPattern.Count(leaf, 0, seconds(1)));
    assertThrows(IllegalArgumentException.class, () -> new EventPattern.And(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new EventPattern.Discounted(leaf, 0));
    assertThrows(IllegalArgumentException.class, () -> new EventPattern.Near(ConceptId.of("a"), 0));
  }

  private static EventHit only(List<EventHit> hits) {
    assertEquals(1, hits.size(), () -> "hits: " + hits);
    assertTrue(hits.get(0).rule().equals("test-event@3"));
    return hits.get(0);
  }
}
