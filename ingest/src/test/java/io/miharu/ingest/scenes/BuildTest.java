package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From so far away that depth does not matter, a thing is focal length / distance px a metre. */
class BuildTest {

  private static final double DISTANCE = 500;
  private static final double PX_PER_METRE = 20;
  private static final Chance CHANCE = new Chance(3);

  static Stream<Arguments> builds() {
    Stream<Arguments> cars =
        Stream.of(CarBuild.Style.values())
            .map(style -> CarBuild.any(style, CHANCE))
            .map(car -> Arguments.of(car, car.height()));
    VanBuild van = VanBuild.any(CHANCE);
    BusBuild bus = BusBuild.any(CHANCE);
    LorryBuild box = lorry(LorryBuild.Load.BOX);
    LorryBuild tank = lorry(LorryBuild.Load.TANK);
    LorryBuild tipper = lorry(LorryBuild.Load.TIPPER);
    return Stream.concat(
        cars,
        Stream.of(
            Arguments.of(van, van.height()),
            Arguments.of(bus, bus.height()),
            Arguments.of(box, 3.5),
            Arguments.of(tank, 3.5),
            Arguments.of(tipper, 3.5)));
  }

  private static LorryBuild lorry(LorryBuild.Load load) {
    return new LorryBuild(8, 2.4, 2, 2.6, load, 1, 3.5, 0xC0C0C0, 0x806040, 0x202020, false);
  }

  @ParameterizedTest
  @MethodSource("builds")
  void paint_fromTheSide_isAsLongAndHighAsItSays(Build build, double height) {
    Box box = seen(build, Math.PI / 2);
    assertEquals(build.length() * PX_PER_METRE, box.width(), 2, "length");
    assertEquals(height * PX_PER_METRE, box.height(), 2, "height");
  }

  @ParameterizedTest
  @MethodSource("builds")
  void paint_fromBehind_isAsWideAsItSays(Build build, double height) {
    assertEquals(build.width() * PX_PER_METRE, seen(build, 0).width(), 2);
  }

  /** Two wheels of 0.34 m and a handlebar; 1.7 m from the one tyre's edge to the other's. */
  @Test
  void paint_aBicycle_isAsLongAsItSays() {
    CycleBuild bicycle = new CycleBuild(1.7, 0.5, 0.34, false, false, 0x2050A0);
    Box box = seen(bicycle, Math.PI / 2);
    assertEquals(1.7 * PX_PER_METRE, box.width(), 2);
    assertEquals(bicycle.barHeight() * PX_PER_METRE, box.height(), 2);
  }

  private static Box seen(Build build, double heading) {
    Camera camera = new Camera(0, 1, 0, 0, 0, PX_PER_METRE * DISTANCE, 0, 0);
    Extent extent = new Extent();
    Placement place = new Placement(0, DISTANCE, heading, 0, 0);
    new Still(Optional.empty(), build, place).paint(0, new Pen(camera, new Sun(0, 0, 0.3), extent));
    return extent.box().orElseThrow();
  }
}
