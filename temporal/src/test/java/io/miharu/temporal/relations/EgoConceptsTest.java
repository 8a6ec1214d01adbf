package io.miharu.temporal.relations;

import static io.miharu.temporal.relations.Film.met;
import static io.miharu.temporal.relations.Film.missed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A pinhole camera 1.2 m above a flat road, horizon at half the picture's height and a focal length
 * of 0.9 picture widths, 576 px: a thing at distance Z metres has its foot at 180 + 576 * 1.2 / Z.
 */
class EgoConceptsTest {

  private static final double FOCAL = 576;

  /** A thing {@code x} metres right of straight ahead and {@code z} metres away. */
  private static Box at(double x, double z, double widthMetres, double heightMetres) {
    double foot = 180 + FOCAL * 1.2 / z;
    double width = FOCAL * widthMetres / z;
    double height = FOCAL * heightMetres / z;
    return Box.ofSize(320 + FOCAL * x / z - width / 2, foot - height, width, height);
  }

  private static Box car(double x, double z) {
    return at(x, z, 1.8, 1.5);
  }

  private static Film follow(DoubleUnaryOperator x, DoubleUnaryOperator z) {
    return Film.driving().with("car", t -> car(x.applyAsDouble(t), z.applyAsDouble(t)));
  }

  @Test
  void inCorridor_byTheFootPoint_isForCarsAheadOnly() {
    met(follow(t -> 0, t -> 12).at(1, "in-corridor", 1));
    missed(follow(t -> 3.5, t -> 12).at(1, "in-corridor", 1));
    // He crosses at 1 m/s, 10 m ahead of us.
    met(Film.driving().with("person", t -> at(t - 1, 10, 0.5, 1.7)).at(1, "in-corridor", 1));
  }

  @Test
  void inCorridor_ofWhoRides_isSaidOfTheTwoWheelerOnly() {
    Film film =
        Film.driving()
            .with("person", t -> at(t / 2, 15 - 3 * t, 0.5, 1.7))
            .with("motorcycle", t -> at(t / 2, 15 - 3 * t, 0.8, 1.1));
    assertEquals(0, film.at(1, "in-corridor", 1));
    met(film.at(1, "in-corridor", 2));
    // Nobody on foot keeps his distance to a car that drives.
    Film alone = Film.driving().with("person", t -> at(0, 10, 0.5, 1.7));
    assertEquals(0, alone.at(2, "in-corridor", 1));
  }

  @Test
  void closingIn_underOneAndAHalfSecondsFromContact_isSaid() {
    // Distance 30 - 10 t: contact at 3 s.
    Film film = follow(t -> 0, t -> 30 - 10 * t);
    missed(film.at(1.4, "closing-in", 1));
    met(film.at(1.6, "closing-in", 1));
  }

  @Test
  void closingIn_onACarThatWePassInTheNextLane_isNotSaid() {
    missed(follow(t -> 3.3, t -> 30 - 10 * t).ever(2.9, "closing-in"));
    missed(follow(t -> -3.3, t -> 60 - 25 * t).ever(2.3, "closing-in"));
  }

  @Test
  void closingIn_onACarThatDrivesInFrontOfUs_isSaid() {
    // It drives from the right into our path and would be straight ahead at contact, after 3 s.
    met(follow(t -> 5 - 1.67 * t, t -> 30 - 10 * t).at(2.2, "closing-in", 1));
  }

  @Test
  void closingIn_onAPersonAtTheKerb_isNotSaidButInOurPathItIs() {
    missed(
        Film.driving().with("person", t -> at(2.5, 24 - 10 * t, 0.5, 1.7)).ever(2.1, "closing-in"));
    met(Film.driving().with("person", t -> at(0.4, 24 - 10 * t, 0.5, 1.7)).ever(2.1, "closing-in"));
  }

  @Test
  void closingIn_onACarThatComesInOverTheBorder_isNotSaid() {
    // Its right edge moves in at 110 px/s and the left one stays near the border, at one height.
    missed(
        Film.driving()
            .with("car", t -> Box.ofSize(8, 170, 40 + 110 * t, 60))
            .ever(1.5, "closing-in"));
  }

  @Test
  void brakingAhead_whenACalmLeadGrowsQuickly_isSaid() {
    // Z = 15 m, constant until 2 s, then we close in with 8 m/s²: Z = 15 - 4 s².
    DoubleUnaryOperator z = t -> 15 - 4 * Math.pow(Math.max(0, t - 2), 2);
    met(follow(t -> 0, z).ever(3.5, "braking-ahead", 1));
    // 1 m/s²: after a second the rate is 1 / 14.5, far below 0.3.
    DoubleUnaryOperator mild = t -> 15 - 0.5 * Math.pow(Math.max(0, t - 2), 2);
    missed(follow(t -> 0, mild).ever(3.5, "braking-ahead"));
  }

  @Test
  void brakingAhead_whenTheLeadJustGrowsSteadily_isNotSaid() {
    // Expansion 8 / Z never was below 0.05.
    missed(follow(t -> 0, t -> 40 - 8 * t).ever(3.5, "braking-ahead"));
  }

  @Test
  void standingAhead_whenDistanceFallsEvenlyForTwoSeconds_isSaid() {
    met(follow(t -> 0, t -> 40 - 9 * t).at(2.5, "standing-ahead", 1));
    missed(follow(t -> 0, t -> 20 - t).ever(4, "standing-ahead")); // grows by 1.1 in 2 s
    missed(follow(t -> 0, t -> 14).ever(4, "standing-ahead"));
  }

  @Test
  void brakingAhead_isSaidOfTheTimeSinceTheLeadWasCalm() {
    DoubleUnaryOperator z = t -> 15 - 4 * Math.pow(Math.max(0, t - 2), 2);
    ConceptScore first =
        follow(t -> 0, z).play(3.5).stream()
            .flatMap(List::stream)
            .filter(score -> score.concept().value().equals("braking-ahead"))
            .filter(score -> score.probability() > 0.5)
            .findFirst()
            .orElseThrow();
    // With s after 2, ln of the size grows by 4 s² / 15 at first; a line through the second up to
    // then has the slope 3.2 (s³ / 6 - s⁴ / 12), 0.05 at s = 0.5. Its middle is when braking began.
    assertEquals(2, first.span().start().seconds(), 0.07);
    // The rate 8 s / Z is above 0.3 from s = 0.57 on.
    assertTrue(first.span().end().seconds() >= 2.5, "known at " + first.span().end());
  }

  @Test
  void brakingAhead_whenEdgesJitterByTwoPercent_isSaidOfBrakingOnly() {
    DoubleUnaryOperator z = t -> 15 - 4 * Math.pow(Math.max(0, t - 2), 2);
    for (int seed = 1; seed <= 20; seed++) {
      met(jittering(seed, 0.02, z).ever(3.5, "braking-ahead", 1));
      missed(jittering(seed, 0.02, t -> 15).ever(10, "braking-ahead"));
      missed(jittering(seed, 0.02, t -> 60 - 8 * t).ever(5, "braking-ahead"));
    }
  }

  /** At 1.6 s it is 7.2 m ahead: 0.9 s to contact. Heights err by 0.042 of themselves. */
  @Test
  void closingIn_whenEdgesJitterByThreePercent_isSaidOfWhatComesNearOnly() {
    for (int seed = 1; seed <= 20; seed++) {
      met(jittering(seed, 0.03, t -> 20 - 8 * t).at(1.6, "closing-in", 1));
      missed(jittering(seed, 0.03, t -> 15).ever(10, "closing-in"));
    }
  }

  /** A car straight ahead, each edge of its box off by a share of its size. */
  private static Film jittering(long seed, double share, DoubleUnaryOperator z) {
    Random random = new Random(seed);
    return Film.driving()
        .with(
            "car",
            t -> {
              Box box = car(0, z.applyAsDouble(t));
              double dx = share * box.width();
              double dy = share * box.height();
              return new Box(
                  (float) (box.left() + dx * random.nextGaussian()),
                  (float) (box.top() + dy * random.nextGaussian()),
                  (float) (box.right() + dx * random.nextGaussian()),
                  (float) (box.bottom() + dy * random.nextGaussian()));
            });
  }

  @Test
  void standingAhead_whileWeBrakeForIt_isSaidButNotOfALeadThatBrakes() {
    // Z = 30 - 9 t + 1.2 t²: 9 m/s falling by 2.4 m/s²; at 2.5 s it is 15 m.
    met(follow(t -> 0, t -> 30 - 9 * t + 1.2 * t * t).at(2.5, "standing-ahead", 1));
    // Constant for 2 s, then 8 m/s² until it is 11 m ahead after 1 s more.
    missed(follow(t -> 0, t -> 15 - 4 * Math.pow(Math.max(0, t - 2), 2)).ever(3, "standing-ahead"));
  }

  /** As boxes of lorries do. From 0.5 s to 2.5 s it comes from 25.8 m to 15 m, growing by 1.7. */
  @Test
  void standingAhead_whenEdgesJitterByFivePercent_isSaidOfWhatStandsOnly() {
    for (int seed = 1; seed <= 20; seed++) {
      met(jittering(seed, 0.05, t -> 30 - 9 * t + 1.2 * t * t).at(2.5, "standing-ahead", 1));
      missed(jittering(seed, 0.05, t -> 15).ever(10, "standing-ahead"));
      DoubleUnaryOperator lead = t -> 15 - 4 * Math.pow(Math.max(0, t - 2), 2);
      missed(jittering(seed, 0.05, lead).ever(3, "standing-ahead"));
    }
  }

  /** Who merges 20 m ahead: at first 10 m/s slower than we, as fast after 1.5 s, 12.5 m ahead. */
  @Test
  void standingAhead_ofOneThatSpeedsUpBeforeUs_isNotSaid() {
    DoubleUnaryOperator z = t -> 12.5 + 10 / 3.0 * Math.pow(Math.max(0, 1.5 - t), 2);
    missed(follow(t -> 0, z).ever(5, "standing-ahead"));
  }

  /** It keeps 15 m until 2 s and stops at 10.5 m at 3.5 s; we come on with 2 m/s. */
  @Test
  void standingAhead_ofALeadThatHasStopped_isSaidThreeSecondsAfterItDroveAlong() {
    DoubleUnaryOperator z =
        t -> 15 - 2 * Math.pow(Math.max(0, Math.min(t, 3.5) - 2), 2) - 2 * Math.max(0, t - 3.5);
    missed(follow(t -> 0, z).ever(5, "standing-ahead"));
    met(follow(t -> 0, z).at(6.5, "standing-ahead", 1));
  }

  @Test
  void closingIn_onACarThatPullsInAndHidesItsFlank_goesByItsHeight() {
    // Distance 20 - 6.5 t; the rear is 1.8 m wide, and 1.5 m of flank go out of view within 2 s.
    Film film =
        Film.driving()
            .with("car", t -> at(0, 20 - 6.5 * t, 1.8 + 1.5 * Math.max(0, 1 - t / 2), 1.5));
    // Contact at 3.08 s.
    met(film.at(1.9, "closing-in", 1));
    missed(film.at(1.3, "closing-in", 1));
  }

  /** The box is 69 px wide, and a twentieth wider a second; 0.25 widths/s aside, or ahead. */
  @Test
  void closingIn_onACarThatHardlyGrowsWider_isSaidOnlyWhileItTurns() {
    met(growingInHeight(0.25).at(1.9, "closing-in", 1));
    missed(growingInHeight(0).at(1.9, "closing-in", 1));
  }

  private static Film growingInHeight(double widthsPerSecond) {
    return Film.driving()
        .with(
            "car",
            t -> {
              double z = 20 - 6.5 * t;
              double wide = 0.12 * z * (1 + t / 20);
              return at(wide * widthsPerSecond * (2 - t), z, wide, 1.5);
            });
  }

  @Test
  void enteringCorridor_isSaidOfTheTimeSinceItLeftItsLane() {
    DoubleUnaryOperator aside = t -> 3.5 - 1.4 * Math.max(0, Math.min(2.5, t - 1));
    ConceptScore last =
        follow(aside, t -> 15).play(3.4).stream()
            .flatMap(List::stream)
            .filter(score -> score.concept().value().equals("entering-corridor"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    // 0.12 own widths of 1.8 m are passed 0.15 s after it leaves, at 1 s.
    double since = last.span().start().seconds();
    assertTrue(since >= 1 && since <= 1.2, "since " + since);
  }

  @Test
  void enteringCorridor_fromTheNextLaneCloseAhead_isSaid() {
    // From 3.5 m aside to our lane within 2.5 s. At 15 m the box is 69 px wide, 0.108 of the
    // picture.
    DoubleUnaryOperator aside = t -> 3.5 - 1.4 * Math.max(0, Math.min(2.5, t - 1));
    met(follow(aside, t -> 15).ever(5, "entering-corridor", 1));
    // At 23 m it is 45 px, 0.07 of the picture.
    missed(follow(aside, t -> 23).ever(5, "entering-corridor"));
    missed(follow(t -> 0, t -> 15).ever(5, "entering-corridor"));
  }

  @Test
  void enteringCorridor_whenWeTurnAndEverythingSweepsBy_isNotSaid() {
    Film film = Film.driving();
    for (int i = 0; i < 3; i++) {
      double start = 3.5 + 3 * i;
      film.with("car", t -> car(start - 1.4 * t, 15));
    }
    assertEquals(0, film.ever(3, "entering-corridor", 1));
  }

  @Test
  void enteringCorridor_ofACarSeenFromTheSide_isNotSaid() {
    Film film = Film.driving().with("car", t -> at(6 - 3 * t, 15, 4.3, 1.5));
    missed(film.ever(4, "entering-corridor"));
  }

  @Test
  void score_whileTheCameraDrives_saysNothingThatNeedsAStandingBackground() {
    List<String> said =
        Film.driving().with("person", t -> Film.person(20 + 120 * t, 200)).at(2).stream()
            .map(score -> score.concept().value())
            .toList();
    assertEquals(List.of("person"), said);
  }

  @Test
  void score_cameraMovingInAuto_lastsFiveSeconds() {
    TrackConcepts concepts = new TrackConcepts(TrackConceptSettings.DEFAULT, 640, 360, List.of());
    ConceptScore moves =
        ConceptScore.ofScene(ConceptId.of("camera-moving"), MediaTime.ZERO, 0.9, "test");
    boolean runningAtFive = false;
    boolean runningAtSix = false;
    for (int frame = 0; frame <= 120; frame++) {
      MediaTime time = MediaTime.ofSeconds(frame / 20.0);
      TrackState runner =
          new TrackState(
              1,
              ConceptId.of("person"),
              1,
              Film.person(20 + 100 * frame / 20.0, 300),
              1,
              true,
              MediaTime.ZERO);
      List<ConceptScore> scores =
          concepts.score(time, List.of(runner), List.of(), frame == 0 ? List.of(moves) : List.of());
      boolean runs = Film.largest(scores, "running", 1) > 0.5;
      runningAtFive |= runs && frame == 100;
      runningAtSix |= runs && frame > 100;
    }
    assertTrue(!runningAtFive && runningAtSix);
  }
}
