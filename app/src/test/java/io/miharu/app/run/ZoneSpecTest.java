package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Zone;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneSpecTest {

  @Test
  void in_noNumberAboveOne_readsSharesOfThePicture() {
    Zone zone = ZoneSpec.parse("gate=0,0;0.5,0;0.5,1;0,1").in(640, 360);
    assertEquals(new Box(0, 0, 320, 360), zone.area().bounds());
    assertEquals(Zone.Kind.RESTRICTED, zone.kind());
  }

  @Test
  void in_aNumberAboveOne_readsPixels() {
    Zone zone = ZoneSpec.parse("gate=0,0;100,0;100,1").in(640, 360);
    assertEquals(new Box(0, 0, 100, 1), zone.area().bounds());
  }

  @Test
  void parse_oneWay_hasItsDirection() {
    Zone zone = ZoneSpec.parse("lane:one-way@1,0=0,0;1,0;1,1").in(640, 360);
    assertEquals(Zone.Kind.ONE_WAY, zone.kind());
    assertEquals(Optional.of(new Point(1, 0)), zone.direction());
  }

  @Test
  void in_zoneOutsideThePicture_isRefusedByName() {
    ZoneSpec zone = ZoneSpec.parse("gate=700,0;800,0;800,50");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> zone.in(640, 360));
    assertTrue(String.valueOf(refused.getMessage()).contains("gate"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate",
        "=0,0;1,0;1,1",
        "gate=0,0;1,1",
        "gate=0,0;1;1,1",
        "gate=a,b;1,0;1,1",
        "gate:door=0,0;1,0;1,1"
      })
  void parse_malformed_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ZoneSpec.parse(text));
  }
}
