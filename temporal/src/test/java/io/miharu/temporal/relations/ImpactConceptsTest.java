package io.miharu.temporal.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Cars seen from the side, 90 x 30 px at 20 px a metre. One stands with its rear at x = 300; the
 * other comes from the left at 200 px/s, 2.2 widths/s, and its front is there at t = 1 s.
 */
class ImpactConceptsTest {

  private static final double TOUCH = 1;

  private static Box car(double front, double foot) {
    return Box.ofSize(front - 90, foot - 30, 90, 30);
  }

  private static Film comes(DoubleUnaryOperator front) {
    return Film.standing()
        .with("car", t -> car(390, 200))
        .with("car", t -> car(front.applyAsDouble(t), 202));
  }

  private static double unbraked(double t) {
    return 300 + 200 * (t - TOUCH);
  }

  @Test
  void impact_speedGoneAtTheTouch_isSaidOfTheTimeSinceTheTouch() {
    List<List<ConceptScore>> all = comes(t -> Math.min(unbraked(t), 306)).play(2);
    List<ConceptScore> impacts =
        all.stream()
            .flatMap(List::stream)
            .filter(score -> score.concept().value().equals("impact"))
            .toList();
    assertEquals(1, impacts.size(), "one touch is one impact");
    assertEquals(List.of(1, 2), impacts.get(0).tracks());
    assertTrue(impacts.get(0).probability() > 0.9, () -> impacts.get(0).toString());
    // At t = 1 the edges meet; the boxes overlap from the frame after, 0.05 s later.
    assertEquals(MediaTime.ofSeconds(1.05), impacts.get(0).span().start());
    assertEquals(MediaTime.ofSeconds(1.30), impacts.get(0).span().end());
  }

  @Test
  void impact_bothSlideOnTogether_isSaid() {
    Film film =
        Film.standing()
            .with("car", t -> car(390 + (t > TOUCH ? 80 * (t - TOUCH) : 0), 200))
            .with("car", t -> car(t > TOUCH ? 304 + 80 * (t - TOUCH) : unbraked(t), 200));
    assertTrue(film.ever(2, "impact", 1, 2) > 0.9);
  }

  /** Its box shrinks from 162 x 54 to 90 x 30 px a quarter of a second before: by 1.8. */
  @Test
  void impact_ofABoxWhoseSizeJumps_isNotSaid() {
    Film film =
        Film.standing()
            .with("car", t -> car(390, 200))
            .with(
                "car",
                t -> {
                  double front = Math.min(unbraked(t), 306);
                  return t < TOUCH - 0.25 ? Box.ofSize(front - 162, 148, 162, 54) : car(front, 202);
                });
    assertEquals(0, film.ever(2, "impact", 1, 2), 0.05);
  }

  /** Its box lies 15 px, a sixth of its width, before and behind where the car is, in turns. */
  @Test
  void impact_ofABoxThatJumps_isNotSaid() {
    Film film =
        comes(t -> Math.min(unbraked(t), 306) + (Math.round(t * Film.RATE) % 2 == 0 ? 15 : -15));
    assertEquals(0, film.ever(2, "impact", 1, 2), 0.05);
  }

  /** The same crash where the picture ends on the right: the other car's middle is not seen. */
  @Test
  void impact_atTheEdgeOfThePicture_isNotSaid() {
    double right = 640 - 390;
    Film film =
        Film.standing()
            .with("car", t -> car(390 + right, 200))
            .with("car", t -> car(right + Math.min(unbraked(t), 306), 202));
    assertEquals(0, film.ever(2, "impact", 1, 2), 0.05);
  }

  @Test
  void impact_carThatPassesBehindTheOther_isNotSaid() {
    assertEquals(0, comes(ImpactConceptsTest::unbraked).ever(3, "impact", 1, 2), 0.05);
  }

  /**
   * Its wheels are 18 px higher at first and come down to the other's within 0.3 s after the boxes
   * have met: until then it was behind the other.
   */
  @Test
  void impact_ofBoxesThatOverlapLongBefore_isNotSaid() {
    DoubleUnaryOperator foot = t -> 200 - 18 * Math.max(0, Math.min(1, (TOUCH + 0.8 - t) / 0.6));
    DoubleUnaryOperator front = t -> Math.min(unbraked(t), 380);
    Film film =
        Film.standing()
            .with("car", t -> car(390, 200))
            .with("car", t -> car(front.applyAsDouble(t), foot.applyAsDouble(t)));
    assertEquals(0, film.ever(2, "impact", 1, 2), 0.05);
  }

  @Test
  void impact_brakesToAStopAtTheOther_isNotSaid() {
    // 8 m/s² = 160 px/s², standing at the touch: half a second before it was 80 px/s fast, which
    // over that half second is 40 px/s on average, 0.44 widths/s.
    DoubleUnaryOperator braking = t -> 302 - 80 * Math.pow(Math.max(0, TOUCH + 0.1 - t), 2);
    assertEquals(0, comes(braking).ever(3, "impact", 1, 2), 0.05);
  }

  @Test
  void impact_stopsOnOtherGround_isNotSaid() {
    // Its wheels are 15 px, half a height, higher in the picture: on the lane behind.
    Film film =
        Film.standing()
            .with("car", t -> car(390, 200))
            .with("car", t -> car(Math.min(unbraked(t), 306), 185));
    assertEquals(0, film.ever(3, "impact", 1, 2), 0.05);
  }

  @Test
  void impact_personRunsIntoAPerson_isNotAVehiclesImpact() {
    Film film =
        Film.standing()
            .with("person", t -> Film.person(300, 200))
            .with("person", t -> Film.person(Math.min(276 + 200 * (t - TOUCH), 280), 200));
    assertEquals(0, film.ever(3, "impact"), 0);
  }

  @Test
  void impact_whileTheCameraDrives_isSaidToo() {
    // Everything sweeps to the left at 100 px/s: only the motion against each other counts.
    Film film =
        Film.driving()
            .with("car", t -> car(490 - 100 * t, 200))
            .with("car", t -> car(100 - 100 * t + Math.min(unbraked(t), 306), 200));
    assertTrue(film.ever(2, "impact", 1, 2) > 0.9);
  }
}
