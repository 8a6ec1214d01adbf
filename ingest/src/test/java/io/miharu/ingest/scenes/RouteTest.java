package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RouteTest {

  @Test
  void at_halfWayAlongALeg_isHalfWay() {
    Route route = Route.from(2, 0, 0).to(3, 4, 2.5); // 5 m in 2 s
    Placement place = route.at(3);
    assertEquals(1.5, place.x(), 1e-9);
    assertEquals(2, place.z(), 1e-9);
    assertEquals(2.5, place.travelled(), 1e-9);
    assertEquals(2.5, place.speed(), 1e-9);
    assertEquals(4, route.now(), 1e-9);
  }

  @Test
  void present_isFromItsStartToItsEnd_unlessItStays() {
    Route route = Route.from(2, 0, 0).to(0, 2, 1);
    assertFalse(route.present(1.9));
    assertTrue(route.present(2));
    assertFalse(route.present(4));
    assertTrue(Route.from(2, 0, 0).to(0, 2, 1).andStay().present(100));
  }

  @Test
  void stop_standsStill() {
    Route route = Route.from(0, 0, 0).to(0, 2, 1).stop(3);
    assertEquals(0, route.at(4).speed(), 1e-9);
    assertEquals(2, route.at(4).z(), 1e-9);
    assertEquals(5, route.now(), 1e-9);
  }

  @Test
  void cruise_slowingDownEvenly_travelsTheMeanSpeedTimesTheTime() {
    Cruise cruise = new Cruise(5, Curve.of(0, 10, 4, 2), Curve.of(0, 0), false);
    assertEquals(5 + (10 + 2) / 2.0 * 4, cruise.at(4).z(), 1e-9);
    assertEquals(5 + 24 + 2 * 3, cruise.at(7).z(), 1e-9);
  }

  @Test
  void curve_withTimesThatGoBack_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Curve.of(1, 0, 0.5, 1));
  }
}
