package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TimeSpan;
import io.miharu.events.EvidenceWords;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every shipped event fires once on a hand-made sequence, and not on one that just misses. */
class ShippedEventsTest {

  private static final Ontology ONTOLOGY = Ontology.builtIn();

  @Test
  void intrusion_oneSecondInsideARestrictedZone() {
    Film met = film(6).on(1, "person", 0, 6).on(1, "inside-restricted-zone", 1, 2);
    assertOnly("intrusion", 1, 2, met);
    assertNone(film(6).on(1, "person", 0, 6).on(1, "inside-restricted-zone", 1, 1.9));
    assertNone(film(6).on(1, "car", 0, 6).on(1, "inside-restricted-zone", 1, 4));
    assertNone(
        film(6)
            .on(1, "person", 0, 6)
            .on(1, "inside-restricted-zone", 1, 4)
            .scene("camera-moving", 0, 6));
  }

  @Test
  void fight_halfASecondOfScuffle_whoeverIsTracked() {
    assertOnly("fight", 2, 2.5, film(6).scene("scuffle", 2, 2.5));
    assertNone(film(6).scene("scuffle", 2, 2.4));
  }

  @Test
  void fight_twoPeopleAndHalfASecondOfAgitation() {
    Film two = film(6).on(1, "person", 0, 6).on(2, "person", 0, 6);
    assertOnly("fight", 2, 2.5, two.scene("agitation", 2, 2.5));
    assertNone(film(6).on(1, "person", 0, 6).scene("agitation", 2, 4));
    assertNone(film(6).on(1, "person", 0, 6).on(2, "person", 0, 6).scene("agitation", 2, 2.4));
  }

  @Test
  void fight_ofACameraThatHasTravelledForThreeSeconds_isNone() {
    Film people = film(9).on(1, "person", 0, 9).on(2, "person", 0, 9);
    assertNone(people.scene("camera-moving", 0, 6).scene("agitation", 5, 6));
    assertNone(film(9).scene("camera-moving", 0, 6).scene("scuffle", 5, 6));
    assertOnly("fight", 2, 3, film(6).scene("camera-moving", 1, 3).scene("scuffle", 2, 3));
  }

  @Test
  void loitering_aMinuteInAWatchedZone() {
    Film met = film(70).on(1, "person", 0, 70).on(1, "inside-watched-zone", 2, 62);
    EventHit hit = assertOnly("loitering", 2, 62, met);
    assertEquals(62.0, hit.alert().seconds());
    assertNone(film(70).on(1, "person", 0, 70).on(1, "inside-watched-zone", 2, 61.9));
  }

  @Test
  void loitering_lingeringAnywhere() {
    assertOnly("loitering", 3, 5, film(9).on(1, "person", 0, 9).on(1, "lingering", 3, 5));
    assertNone(film(9).on(1, "person", 0, 9).on(1, "lingering", 3, 3.9));
  }

  @Test
  void leftBehindObject_halfAMinuteUnattended() {
    for (String thing : List.of("static-object", "suitcase")) {
      Film met = film(50).on(7, thing, 0, 50).on(7, "unattended", 10, 45);
      EventHit hit = assertOnly("left-behind-object", 10, 45, met);
      assertEquals(40.0, hit.alert().seconds());
    }
    assertNone(film(50).on(7, "static-object", 0, 50).on(7, "unattended", 10, 39.9));
    assertNone(film(50).on(7, "car", 0, 50).on(7, "unattended", 10, 45));
  }

  @Test
  void removedObject_placeVacantForFiveSeconds() {
    assertOnly("removed-object", 1, 6, film(9).on(3, "vacated-place", 1, 6));
    assertNone(film(9).on(3, "vacated-place", 1, 5.9));
  }

  @Test
  void running_forASecond() {
    assertOnly("running", 1, 3, film(6).on(1, "person", 0, 6).on(1, "running", 1, 3));
    assertNone(film(6).on(1, "person", 0, 6).on(1, "running", 1, 1.9));
    assertNone(film(6).on(1, "dog", 0, 6).on(1, "running", 1, 3));
  }

  @Test
  void gathering_forFiveSeconds_isOneEventOfTheGroup() {
    Film met = film(9).group("gathered", 1, 6, 1, 2, 3, 4);
    assertEquals(List.of(1, 2, 3, 4), assertOnly("gathering", 1, 6, met).tracks());
    assertNone(film(9).group("gathered", 1, 5.9, 1, 2, 3, 4));
  }

  @Test
  void collision_ofTwo_isOneEventWhateverTheCameraDoes() {
    Film standing = film(9).group("impact", 2, 2.3, 1, 2);
    assertEquals(List.of(1, 2), assertOnly("collision", 2, 2.3, standing).tracks());
    assertOnly("collision", 2, 2.3, drive(9).group("impact", 2, 2.3, 1, 2));
    // The wrecks push each other on: no second collision within five seconds.
    assertOnly(
        "collision", 2, 4.3, film(9).group("impact", 2, 2.3, 1, 2).group("impact", 4, 4.3, 1, 2));
  }

  @Test
  void wrongWay_forTwoSeconds() {
    assertOnly("wrong-way", 1, 3, film(6).on(1, "car", 0, 6).on(1, "wrong-way", 1, 3));
    assertNone(film(6).on(1, "car", 0, 6).on(1, "wrong-way", 1, 2.9));
  }

  @Test
  void fall_uprightThenLyingWithinOneAndAHalfSeconds() {
    Film met = film(9).on(1, "person", 0, 9).on(1, "upright", 0, 2).on(1, "lying", 3.5, 3.8);
    EventHit hit = assertOnly("fall", 2, 3.8, met);
    assertEquals(0.9f * 0.85f, hit.probability(), 1e-6f);
    assertNone(film(9).on(1, "person", 0, 9).on(1, "upright", 0, 2).on(1, "lying", 3.6, 8));
    assertNone(film(9).on(1, "person", 0, 9).on(1, "upright", 0, 2).on(1, "lying", 3, 3.2));
    assertNone(film(9).on(1, "person", 0, 9).on(1, "lying", 0, 3).on(1, "upright", 3.1, 9));
  }

  @Test
  void fall_lyingForThreeSeconds_isSurer() {
    Film met = film(9).on(1, "person", 0, 9).on(1, "upright", 0, 2).on(1, "lying", 3, 6);
    assertEquals(0.9f, assertOnly("fall", 2, 6, met).probability());
  }

  @Test
  void fall_thatTheNetworkDenies_isNone() {
    Film met = film(9).on(1, "person", 0, 9).on(1, "upright", 0, 2).on(1, "lying", 3, 6);
    assertNone(met.on(1, "not-fallen", 2.5, 6));
  }

  @Test
  void personEntersVehicle_trackEndsInsideIt() {
    Film met =
        film(6).on(1, "person", 0, 3).on(2, "car", 0, 6).group("ends-inside", 3.5, 3.5, 1, 2);
    assertEquals(List.of(1, 2), assertOnly("person-enters-vehicle", 3.5, 3.5, met).tracks());
    assertNone(film(6).on(1, "dog", 0, 3).on(2, "car", 0, 6).group("ends-inside", 3.5, 3.5, 1, 2));
  }

  @Test
  void personLeavesVehicle_trackBeginsInsideIt() {
    Film met = film(6).on(2, "car", 0, 6).on(1, "person", 2, 6).group("starts-inside", 2, 2, 1, 2);
    assertOnly("person-leaves-vehicle", 2, 2, met);
    assertNone(film(6).on(2, "car", 0, 6).on(1, "bird", 2, 6).group("starts-inside", 2, 2, 1, 2));
  }

  @Test
  void nearCollision_closingInForThreeTenthsOfASecondInTheCorridor() {
    Film met = drive(6).on(1, "car", 0, 6).on(1, "in-corridor", 0, 1.4).on(1, "closing-in", 1, 1.3);
    assertOnly("near-collision", 1, 1.3, met);
    assertNone(drive(6).on(1, "car", 0, 6).on(1, "in-corridor", 0, 6).on(1, "closing-in", 1, 1.2));
    assertNone(drive(6).on(1, "car", 0, 6).on(1, "closing-in", 1, 3));
    assertNone(film(6).on(1, "car", 0, 6).on(1, "in-corridor", 0, 6).on(1, "closing-in", 1, 3));
  }

  @Test
  void hardBrakingAhead_forNineTenthsOfASecond() {
    Film met = drive(6).on(1, "bus", 0, 6).on(1, "braking-ahead", 1, 1.9);
    assertOnly("hard-braking-ahead", 1, 1.9, met);
    assertNone(drive(6).on(1, "bus", 0, 6).on(1, "braking-ahead", 1, 1.8));
    assertNone(film(6).on(1, "bus", 0, 6).on(1, "braking-ahead", 1, 3));
    assertNone(drive(6).on(1, "person", 0, 6).on(1, "braking-ahead", 1, 3));
  }

  @Test
  void dashcamEvents_goOnThroughOneMissingDetection() {
    Film braking =
        drive(6).on(1, "bus", 0, 6).on(1, "braking-ahead", 1, 1.4).on(1, "braking-ahead", 1.6, 2.5);
    assertOnly("hard-braking-ahead", 1, 2.5, braking);
    Film crossing =
        drive(6).on(1, "person", 0, 6).on(1, "in-corridor", 1, 1.3).on(1, "in-corridor", 1.5, 2);
    assertOnly("pedestrian-on-roadway", 1, 2, crossing);
  }

  @Test
  void cutIn_vehicleFromTheSide() {
    assertOnly("cut-in", 1, 2, drive(6).on(1, "car", 0, 6).on(1, "entering-corridor", 1, 2));
    assertNone(drive(6).on(1, "person", 0, 6).on(1, "entering-corridor", 1, 2));
    assertNone(film(6).on(1, "car", 0, 6).on(1, "entering-corridor", 1, 2));
  }

  @Test
  void pedestrianOnRoadway_halfASecondInTheCorridor() {
    Film met = drive(6).on(1, "person", 0, 6).on(1, "in-corridor", 1, 1.5);
    assertOnly("pedestrian-on-roadway", 1, 1.5, met);
    assertNone(drive(6).on(1, "person", 0, 6).on(1, "in-corridor", 1, 1.4));
    assertNone(film(6).on(1, "person", 0, 6).on(1, "in-corridor", 1, 3));
  }

  @Test
  void stoppedVehicle_standingAheadForASecondWhileWeMove() {
    assertOnly("stopped-vehicle", 1, 2, drive(6).on(1, "car", 0, 6).on(1, "standing-ahead", 1, 2));
    assertNone(drive(6).on(1, "car", 0, 6).on(1, "standing-ahead", 1, 1.9));
    assertNone(film(6).on(1, "car", 0, 6).on(1, "standing-ahead", 1, 3));
  }

  @Test
  void evidence_inWords_namesSubjectPlaceAndDuration() {
    Film met = film(6).on(4, "person", 0, 6).on(4, "inside-restricted-zone", 1, 4);
    List<String> words =
        new EvidenceWords(ONTOLOGY).sentences(assertOnly("intrusion", 1, 4, met).evidence());
    assertTrue(words.get(0).startsWith("a person (track 4, 0.90) was there"), words::toString);
    assertTrue(
        words.get(1).startsWith("track 4 was inside a restricted zone (0.90)"), words::toString);
    assertEquals("no sign that the camera was moving", words.get(2));
  }

  private static EventHit assertOnly(String event, double from, double to, Film film) {
    List<EventHit> hits = film.play();
    assertEquals(
        List.of(event), hits.stream().map(hit -> hit.event().value()).toList(), hits::toString);
    assertEquals(TimeSpan.ofSeconds(from, to), hits.get(0).span());
    return hits.get(0);
  }

  private static void assertNone(Film film) {
    assertEquals(List.of(), film.play());
  }

  private static Film film(double seconds) {
    return new Film(seconds);
  }

  /** On a camera that moves all the time. */
  private static Film drive(double seconds) {
    return new Film(seconds).scene("camera-moving", 0, seconds);
  }

  /** Ten moments a second, everything scored 0.9. */
  private static final class Film {
    private final List<List<ConceptScore>> scores = new ArrayList<>();

    Film(double seconds) {
      for (int i = 0; i <= Math.round(seconds * 10); i++) {
        scores.add(new ArrayList<>());
      }
    }

    Film on(int track, String concept, double from, double to) {
      return group(concept, from, to, track);
    }

    Film scene(String concept, double from, double to) {
      return group(concept, from, to);
    }

    Film group(String concept, double from, double to, Integer... tracks) {
      for (int i = (int) Math.round(from * 10); i <= Math.round(to * 10); i++) {
        scores.get(i).add(ConceptScore.ofTracks(ConceptId.of(concept), at(i), 0.9, "film", tracks));
      }
      return this;
    }

    private static MediaTime at(int i) {
      return new MediaTime(i * 100_000L);
    }

    List<EventHit> play() {
      StreamingMatcher matcher =
          new StreamingMatcher("film", ONTOLOGY.events(), ONTOLOGY, MatcherSettings.DEFAULT);
      List<EventHit> hits = new ArrayList<>();
      for (int i = 0; i < scores.size(); i++) {
        hits.addAll(matcher.accept(new Moment(at(i), List.of(), scores.get(i))));
      }
      hits.addAll(matcher.finish());
      return hits;
    }
  }
}
