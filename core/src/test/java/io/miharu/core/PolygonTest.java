package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolygonTest {

  /** An L: a 4 x 4 square without its upper right 2 x 2 quarter. */
  private final Polygon corner =
      new Polygon(
          List.of(
              new Point(0, 0),
              new Point(2, 0),
              new Point(2, 2),
              new Point(4, 2),
              new Point(4, 4),
              new Point(0, 4)));

  @Test
  void contains_pointInTheNotchOfAnL_isOutside() {
    assertFalse(corner.contains(new Point(3, 1)));
    assertTrue(corner.contains(new Point(1, 1)));
    assertTrue(corner.contains(new Point(3, 3)));
  }

  @Test
  void contains_pointOnASharedEdge_belongsToOneNeighbourOnly() {
    Polygon left = rectangle(0, 2);
    Polygon right = rectangle(2, 4);
    Point shared = new Point(2, 1);
    assertTrue(left.contains(shared) ^ right.contains(shared));
  }

  @Test
  void bounds_ofAnL_isTheSquareAroundIt() {
    assertEquals(new Box(0, 0, 4, 4), corner.bounds());
  }

  @Test
  void constructor_twoCorners_refuses() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Polygon(List.of(new Point(0, 0), new Point(1, 1))));
  }

  private static Polygon rectangle(float left, float right) {
    return new Polygon(
        List.of(new Point(left, 0), new Point(right, 0), new Point(right, 2), new Point(left, 2)));
  }
}
