package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.temporal.skeletons.LikelyCourse.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LikelyCourseTest {

  private static final int NONE = 2;

  private static ActionStream.Settings settings(double change, double none, double wait) {
    return new ActionStream.Settings(1, 1, change, none, 1, wait, 20, 1);
  }

  private static List<Stretch> all(LikelyCourse course, double[][] shares) {
    List<Stretch> given = new ArrayList<>();
    for (double[] one : shares) {
      given.addAll(course.next(one));
    }
    given.addAll(course.finish());
    return given;
  }

  /** The states of the moments, and a + 10 where an action begins. */
  private static List<Integer> states(List<Stretch> stretches) {
    List<Integer> states = new ArrayList<>();
    for (Stretch stretch : stretches) {
      for (long i = stretch.from(); i < stretch.to(); i++) {
        boolean begins = i == stretch.from() && stretch.state() != NONE;
        states.add(stretch.state() + (begins ? 10 : 0));
      }
    }
    return states;
  }

  /** The best course of the moments from one on, by trying every first stretch. */
  private static double best(
      double[][] shares, int from, ActionDurations durations, double change, List<Integer> course) {
    if (from == shares.length) {
      return 0;
    }
    List<Integer> rest = new ArrayList<>();
    double highest = Math.log(shares[from][NONE]) + best(shares, from + 1, durations, change, rest);
    course.add(NONE);
    course.addAll(rest);
    for (int action = 0; action < NONE; action++) {
      double score = -2 * change;
      for (int to = from + 1; to <= shares.length; to++) {
        score += Math.log(shares[to - 1][action]);
        List<Integer> after = new ArrayList<>();
        double whole =
            score
                - Math.min(6, durations.oddness(action, to - from))
                + best(shares, to, durations, change, after);
        if (whole > highest) {
          highest = whole;
          course.clear();
          course.add(action + 10);
          for (int i = from + 1; i < to; i++) {
            course.add(action);
          }
          course.addAll(after);
        }
      }
    }
    return highest;
  }

  private static double[][] shares(int moments, SplittableRandom random) {
    double[][] shares = new double[moments][NONE + 1];
    for (double[] one : shares) {
      double sum = 0;
      for (int state = 0; state <= NONE; state++) {
        one[state] = Math.pow(random.nextDouble(), 3) + 1e-3;
        sum += one[state];
      }
      for (int state = 0; state <= NONE; state++) {
        one[state] /= sum;
      }
    }
    return shares;
  }

  @Test
  void finish_ofRandomShares_givesTheBestOfAllCourses() {
    SplittableRandom random = new SplittableRandom(5);
    ActionDurations durations = ActionDurations.of(List.of(List.of(1.0, 3.0), List.of(4.0, 5.0)));
    for (int trial = 0; trial < 30; trial++) {
      double[][] shares = shares(8, random);
      double change = 1.5 * random.nextDouble();
      List<Integer> expected = new ArrayList<>();
      best(shares, 0, durations, change, expected);
      List<Stretch> given = all(new LikelyCourse(durations, settings(change, 0, 100)), shares);
      assertEquals(expected, states(given));
    }
  }

  @Test
  void next_anActionThatIsOver_isGivenAfterTheWait() {
    LikelyCourse course = new LikelyCourse(ActionDurations.unknown(NONE), settings(0.5, 0, 3));
    List<Stretch> given = new ArrayList<>();
    for (int t = 0; t < 12; t++) {
      int state = t < 2 || t >= 6 ? NONE : 1;
      double[] shares = {0.05, 0.05, 0.05};
      shares[state] = 0.9;
      given.addAll(course.next(shares));
      // The action ends with moment 5, and three more must have come.
      assertEquals(t >= 8, given.stream().anyMatch(stretch -> stretch.state() == 1), "" + t);
      assertEquals(state, course.leader());
    }
    Stretch action = given.stream().filter(stretch -> stretch.state() == 1).findFirst().get();
    assertEquals(new Stretch(1, 2, 6, false), action);
    assertTrue(course.openMoments() <= 3);
  }

  @Test
  void next_twoActionsAlike_theOneOfUsualLengthIsTaken() {
    ActionDurations durations = ActionDurations.of(List.of(List.of(2.0), List.of(6.0)));
    double[][] shares = new double[8][];
    for (int t = 0; t < 8; t++) {
      shares[t] = t >= 1 && t < 7 ? new double[] {0.45, 0.45, 0.1} : new double[] {0.05, 0.05, 0.9};
    }
    List<Stretch> given = all(new LikelyCourse(durations, settings(0.5, 0, 100)), shares);
    assertEquals(List.of(2, 11, 1, 1, 1, 1, 1, 2), states(given));
  }

  @Test
  void next_anEndlessAction_isCutAndNotLost() {
    LikelyCourse course = new LikelyCourse(ActionDurations.unknown(NONE), settings(0.5, 0, 3));
    double[][] shares = new double[50][];
    for (int t = 0; t < 50; t++) {
      shares[t] = new double[] {0.9, 0.05, 0.05};
    }
    List<Stretch> given = all(course, shares);
    assertTrue(given.get(0).cut());
    assertEquals(0, given.get(0).from());
    assertEquals(50, given.get(given.size() - 1).to());
    assertTrue(given.stream().allMatch(stretch -> stretch.state() == 0));
  }

  @Test
  void next_aBonusOfNone_tipsTheScales() {
    double[][] shares = {{0.5, 0.1, 0.4}};
    assertEquals(
        List.of(10),
        states(all(new LikelyCourse(ActionDurations.unknown(NONE), settings(0, 0, 9)), shares)));
    // ln 0.4 + 0.5 = -0.42 is above ln 0.5 = -0.69.
    assertEquals(
        List.of(NONE),
        states(all(new LikelyCourse(ActionDurations.unknown(NONE), settings(0, 0.5, 9)), shares)));
  }
}
