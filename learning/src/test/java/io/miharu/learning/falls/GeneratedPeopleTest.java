package io.miharu.learning.falls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.learning.data.Seed;
import io.miharu.learning.falls.PersonScript.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedPeopleTest {

  @Test
  void pose_ofSomebodyUpright_isAsTallAsItsPartsAndStandsOnTheGround() {
    JointedBody body = new JointedBody(1.8, 0);
    body.pose(Stance.UPRIGHT, 0);
    assertEquals(0, lowest(body), 1e-9);
    // Head ball, neck, trunk, thigh, shin and ankle ball: 0.065 + 0.17 + 0.3 + 0.245 + 0.24 + 0.04.
    assertEquals(1.06 * 1.8, highest(body), 0.02);
  }

  @Test
  void pose_ofSomebodyTiltedByARightAngle_liesOnTheGround() {
    for (double way : new double[] {0, Math.PI / 2, Math.PI}) {
      JointedBody body = new JointedBody(1.8, way);
      body.pose(Stance.UPRIGHT.withTilt(Math.PI / 2), 0);
      assertEquals(0, lowest(body), 1e-9);
      // As thick as a body is deep, or as wide from hand to hand if it lies on a side.
      assertTrue(highest(body) < 0.75, "way " + way + ": " + highest(body));
    }
  }

  @Test
  void box_beforeALevelCamera_isAsTallAsThePinholeSays() {
    JointedBody body = new JointedBody(1.8, 0);
    body.pose(Stance.UPRIGHT, 0);
    Viewpoint view = new Viewpoint(640, 480, 500, 0.9, 0);
    Box box = view.see(body, new Viewpoint.Place(0, 5, 0)).orElseThrow().whole();
    assertEquals(500 * highest(body) / 5, box.height(), 0.05 * box.height());
    assertEquals(320, box.centreX(), 2);
    // The feet are 0.9 m below the middle of the picture, at 5 m.
    assertEquals(240 + 500 * 0.9 / 5, box.bottom(), 4);
    // Twice as far is half as tall.
    Box far = view.see(body, new Viewpoint.Place(0, 10, 0)).orElseThrow().whole();
    assertEquals(box.height() / 2, far.height(), 0.02 * box.height());
  }

  @Test
  void act_ofFallingScripts_goesFromOtherToFallingToFallen() {
    for (int seed = 0; seed < 50; seed++) {
      PersonScript script =
          PersonScript.falling(new Draw(new Seed(seed).stream()), Double.POSITIVE_INFINITY);
      List<Act> order = new ArrayList<>();
      for (double t = 0; t < 60; t += 0.02) {
        Act act = script.act(t);
        if (order.isEmpty() || order.get(order.size() - 1) != act) {
          order.add(act);
        }
      }
      assertEquals(List.of(Act.OTHER, Act.FALLING, Act.FALLEN), order.subList(0, 3));
      assertTrue(order.indexOf(Act.FALLEN) == order.lastIndexOf(Act.FALLEN), order.toString());
    }
  }

  @Test
  void act_ofOrdinaryScripts_isNeverAFall() {
    for (int seed = 0; seed < 50; seed++) {
      PersonScript script = PersonScript.ordinary(new Draw(new Seed(seed).stream()), 11);
      for (double t = 0; t < 11; t += 0.05) {
        assertEquals(Act.OTHER, script.act(t));
      }
    }
  }

  @Test
  void drawn_ofOneSeed_isTheSameTwice() {
    FallExamples one = FallExamples.drawn(6, new Seed(3));
    FallExamples other = FallExamples.drawn(6, new Seed(3));
    assertEquals(one.size(), other.size());
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(row(one, i), row(other, i));
    }
  }

  private static float[] row(FallExamples examples, int example) {
    float[] row = new float[examples.values()];
    examples.read(example, row, 0);
    return row;
  }

  private static double lowest(JointedBody body) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int joint = 0; joint < JointedBody.JOINTS; joint++) {
      lowest = Math.min(lowest, body.y(joint) - body.radius(joint));
    }
    return lowest;
  }

  private static double highest(JointedBody body) {
    double highest = 0;
    for (int joint = 0; joint < JointedBody.JOINTS; joint++) {
      highest = Math.max(highest, body.y(joint) + body.radius(joint));
    }
    return highest;
  }
}
