package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.ingest.scenes.ScatteredThings.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScatteredThingsTest {

  private static final int WIDTH = 208;
  private static final int HEIGHT = 128;

  private static byte[] black() {
    return new byte[3 * WIDTH * HEIGHT];
  }

  private static List<Thing> drawn(long seed) {
    return ScatteredThings.over(black(), WIDTH, HEIGHT, seed);
  }

  @Test
  void over_sameSeed_drawsTheSame() {
    byte[] first = black();
    byte[] again = black();
    List<Thing> things = ScatteredThings.over(first, WIDTH, HEIGHT, 7);
    assertEquals(things, ScatteredThings.over(again, WIDTH, HEIGHT, 7));
    assertArrayEquals(first, again);
    assertNotEquals(things, drawn(8));
  }

  @Test
  void over_aPictureOfAnotherSize_isRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ScatteredThings.over(black(), WIDTH, 100, 1));
    assertTrue(refused.toString().contains("208 x 100 px"), refused::toString);
  }

  @Test
  void over_manySeeds_drawsEveryKindInsideThePicture() {
    List<Thing> things =
        LongStream.range(0, 60).mapToObj(ScatteredThingsTest::drawn).flatMap(List::stream).toList();
    Set<String> labels =
        things.stream().map(thing -> thing.label().toString()).collect(Collectors.toSet());
    assertEquals(Set.of("person", "bicycle", "car", "motorcycle", "bus", "truck"), labels);
    for (Thing thing : things) {
      Box box = thing.box();
      boolean inside =
          box.left() >= 0 && box.top() >= 0 && box.right() <= WIDTH && box.bottom() <= HEIGHT;
      assertTrue(inside, thing::toString);
    }
  }

  /** Before black, a shadow does not show: what is lit was drawn, and reaches its box's edges. */
  @Test
  void over_blackPicture_isLitUpToTheEdgesOfEveryBoxThatStandsAlone() {
    int checked = 0;
    for (long seed = 0; seed < 60; seed++) {
      byte[] bgr = black();
      List<Thing> things = ScatteredThings.over(bgr, WIDTH, HEIGHT, seed);
      boolean named = named(bgr, things);
      for (Thing thing : things) {
        if (named
            && things.stream().allMatch(other -> other.equals(thing) || apart(thing, other))) {
          checkLit(bgr, thing, "seed " + seed);
          checked++;
        }
      }
    }
    assertTrue(checked > 40, checked + " things stand alone");
  }

  @Test
  void over_manySeeds_drawsPeopleBesideVehiclesAndThingsWithoutAName() {
    int beside = 0;
    int nameless = 0;
    for (long seed = 0; seed < 60; seed++) {
      byte[] bgr = black();
      List<Thing> things = ScatteredThings.over(bgr, WIDTH, HEIGHT, seed);
      beside += things.stream().anyMatch(one -> isBesideVehicle(one, things)) ? 1 : 0;
      nameless += named(bgr, things) ? 0 : 1;
    }
    assertTrue(beside > 10, beside + " pictures show somebody beside a vehicle");
    assertTrue(nameless > 6, nameless + " pictures show something without a name");
    assertTrue(nameless < 40, nameless + " pictures show something without a name");
  }

  private static boolean isBesideVehicle(Thing one, List<Thing> things) {
    return one.label().toString().equals("person")
        && things.stream()
            .filter(other -> Set.of("car", "truck", "bus").contains(other.label().toString()))
            .anyMatch(other -> one.box().coveredBy(other.box()) > 0.3);
  }

  /** Whether all that is lit in a picture that was black lies in the boxes of things. */
  private static boolean named(byte[] bgr, List<Thing> things) {
    List<Box> boxes = things.stream().map(thing -> thing.box().padded(3)).toList();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int row = i / WIDTH;
      int column = i % WIDTH;
      boolean lit = bgr[3 * i] != 0 || bgr[3 * i + 1] != 0 || bgr[3 * i + 2] != 0;
      if (lit && boxes.stream().noneMatch(box -> holds(box, column + 0.5, row + 0.5))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Box box, double x, double y) {
    return x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom();
  }

  private static boolean apart(Thing one, Thing other) {
    return one.box().padded(4).iou(other.box()) == 0;
  }

  private static void checkLit(byte[] bgr, Thing thing, String where) {
    Extent lit = new Extent();
    Box near = thing.box().padded(2);
    for (int y = (int) Math.max(0, near.top()); y < Math.min(HEIGHT, near.bottom()); y++) {
      for (int x = (int) Math.max(0, near.left()); x < Math.min(WIDTH, near.right()); x++) {
        int at = 3 * (y * WIDTH + x);
        if (bgr[at] != 0 || bgr[at + 1] != 0 || bgr[at + 2] != 0) {
          lit.include(x, y, x + 1, y + 1);
        }
      }
    }
    Box found = lit.box().orElseThrow(() -> new AssertionError(where + ": nothing at " + thing));
    double[] off = {
      found.left() - thing.box().left(),
      found.top() - thing.box().top(),
      found.right() - thing.box().right(),
      found.bottom() - thing.box().bottom()
    };
    // A box is measured to a hundredth, light to a whole pixel with a soft edge.
    boolean close = Arrays.stream(off).allMatch(one -> Math.abs(one) <= 2);
    assertTrue(close, () -> "%s: %s, lit %s".formatted(where, thing, found));
  }
}
