package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.detectors.PaintedScene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionDetectorTest {

  private static final Box WHOLE = new Box(0, 0, PaintedScene.WIDTH, PaintedScene.HEIGHT);
  private static final Box BAG = new Box(300, 250, 316, 268);

  private final PaintedScene scene = new PaintedScene(5);
  private final MotionDetector motion = new MotionDetector();

  /** A person of 30x80 px whose feet are at y = 270. */
  private static Box person(double x) {
    return Box.ofSize(x, 190, 30, 80);
  }

  private static List<Detection> only(ConceptId label, List<Detection> seen) {
    return seen.stream().filter(thing -> thing.label().equals(label)).toList();
  }

  private static void assertNear(Box expected, Box box, double px) {
    String both = expected + " and " + box;
    assertEquals(expected.left(), box.left(), px, both);
    assertEquals(expected.top(), box.top(), px, both);
    assertEquals(expected.right(), box.right(), px, both);
    assertEquals(expected.bottom(), box.bottom(), px, both);
  }

  @Test
  void detect_emptyScene_seesNothing() {
    for (int i = 0; i < 60; i++) {
      assertEquals(List.of(), motion.detect(scene.empty(0).frame(i / 15.0)), "frame " + i);
    }
  }

  @Test
  void detect_walkingPerson_isOneTightRegionFromTheFifthFrameOn() {
    for (int i = 0; i < 100; i++) {
      Box person = person(60 + 5 * i);
      List<Detection> seen = motion.detect(scene.empty(0).box(person, 50).frame(i / 15.0));
      // Until the person has left the place of the first frame, its ghost is a part of the region.
      if (i >= 5) {
        assertTrue(!seen.isEmpty(), "frame " + i);
      }
      if (i >= 30) {
        assertEquals(1, seen.size(), "frame " + i + ": " + seen);
        assertEquals(MotionDetector.MOVING_REGION, seen.get(0).label());
        assertNear(person, seen.get(0).box(), 6);
      }
    }
  }

  @Test
  void detect_shadowBesideAPerson_isNotPartOfTheBox() {
    for (int i = 0; i < 150; i++) {
      Box person = person(5 * i - 400); // comes in after 5 s
      Box shadow = Box.ofSize(person.right(), 255, 50, 15);
      scene.empty(0).darken(shadow, 0.65).box(person, 50);
      List<Detection> seen = motion.detect(scene.frame(i / 15.0));
      if (i >= 90) {
        assertEquals(1, seen.size(), "frame " + i + ": " + seen);
        assertNear(person, seen.get(0).box(), 8);
      }
    }
  }

  @Test
  void detect_personWhoStandsForTenSeconds_staysAMovingRegion() {
    for (int i = 0; i < 15 * 17; i++) {
      // Five seconds of empty scene, then walks in for two and stops; sways by a pixel.
      scene.empty(0);
      Box person = person(Math.min(60 + 7 * Math.max(0, i - 75), 300) + i / 10 % 2);
      if (i >= 75) {
        scene.box(person, 50);
      }
      List<Detection> seen = motion.detect(scene.frame(i / 15.0));
      if (i >= 80) {
        assertEquals(1, seen.size(), "frame " + i + ": " + seen);
        assertEquals(MotionDetector.MOVING_REGION, seen.get(0).label());
        assertNear(person, seen.get(0).box(), 7);
      }
    }
  }

  @Test
  void detect_bagPutDown_isAStaticObjectInOnePlaceForTwoMinutes() {
    Box first = null;
    for (int i = 0; i < 8 * 140; i++) {
      double seconds = i / 8.0;
      scene.empty(0);
      double x = 20 + 60 * (seconds - 6);
      if (seconds >= 6 && x < 280) {
        scene.box(Box.ofSize(x + 20, 250, 16, 18), 40).box(person(x), 60); // carries it along
      } else if (seconds >= 6) {
        scene.box(BAG, 40);
        scene.box(person(Math.max(280, 280 + 60 * (seconds - 12))), 60); // waits, then goes
      }
      if (seconds > 60 && seconds < 64) {
        scene.box(person(150 + 80 * (seconds - 60)), 200); // somebody passes in front
      }
      List<Detection> things =
          only(MotionDetector.STATIC_OBJECT, motion.detect(scene.frame(seconds)));
      if (seconds < 10) {
        assertEquals(List.of(), things, "at " + seconds + " s");
      }
      if (seconds >= 18) {
        assertEquals(1, things.size(), "at " + seconds + " s");
        first = first == null ? things.get(0).box() : first;
        assertNear(BAG, things.get(0).box(), 6);
        assertEquals(first, things.get(0).box());
      }
    }
  }

  @Test
  void detect_bagTakenAway_leavesAVacatedPlace() {
    List<Detection> last = List.of();
    for (int i = 0; i < 8 * 22; i++) {
      double seconds = i / 8.0;
      scene.empty(0);
      double x = 60 * (seconds - 8);
      if (x < 280) {
        scene.box(BAG, 40);
      } else {
        scene.box(Box.ofSize(x + 20, 245, 16, 18), 40);
      }
      scene.box(person(x), 60);
      last = motion.detect(scene.frame(seconds));
      assertEquals(List.of(), only(MotionDetector.STATIC_OBJECT, last), "at " + seconds + " s");
    }
    List<Detection> gone = only(MotionDetector.VACATED_PLACE, last);
    assertEquals(1, gone.size(), last.toString());
    assertNear(BAG, gone.get(0).box(), 6);
  }

  @Test
  void detect_personOfTheFirstFrameWhoWalksOff_leavesNoGhost() {
    for (int i = 0; i < 15 * 10; i++) {
      double seconds = i / 15.0;
      Box person = person(300 + 60 * Math.max(0, seconds - 1.5));
      List<Detection> seen = motion.detect(scene.empty(0).box(person, 50).frame(seconds));
      if (seconds > 5 && seconds < 6) {
        // A weak speck of the ghost's rim may last a moment longer; trackers start nothing from it.
        List<Detection> sure = seen.stream().filter(thing -> thing.confidence() > 0.5).toList();
        assertEquals(1, sure.size(), "at " + seconds + " s: " + seen);
        assertNear(person, sure.get(0).box(), 6);
      }
      assertEquals(List.of(), only(MotionDetector.VACATED_PLACE, seen));
    }
  }

  @Test
  void detect_lightSwitch_isNoEvent() {
    for (int i = 0; i < 15 * 8; i++) {
      scene.empty(0);
      if (i >= 60) {
        scene.darken(WHOLE, 0.7);
      }
      assertEquals(List.of(), motion.detect(scene.frame(i / 15.0)), "frame " + i);
    }
  }

  @Test
  void detect_anyRate_findsTheSamePlaces() {
    Box at = person(60 + 75 * 4);
    for (double rate : new double[] {8, 15, 30}) {
      MotionDetector other = new MotionDetector();
      List<Detection> seen = List.of();
      for (int i = 0; i <= 4 * rate; i++) {
        double seconds = i / rate;
        seen = other.detect(scene.empty(0).box(person(60 + 75 * seconds), 50).frame(seconds));
      }
      assertEquals(1, seen.size(), rate + " frames/s");
      assertNear(at, seen.get(0).box(), 6);
    }
  }

  @Test
  void concepts_panningCamera_movesAndGivesNoRegions() {
    for (int i = 0; i < 45; i++) {
      List<Detection> seen = motion.detect(scene.empty(4 * i).frame(i / 15.0));
      if (i >= 15) {
        assertTrue(motion.cameraMoving(), "frame " + i);
        assertTrue(motion.concepts().get(0).probability() > 0.9, "frame " + i);
        assertEquals(List.of(), seen);
      }
    }
  }

  @Test
  void concepts_panningCameraSeenTwicePerSecond_moves() {
    for (int i = 0; i < 12; i++) {
      motion.detect(scene.empty(30 * i).frame(i / 2.0));
    }
    assertTrue(motion.cameraMoving());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void concepts_trafficOverHalfOfTheRoad_isNoMovingCamera(int every) {
    for (int i = 0; i < 60 * every; i += every) {
      scene.empty(0);
      for (int car = 0; car < 3; car++) {
        scene.box(Box.ofSize((car * 250 + 9 * i) % 750, 100, 120, 200), 40 + 50 * car);
      }
      motion.detect(scene.frame(i / 15.0));
      assertFalse(motion.cameraMoving(), "frame " + i);
      if (i >= 45 * every) {
        assertTrue(motion.concepts().get(0).probability() < 0.1, "frame " + i);
      }
    }
  }

  @Test
  void detect_sameFramesTwice_givesTheSame() {
    List<List<Detection>> rounds = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      PaintedScene again = new PaintedScene(11);
      MotionDetector fresh = new MotionDetector();
      List<Detection> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.addAll(fresh.detect(again.empty(0).box(person(60 + 5 * i), 70).frame(i / 15.0)));
      }
      rounds.add(all);
    }
    assertEquals(rounds.get(0), rounds.get(1));
  }

  @Test
  void detect_afterClose_throws() {
    motion.close();
    motion.close();
    assertThrows(IllegalStateException.class, () -> motion.detect(scene.frame(0)));
  }
}
