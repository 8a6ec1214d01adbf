package io.miharu.temporal.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Ten looks per second; the values are worked by hand. */
class PeopleUnrestTest {

  private static double[] after(double seconds, IntFunction<List<PersonSight>> people) {
    PeopleUnrest unrest = new PeopleUnrest();
    for (int i = 0; i <= Math.round(10 * seconds); i++) {
      assertTrue(unrest.isDue(MediaTime.ofSeconds(i / 10.0)));
      unrest.look(MediaTime.ofSeconds(i / 10.0), people.apply(i));
    }
    return unrest.values();
  }

  private static double value(String name, double[] values) {
    return Math.expm1(values[PeopleUnrest.NAMES.indexOf(name)]);
  }

  private static PersonSight person(double left, double width, double confidence) {
    return new PersonSight(Box.ofSize(left, 50, width, 100), (float) confidence, Optional.empty());
  }

  /** Shoulders and hips at {@code x}, both wrists {@code reach} px to their right. */
  private static PersonSight posed(double x, double reach) {
    return posed(x, reach, Double.NaN);
  }

  /**
   * @param nose how far to the right of {@code x}; NaN for none
   */
  private static PersonSight posed(double x, double reach, double nose) {
    List<Joint> joints = new ArrayList<>(Collections.nCopies(17, Joint.MISSING));
    if (!Double.isNaN(nose)) {
      joints.set(0, new Joint((float) (x + nose), 55, 0.9f));
    }
    for (int torso : new int[] {5, 6, 11, 12}) {
      joints.set(torso, new Joint((float) x, torso < 10 ? 70 : 100, 0.9f));
    }
    for (int wrist : new int[] {9, 10}) {
      joints.set(wrist, new Joint((float) (x + reach), 90, 0.9f));
    }
    return new PersonSight(
        Box.ofSize(x - 20, 50, 40, 100),
        0.9f,
        Optional.of(new Pose(SkeletonLayout.COCO_17, joints)));
  }

  @Test
  void values_twoWhoStandStill_areTwoPeopleWithoutChange() {
    double[] values = after(2, i -> List.of(person(0, 40, 0.9), person(100, 40, 0.9)));
    assertEquals(2, value("people", values), 1e-9);
    assertEquals(0, value("width-change", values), 1e-9);
  }

  @Test
  void widthChange_ofABoxThatGrowsByATenthAStep_isTwiceThatLogarithmOverTwoSteps() {
    double[] values = after(1, i -> List.of(person(0, 40 * Math.pow(1.1, i), 0.9)));
    assertEquals(2 * Math.log(1.1) / 0.2, value("width-change", values), 1e-3);
  }

  @Test
  void people_whomTheDetectorHardlyBelieves_changeTheirWidthButAreNotCounted() {
    double[] values = after(1, i -> List.of(person(0, 40 * Math.pow(1.1, i), 0.12)));
    assertEquals(0, value("people", values), 1e-9);
    assertEquals(2 * Math.log(1.1) / 0.2, value("width-change", values), 1e-3);
  }

  @Test
  void heightChange_ofOneWhoRisesNowAndThen_isNoneOnTheMedianAndAllInTheBurst() {
    // Of ten pairs of looks those that end at step 9 and 10 see it, and 0.9 lies between them.
    double[] values =
        after(
            1,
            i ->
                List.of(
                    new PersonSight(
                        Box.ofSize(0, 50, 40, i < 9 ? 100 : 120), 0.9f, Optional.empty())));
    assertEquals(0, value("height-change", values), 1e-9);
    assertEquals(Math.log(1.2) / 0.2, value("height-burst", values), 1e-4);
  }

  @Test
  void driftAndLimbs_ofOneWhoRunsWithStillArms_areHisSpeedAndNone() {
    double[] values = after(1, i -> List.of(posed(100 + 10 * i, 15)));
    // 10 px in a tenth of a second, of 100 px height.
    assertEquals(1, value("drift", values), 1e-4);
    assertEquals(0, value("limb-speed", values), 1e-4);
  }

  @Test
  void limbSpeed_ofWristsThatGoOutByTenPixelsAStep_isOneHeightASecond() {
    double[] values = after(1, i -> List.of(posed(100, 10 * i)));
    assertEquals(1, value("limb-speed", values), 1e-4);
    assertEquals(0, value("drift", values), 1e-4);
  }

  @Test
  void headSpeed_ofANoseThatGoesOutByTenPixelsAStep_isOneHeightASecond() {
    assertEquals(1, value("head-speed", after(1, i -> List.of(posed(100, 0, 10 * i)))), 1e-4);
  }

  @Test
  void nearnessAndClosing_ofTwoWhoPart_areTheirDistanceAndItsChange() {
    // 50 px apart at first and 5 px more each tenth of a second, 100 px tall: 0.75 in the middle.
    double[] values = after(1, i -> List.of(person(0, 40, 0.9), person(50 + 5 * i, 40, 0.9)));
    assertEquals(0.75, value("nearness", values), 1e-4);
    assertEquals(0.5, value("closing", values), 1e-4);
  }

  @Test
  void reach_ofAWristBesideTheOthersNose_isTheGapInHeights() {
    // The left one's wrists at (170, 90), the right one's shoulders at (200, 70) and nose at (200,
    // 55):
    // the nearest is the shoulder. The right one's wrists, at (200, 90), are farther from all
    // there.
    double[] values = after(1, i -> List.of(posed(100, 70, 0), posed(200, 0, 0)));
    assertEquals(Math.hypot(30, 20) / 100, value("reach", values), 1e-4);
  }

  @Test
  void values_ofOneAlone_saySoByNaN() {
    double[] values = after(1, i -> List.of(posed(100, 15)));
    for (String name : List.of("nearness", "closing", "reach")) {
      assertTrue(Double.isNaN(value(name, values)), name);
    }
  }

  @Test
  void ready_beforeASecond_isFalseAndThereAreNoValues() {
    PeopleUnrest unrest = new PeopleUnrest();
    for (int i = 0; i < 10; i++) {
      unrest.look(MediaTime.ofSeconds(i / 10.0), List.of());
    }
    assertFalse(unrest.ready());
    assertThrows(IllegalStateException.class, unrest::values);
  }

  @Test
  void look_afterASilence_startsAnew() {
    PeopleUnrest unrest = new PeopleUnrest();
    for (int i = 0; i <= 12; i++) {
      unrest.look(MediaTime.ofSeconds(i / 10.0), List.of());
    }
    assertTrue(unrest.ready());
    unrest.look(MediaTime.ofSeconds(3), List.of());
    assertFalse(unrest.ready());
  }

  @Test
  void values_withNobodyInThePicture_countNobodyAndMeasureNothing() {
    double[] values = after(1, i -> List.of());
    assertEquals(0, value("people", values), 1e-9);
    for (int i = 1; i < values.length; i++) {
      assertTrue(Double.isNaN(values[i]), PeopleUnrest.NAMES.get(i));
    }
  }
}
