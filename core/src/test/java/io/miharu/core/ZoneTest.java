package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoneTest {

  private static final Polygon AREA =
      new Polygon(List.of(new Point(0, 0), new Point(9, 0), new Point(0, 9)));
  private static final Optional<Point> RIGHT = Optional.of(new Point(1, 0));

  @ParameterizedTest
  @EnumSource(Zone.Kind.class)
  void direction_isNeededInAOneWayZoneAndRefusedElsewhere(Zone.Kind kind) {
    boolean oneWay = kind == Zone.Kind.ONE_WAY;
    Optional<Point> right = oneWay ? RIGHT : Optional.empty();
    Optional<Point> wrong = oneWay ? Optional.empty() : RIGHT;
    assertEquals(right, new Zone("gate", kind, AREA, right).direction());
    assertThrows(IllegalArgumentException.class, () -> new Zone("gate", kind, AREA, wrong));
  }

  @Test
  void direction_thatPointsNowhere_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Zone("gate", Zone.Kind.ONE_WAY, AREA, Optional.of(new Point(0, 0))));
  }

  @Test
  void name_thatIsBlank_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Zone(" ", Zone.Kind.WATCHED, AREA, Optional.empty()));
  }
}
