package io.miharu.ingest.scenes;

import java.util.List;

/**
 * A lorry: a cab, and behind it a box, a flat bed with a load, a tank or a tipper.
 *
 * @param cab how long the cab is, metres, like the other lengths
 * @param cabHeight above the ground
 * @param load what it carries
 * @param floor where the load begins
 * @param top where the load ends
 */
record LorryBuild(
    double length,
    double width,
    double cab,
    double cabHeight,
    Load load,
    double floor,
    double top,
    int cabRgb,
    int rgb,
    int glass,
    boolean braking)
    implements Build {

  /** What is behind the cab. */
  enum Load {
    BOX,
    FLAT,
    TANK,
    TIPPER
  }

  private static final List<Load> LOADS = List.of(Load.values());

  static LorryBuild any(Chance chance) {
    Load load = LOADS.get(chance.below(LOADS.size()));
    boolean large = chance.below(3) == 0;
    double length = large ? chance.between(9, 15) : chance.between(5.5, 8.5);
    double width = chance.between(2.1, 2.55);
    double cabHeight = large ? chance.between(2.7, 3.7) : chance.between(2.1, 2.8);
    double floor = chance.between(0.8, 1.2);
    double top = floor + chance.between(1.4, 2.7);
    int cabRgb = Build.anyPaint(chance);
    int rgb = chance.coin() ? Build.anyPaint(chance) : chance.pick(0xDADCDC, 0xB9BEC2, 0x8A5A32);
    if (load == Load.FLAT) {
      top = floor + chance.between(0.3, 1.2);
    }
    double cab = large ? chance.between(1.8, 2.6) : chance.between(1.5, 2);
    return new LorryBuild(
        length,
        width,
        cab,
        cabHeight,
        load,
        floor,
        top,
        cabRgb,
        rgb,
        Build.anyGlass(chance),
        chance.below(5) == 0);
  }

  @Override
  public void paint(Solid solid) {
    double l = length / 2;
    double w = width / 2;
    double radius = 0.46;
    double[] axles =
        length > 8.5
            ? new double[] {-0.78 * l, -0.6 * l, l - 2.2 - cab * 0.3, l - 1.1}
            : new double[] {-0.6 * l, l - 1.0};
    Build.farWheels(solid, radius, w, axles);
    solid.block(-l, l - 0.3, -w + 0.2, w - 0.2, 0.5, floor, 0x232426);
    // The half that is farther away first: neither has the other in front of it then.
    if (solid.showsEnd(l - cab)) {
      load(solid, l, w);
      cab(solid, l, w);
    } else {
      cab(solid, l, w);
      load(solid, l, w);
    }
    Build.nearWheels(solid, radius, w, 0x808488, axles);
    int red = Build.tailLight(braking);
    Build.lamps(solid, red, -l - 0.01, w - 0.05, w - 0.4, floor - 0.3, floor - 0.1, -1);
  }

  private void cab(Solid solid, double l, double w) {
    double back = l - cab;
    double in = 0.08;
    solid.frustum(
        back, l, -w, w, 0.45, back, l - 0.2, -w + in, w - in, cabHeight, cabRgb, cabRgb, cabRgb);
    double low = 0.45 + 0.5 * (cabHeight - 0.45);
    double high = 0.45 + 0.9 * (cabHeight - 0.45);
    solid.across(glass, l - 0.09, w - 0.14, low, l - 0.17, w - 0.2, high, 1);
    solid.across(0x1B1C1E, l + 0.01, w - 0.5, 0.8, l - 0.08, w - 0.5, low - 0.1, 1);
    solid.flanks(glass, l - 0.95, l - 0.2, w - 0.03, low, l - 0.95, l - 0.3, w - 0.06, high);
    Build.lamps(solid, Build.HEADLIGHT, l + 0.01, w - 0.1, w - 0.5, 0.6, 0.8, 1);
  }

  private void load(Solid solid, double l, double w) {
    double front = l - cab - 0.15;
    switch (load) {
      case BOX -> {
        solid.block(-l, front, -w, w, floor, top, rgb);
        // A stripe, so that the side is not one plain face, and the edge where the doors meet.
        double stripe = floor + 0.3 * (top - floor);
        int dark = Colours.times(rgb, 0.8);
        solid.flanks(dark, -l, front, w + 0.01, floor, -l, front, w + 0.01, stripe);
        solid.across(Colours.times(rgb, 0.6), -l - 0.01, 0.03, floor, -l - 0.01, 0.03, top, -1);
      }
      case FLAT -> {
        solid.block(-l, front, -w, w, floor, floor + 0.35, rgb);
        solid.block(-0.8 * l, 0.2 * front, -0.8 * w, 0.8 * w, floor + 0.35, top + 0.35, 0x6E5A40);
      }
      case TANK -> {
        double middle = (floor + top) / 2;
        solid.frustum(
            -l, front, -0.55 * w, 0.55 * w, floor, -l, front, -w, w, middle, rgb, rgb, rgb);
        solid.frustum(
            -l,
            front,
            -w,
            w,
            middle,
            -l,
            front,
            -0.55 * w,
            0.55 * w,
            top,
            Colours.times(rgb, 1.1),
            rgb,
            Colours.times(rgb, 1.15));
      }
      case TIPPER ->
          solid.frustum(
              -l + 0.3, front, -w + 0.2, w - 0.2, floor, -l, front, -w, w, top, rgb, rgb, 0x4A4034);
    }
  }
}
