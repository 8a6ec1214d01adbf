package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.PictureMotion;
import io.miharu.core.TrackState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person of 80 px walks to the right, is hidden, and somebody comes out on the other side. */
class RecognitionTest {

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final Appearance RED = Appearance.of(new float[] {1, 0, 0});

  /** 30 degrees from red, a cosine of 0.87. */
  private static final Appearance REDDISH =
      Appearance.of(new float[] {(float) Math.cos(Math.PI / 6), 0.5f, 0});

  /** 60 degrees from red, a cosine of 0.5. */
  private static final Appearance BLUE =
      Appearance.of(new float[] {0.5f, (float) Math.sin(Math.PI / 3), 0});

  private final KalmanTracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
  private int looks;

  private Sight showing(Appearance appearance) {
    return (label, box) -> {
      looks++;
      return Optional.of(appearance);
    };
  }

  private List<TrackState> see(double seconds, Sight sight, double... centres) {
    List<Detection> detections =
        Arrays.stream(centres)
            .mapToObj(x -> new Detection(PERSON, Box.centred(x, 200, 30, 80), 0.9f))
            .toList();
    return tracker.update(MediaTime.ofSeconds(seconds), detections, sight);
  }

  /** Seen for a second, then hidden until {@code seconds}; 60 px/s. */
  private void walkAndHideUntil(double seconds, Sight sight) {
    for (int i = 0; i <= 10; i++) {
      see(i / 10.0, sight, 100 + 6 * i);
    }
    for (int i = 11; i < seconds * 10; i++) {
      see(i / 10.0, sight);
    }
  }

  private int idAfterHiding(double seconds, Appearance before, Appearance after, double x) {
    walkAndHideUntil(seconds, showing(before));
    see(seconds, showing(after), x);
    List<TrackState> states = see(seconds + 0.1, showing(after), x + 6);
    assertEquals(1, states.size());
    assertEquals(x + 6, states.get(0).box().centreX(), 3);
    return states.get(0).id();
  }

  @Test
  void update_theSameLooksAfterFourSeconds_keepTheId() {
    assertEquals(1, idAfterHiding(4, RED, REDDISH, 330));
  }

  @Test
  void update_otherLooksAfterFourSeconds_getANewId() {
    assertEquals(2, idAfterHiding(4, RED, BLUE, 330));
  }

  @Test
  void update_theSameLooksTooFarAway_getANewId() {
    // Lost for 3 s at 160 px: within 80 * (2 + 1.5 * 3) = 520 px it could be the same.
    assertEquals(2, idAfterHiding(4, RED, RED, 160 + 600));
  }

  @Test
  void update_theSameLooksAfterTheLostLife_getANewIdAndTheTrackEnds() {
    walkAndHideUntil(10.2, showing(RED));
    assertEquals(2, idOfNewcomer(10.2));
  }

  private int idOfNewcomer(double seconds) {
    see(seconds, showing(RED), 200);
    return see(seconds + 0.1, showing(RED), 206).get(0).id();
  }

  @Test
  void update_withoutLooks_forgetsAfterASecondAsEver() {
    walkAndHideUntil(4, Sight.NOTHING);
    see(4, Sight.NOTHING, 330);
    assertEquals(2, see(4.1, Sight.NOTHING, 336).get(0).id());
  }

  @Test
  void update_aPersonInSightForTwoSeconds_isLookedAtEveryHalfSecond() {
    for (int i = 0; i < 60; i++) {
      see(i / 30.0, showing(RED), 100 + 2 * i);
    }
    assertEquals(4, looks);
  }

  @Test
  void update_boxesThatCoverEachOther_areNotLookedAt() {
    for (int i = 0; i < 30; i++) {
      see(i / 30.0, showing(RED), 100, 110);
    }
    assertEquals(0, looks);
  }

  @Test
  void appearance_blendAndCosine_followTheirDefinitions() {
    assertEquals(0.5, RED.cosine(BLUE), 1e-6);
    Appearance mixed = RED.blended(BLUE, 0.5);
    // Halfway between 0 and 60 degrees.
    assertEquals(Math.cos(Math.PI / 6), mixed.cosine(RED), 1e-6);
    assertEquals(1, mixed.cosine(mixed), 1e-6);
    assertTrue(RED.blended(BLUE, 0.9).cosine(RED) > 0.99);
  }

  @Test
  void update_cameraThatJumps_isFollowedOnlyWhenItsMotionIsKnown() {
    for (boolean known : new boolean[] {true, false}) {
      KalmanTracker fresh = new KalmanTracker(TrackerSettings.DEFAULT.withMaxLeap(0));
      Sight jumping = known ? new Moved(new PictureMotion(1, 60, 0)) : Sight.NOTHING;
      for (int i = 0; i <= 10; i++) {
        double x = 100 + (i == 10 ? 60 : 0);
        List<Detection> detections =
            List.of(new Detection(PERSON, Box.centred(x, 200, 30, 80), 0.9f));
        fresh.update(MediaTime.ofSeconds(i / 10.0), detections, i == 10 ? jumping : Sight.NOTHING);
      }
      List<TrackState> after =
          fresh.update(
              MediaTime.ofSeconds(1.1),
              List.of(new Detection(PERSON, Box.centred(160, 200, 30, 80), 0.9f)));
      assertEquals(known ? 1 : 2, after.get(after.size() - 1).id());
    }
  }

  private record Moved(PictureMotion cameraMotion) implements Sight {

    @Override
    public Optional<Appearance> appearance(ConceptId label, Box box) {
      return Optional.empty();
    }
  }
}
