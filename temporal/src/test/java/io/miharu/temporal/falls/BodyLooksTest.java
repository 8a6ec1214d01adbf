package io.miharu.temporal.falls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLooksTest {

  private static final double UNKNOWN = Double.NaN;

  @Test
  void see_ofAPersonWhoSinks_measuresByHand() {
    // 40 x 100 px, whose top sinks by 100 px/s from 1 s on while the feet stay.
    List<float[]> looks = watch(20, 1.5, t -> box(100, 40, 300, 100 - 100 * Math.max(0, t - 1)));
    float[] last = looks.get(looks.size() - 1);
    // The median height of the last ten looks, from 0.6 to 1.5 s: five of them are 100.
    assertEquals(15, looks.size());
    assertEquals(0.5, value(last, "height"), 1e-3);
    assertEquals(0.4, value(last, "width"), 1e-3);
    assertEquals(Math.log(40 / 50.0), value(last, "aspect"), 1e-4);
    assertEquals(1, value(last, "top-speed"), 1e-3);
    assertEquals(0, value(last, "bottom-speed"), 1e-3);
    assertEquals(0, value(last, "drift"), 1e-3);
    assertEquals(0.05, value(last, "gap"), 1e-3);
    assertEquals(0.75, value(last, "age"), 1e-3);
    assertEquals(0.8, value(last, "person"), 1e-6);
    assertEquals(1, value(last, "whole"), 0);
    assertEquals(0, value(last, "torso-known"), 0);
  }

  @Test
  void see_ofOneMotionAtTwoRates_givesTheSameLooks() {
    Film walk = t -> box(100 + 50 * t, 40, 300, 100);
    List<float[]> fast = watch(50, 2, walk);
    List<float[]> slow = watch(5, 2, walk);
    assertEquals(fast.size(), slow.size());
    for (int i = 0; i < fast.size(); i++) {
      fast.get(i)[BodyLooks.NAMES.indexOf("gap")] = 0;
      slow.get(i)[BodyLooks.NAMES.indexOf("gap")] = 0;
      assertArrayEquals(fast.get(i), slow.get(i), 1e-3f, "look " + i);
    }
  }

  @Test
  void see_ofABoxAtTheLowerBorder_saysThatItIsCutThereAlone() {
    List<float[]> looks = watch(10, 1, t -> box(100, 40, 480, 100));
    float[] last = looks.get(looks.size() - 1);
    assertEquals(1, value(last, "cut-bottom"), 0);
    assertEquals(0, value(last, "cut-top"), 0);
    assertEquals(0, value(last, "cut-side"), 0);
  }

  @Test
  void see_afterALongGap_makesUpForTenLooksAtMost() {
    BodyLooks looks = new BodyLooks(640, 480, MediaTime.ofSeconds(0), box(100, 40, 300, 100));
    List<float[]> made =
        looks.see(MediaTime.ofSeconds(5), box(100, 40, 300, 100), true, 1, UNKNOWN);
    assertEquals(10, made.size());
    assertEquals(1, value(made.get(0), "gap"), 0);
  }

  @Test
  void see_withALyingTorso_saysSo() {
    BodyLooks looks = new BodyLooks(640, 480, MediaTime.ofSeconds(0), box(100, 40, 300, 100));
    float[] look = looks.see(MediaTime.ofSeconds(0.1), box(100, 40, 300, 100), true, 1, 90).get(0);
    assertEquals(0, value(look, "torso"), 1e-6);
    assertEquals(1, value(look, "torso-known"), 0);
    assertTrue(BodyLooks.NAMES.size() == look.length);
  }

  /** A box at each moment. */
  private interface Film {
    Box at(double seconds);
  }

  private static List<float[]> watch(int rate, double seconds, Film film) {
    BodyLooks looks = new BodyLooks(640, 480, MediaTime.ofSeconds(0), film.at(0));
    List<float[]> all = new ArrayList<>();
    for (int frame = 1; frame <= Math.round(seconds * rate); frame++) {
      double t = (double) frame / rate;
      all.addAll(looks.see(MediaTime.ofSeconds(t), film.at(t), true, 0.8, UNKNOWN));
    }
    return all;
  }

  private static Box box(double middle, double width, double bottom, double height) {
    return Box.ofSize(middle - width / 2, bottom - height, width, height);
  }

  private static float value(float[] look, String name) {
    return look[BodyLooks.NAMES.indexOf(name)];
  }
}
