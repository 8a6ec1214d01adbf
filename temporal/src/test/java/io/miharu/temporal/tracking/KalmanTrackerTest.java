package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KalmanTrackerTest {

  private final KalmanTracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);

  private static MediaTime at(double seconds) {
    return MediaTime.ofSeconds(seconds);
  }

  private static Detection seen(String label, Box box, double confidence) {
    return new Detection(ConceptId.of(label), box, (float) confidence);
  }

  private static Detection person(double x, double y) {
    return seen("person", Box.centred(x, y, 30, 80), 0.9);
  }

  private static List<Integer> ids(List<TrackState> states) {
    return states.stream().map(TrackState::id).toList();
  }

  @Test
  void update_trackOfALaterFrame_isShownWithItsSecondDetection() {
    tracker.update(at(0), List.of());
    assertEquals(List.of(), tracker.update(at(0.1), List.of(person(100, 100))));
    List<TrackState> states = tracker.update(at(0.2), List.of(person(102, 100)));
    assertEquals(List.of(1), ids(states));
    assertEquals(at(0.1), states.get(0).since());
    assertTrue(states.get(0).observed());
  }

  @Test
  void update_whetherTheBoxIsWhole_isOfTheLastDetection() {
    Box box = Box.ofSize(100, 100, 24, 60);
    ConceptId person = ConceptId.of("person");
    tracker.update(at(0), List.of(new Detection(person, box, 0.9f)));
    List<TrackState> network = tracker.update(at(0.1), List.of(new Detection(person, box, 0.9f)));
    List<TrackState> motion =
        tracker.update(at(0.2), List.of(Detection.ofMotion(person, box, 0.9f)));
    assertTrue(network.get(0).whole());
    assertFalse(motion.get(0).whole());
  }

  /** Two pieces of somebody were followed before the whole person was seen around them. */
  @Test
  void update_personAroundFollowedRegions_isThePersonAndNotTheirMeeting() {
    Detection head = seen("moving-region", Box.ofSize(110, 50, 20, 20), 0.9);
    Detection feet = seen("moving-region", Box.ofSize(112, 130, 16, 20), 0.9);
    for (int i = 0; i < 4; i++) {
      tracker.update(at(i / 10.0), List.of(head, feet));
    }
    Box whole = Box.ofSize(100, 45, 40, 110);
    tracker.update(at(0.4), List.of(seen("person", whole, 0.7)));
    List<TrackState> states = tracker.update(at(0.5), List.of(seen("person", whole, 0.7)));
    List<TrackState> persons =
        states.stream().filter(state -> state.label().equals(ConceptId.of("person"))).toList();
    assertEquals(1, persons.size(), states::toString);
    assertTrue(persons.get(0).box().iou(whole) > 0.95, states::toString);
  }

  @Test
  void update_halfTheFramesDropped_keepsTheId() {
    for (int frame = 0; frame < 60; frame++) {
      if (frame % 2 == 0) {
        assertEquals(
            List.of(1),
            ids(tracker.update(at(frame / 30.0), List.of(person(50 + 5 * frame, 100)))));
      }
    }
  }

  @Test
  void update_timeStretchedTwofoldAndSpeedHalved_comesToTheSameTrack() {
    KalmanTracker slow = new KalmanTracker(TrackerSettings.DEFAULT);
    List<TrackState> one = List.of();
    List<TrackState> two = List.of();
    for (int frame = 0; frame < 120; frame++) {
      Detection detection = person(50 + 4 * frame, 100 + frame);
      one = tracker.update(at(frame / 30.0), List.of(detection));
      two = slow.update(at(frame / 15.0), List.of(detection));
      assertEquals(ids(one), ids(two));
    }
    // The start's uncertainty is per second, so the first boxes differ by a little; on a straight
    // line both filters then come to the same state.
    assertEquals(one.get(0).box().centreX(), two.get(0).box().centreX(), 1e-4);
    assertEquals(one.get(0).box().centreY(), two.get(0).box().centreY(), 1e-4);
  }

  @Test
  void update_oneVanCalledCarAndTruck_isOneTrackUnderTheSurerName() {
    List<TrackState> states =
        tracker.update(
            at(0),
            List.of(
                seen("car", new Box(100, 100, 300, 250), 0.6),
                seen("truck", new Box(102, 101, 301, 250), 0.8)));
    assertEquals(List.of(1), ids(states));
    assertEquals(ConceptId.of("truck"), states.get(0).label());
  }

  @Test
  void update_carHalfBehindATruckAndRiderOnAMotorcycle_areTracksOfTheirOwn() {
    // IoU of the vehicles is 150/250 = 0.6; rider and motorcycle are of different kinds.
    List<TrackState> states =
        tracker.update(
            at(0),
            List.of(
                seen("car", new Box(0, 0, 200, 100), 0.9),
                seen("truck", new Box(50, 0, 250, 100), 0.9),
                seen("person", new Box(400, 0, 450, 100), 0.9),
                seen("motorcycle", new Box(400, 5, 450, 100), 0.8)));
    assertEquals(List.of(1, 2, 3, 4), ids(states));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void update_crossingSprites_keepsNineTenthsOfTheIdentities(int seed) {
    Random random = new Random(seed);
    int count = 8;
    double[][] starts = new double[count][4];
    for (double[] start : starts) {
      start[0] = 50 + random.nextDouble() * 860;
      start[1] = 50 + random.nextDouble() * 440;
      start[2] = (random.nextBoolean() ? 1 : -1) * (20 + random.nextDouble() * 60);
      start[3] = (random.nextBoolean() ? 1 : -1) * random.nextDouble() * 25;
    }
    ClearScore score = new ClearScore();
    for (int frame = 0; frame < 200; frame++) {
      double t = frame / 20.0;
      Map<Integer, Box> truth = new TreeMap<>();
      List<Detection> detections = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Box box =
            Box.centred(starts[i][0] + starts[i][2] * t, starts[i][1] + starts[i][3] * t, 24, 60);
        truth.put(i, box);
        if (random.nextDouble() < 0.95) {
          detections.add(
              seen("person", box.translated(random.nextGaussian(), random.nextGaussian()), 0.9));
        }
      }
      Map<Integer, Box> found = new TreeMap<>();
      tracker.update(at(t), detections).forEach(state -> found.put(state.id(), state.box()));
      score.add(truth, found);
    }
    assertTrue(score.idf1() >= 0.9, () -> "seed " + seed + ": " + score);
  }

  @Test
  void update_spritesThatNeverTouch_neverSwitch() {
    ClearScore score = new ClearScore();
    for (int frame = 0; frame < 100; frame++) {
      List<Detection> detections =
          List.of(person(50 + 5 * frame, 100), person(550 - 5 * frame, 200));
      Map<Integer, Box> truth =
          new TreeMap<>(Map.of(1, detections.get(0).box(), 2, detections.get(1).box()));
      Map<Integer, Box> found = new TreeMap<>();
      tracker
          .update(at(frame / 25.0), detections)
          .forEach(state -> found.put(state.id(), state.box()));
      score.add(truth, found);
    }
    assertEquals(0, score.switches());
    assertEquals(1, score.mota());
  }

  @Test
  void update_weakDetection_keepsATrackButStartsNone() {
    tracker.update(at(0), List.of(person(100, 100)));
    Box box = Box.centred(101, 100, 30, 80);
    assertTrue(tracker.update(at(0.1), List.of(seen("person", box, 0.3))).get(0).observed());
    Box elsewhere = Box.centred(400, 100, 30, 80);
    tracker.update(at(0.2), List.of(seen("person", elsewhere, 0.3)));
    assertEquals(0, tracker.update(at(0.3), List.of(seen("person", elsewhere, 0.3))).size());
  }

  @Test
  void ended_afterOneSecondUnseen_listsTheTrackOnceWithFirstAndLastBox() {
    tracker.update(at(0), List.of(person(100, 100)));
    tracker.update(at(0.5), List.of(person(110, 100)));
    tracker.update(at(1.5), List.of());
    assertEquals(List.of(), tracker.ended(), "exactly the lost life is not over yet");
    tracker.update(at(1.6), List.of());
    EndedTrack ended = tracker.ended().get(0);
    assertEquals(1, ended.id());
    assertEquals(at(0.5), ended.lastSeen());
    assertEquals(Box.centred(100, 100, 30, 80), ended.bornBox());
    tracker.update(at(1.7), List.of());
    assertEquals(List.of(), tracker.ended());
  }

  @Test
  void update_personSeenTwiceInAMovingRegion_becomesAPerson() {
    Box box = Box.centred(100, 100, 30, 80);
    tracker.update(at(0), List.of(seen("moving-region", box, 0.7)));
    tracker.update(at(0.1), List.of(seen("person", box, 0.9)));
    assertEquals(
        "moving-region",
        tracker.update(at(0.2), List.of(seen("moving-region", box, 0.7))).get(0).label().value());
    TrackState state = tracker.update(at(0.3), List.of(seen("person", box, 0.9))).get(0);
    assertEquals("person", state.label().value());
    assertEquals(2 / (2 + 2 * 0.1), state.labelConfidence(), 1e-6);
  }

  @Test
  void update_carCalledATruckOnce_staysOneCar() {
    Box box = Box.centred(100, 100, 90, 60);
    tracker.update(at(0), List.of(seen("car", box, 0.9)));
    tracker.update(at(0.1), List.of(seen("car", box, 0.9)));
    List<TrackState> states = tracker.update(at(0.2), List.of(seen("truck", box, 0.9)));
    assertEquals(List.of(1), ids(states));
    assertEquals("car", states.get(0).label().value());
    assertEquals(2 / 3.0, states.get(0).labelConfidence(), 1e-6);
  }

  @Test
  void update_staticObjectUnderAPerson_isATrackOfItsOwnAndLivesLonger() {
    Box box = Box.centred(100, 100, 30, 80);
    tracker.update(at(0), List.of(seen("person", box, 0.9)));
    tracker.update(at(0.1), List.of(seen("static-object", box, 0.9)));
    tracker.update(at(0.2), List.of(seen("static-object", box, 0.9)));
    List<TrackState> states = tracker.update(at(4), List.of());
    assertEquals(List.of(2), ids(states));
    assertFalse(states.get(0).observed());
  }

  @Test
  void update_twoPeopleInOneRegionForASecond_comeOutWithTheirIds() {
    // They walk towards each other at 60 px/s, and while they are less than 36 px apart the motion
    // detector sees one region.
    List<Integer> last = List.of();
    Map<Integer, Double> places = new TreeMap<>();
    for (int frame = 0; frame < 60; frame++) {
      double left = 100 + 4 * frame;
      double right = 340 - 4 * frame;
      Box one = Box.centred(left, 100, 30, 80);
      Box other = Box.centred(right, 104, 30, 80);
      List<Detection> detections =
          Math.abs(left - right) < 36
              ? List.of(seen("moving-region", one.hull(other), 0.8))
              : List.of(seen("moving-region", one, 0.8), seen("moving-region", other, 0.8));
      List<TrackState> states = tracker.update(at(frame / 15.0), detections);
      last = ids(states);
      states.forEach(state -> places.put(state.id(), state.box().centreX()));
    }
    assertEquals(List.of(1, 2), last);
    assertTrue(
        places.getOrDefault(1, 0.0) > places.getOrDefault(2, 1e9),
        "the one from the left is now on the right");
  }

  @Test
  void update_smallFastThing_isFollowedThoughItsBoxesNeverTouch() {
    tracker.update(at(0), List.of());
    List<TrackState> states = List.of();
    for (int frame = 1; frame < 10; frame++) {
      Box ball = Box.centred(50 + 11 * frame, 100, 12, 12);
      // The first leap is 11 px for a box of 12 px; at 1 px of overlap IoU is 0.04.
      states = tracker.update(at(frame / 25.0), List.of(seen("sports-ball", ball, 0.9)));
    }
    assertEquals(List.of(1), ids(states));
  }

  @Test
  void update_pieceOfAFollowedPerson_startsNoTrack() {
    List<TrackState> states = List.of();
    for (int frame = 0; frame < 5; frame++) {
      Detection legs = seen("moving-region", new Box(88, 110, 112, 140), 0.9);
      states = tracker.update(at(frame / 10.0), List.of(person(100, 100), legs));
    }
    assertEquals(List.of(1), ids(states));
  }

  @Test
  void update_personWhoFallsUnseen_keepsTheId() {
    for (int frame = 0; frame < 15; frame++) {
      Box upright = new Box(300 + 4 * frame, 130, 340 + 4 * frame, 220);
      tracker.update(at(frame / 15.0), List.of(seen("person", upright, 0.9)));
    }
    tracker.update(at(1), List.of());
    tracker.update(at(16 / 15.0), List.of());
    // 76 x 20 px where the feet were: the boxes share 40 x 20 px, 0.19 of their union, but 0.53 of
    // the lying one.
    List<TrackState> states = List.of();
    for (int frame = 17; frame < 20; frame++) {
      Box lying = new Box(356, 200, 432, 220);
      states = tracker.update(at(frame / 15.0), List.of(seen("moving-region", lying, 0.95)));
    }
    assertEquals(List.of(1), ids(states));
  }

  @Test
  void predict_betweenDetections_movesOnAndChangesNothing() {
    KalmanTracker other = new KalmanTracker(TrackerSettings.DEFAULT);
    for (int frame = 0; frame < 10; frame++) {
      tracker.update(at(frame / 10.0), List.of(person(100 + 6 * frame, 100)));
      other.update(at(frame / 10.0), List.of(person(100 + 6 * frame, 100)));
      double before = tracker.predict(at(frame / 10.0)).get(0).box().centreX();
      TrackState between = tracker.predict(at(frame / 10.0 + 0.05)).get(0);
      assertFalse(between.observed());
      assertTrue(between.box().centreX() >= before);
    }
    assertEquals(
        other.update(at(1), List.of(person(160, 100))),
        tracker.update(at(1), List.of(person(160, 100))));
  }

  @Test
  void reset_afterACut_endsNothingAndCountsOn() {
    tracker.update(at(5), List.of(person(100, 100)));
    tracker.reset();
    assertEquals(List.of(), tracker.ended());
    assertEquals(List.of(2), ids(tracker.update(at(1), List.of(person(100, 100)))));
  }

  @Test
  void update_timeThatStandsStill_refuses() {
    tracker.update(at(1), List.of());
    assertThrows(IllegalArgumentException.class, () -> tracker.update(at(1), List.of()));
    assertThrows(IllegalArgumentException.class, () -> tracker.predict(at(0.9)));
  }
}
