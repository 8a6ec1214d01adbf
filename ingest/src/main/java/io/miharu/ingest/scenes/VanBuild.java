package io.miharu.ingest.scenes;

/**
 * A delivery van: a short bonnet before one high body.
 *
 * @param height metres
 */
record VanBuild(double length, double width, double height, int rgb, int glass, boolean braking)
    implements Build {

  private static final double FLOOR = 0.4;
  private static final double BUMPER = 0.95;
  private static final double COWL = 1.25;
  private static final double WHEEL = 0.34;

  static VanBuild any(Chance chance) {
    return new VanBuild(
        chance.between(4.8, 6.9),
        chance.between(1.9, 2.1),
        chance.between(2, 2.7),
        Build.anyPaint(chance),
        Build.anyGlass(chance),
        chance.below(5) == 0);
  }

  @Override
  public void paint(Solid solid) {
    double l = length / 2;
    double w = width / 2;
    double nose = l - 0.75;
    double roof = nose - 0.7;
    double[] axles = {-0.6 * l, l - 1};
    Build.farWheels(solid, WHEEL, w, axles);
    solid.frustum(-l, l, -w, w, FLOOR, -l, l, -w, w, BUMPER, Colours.times(rgb, 0.9), rgb, rgb);
    solid.frustum(-l, l, -w, w, BUMPER, -l, nose, -w, w, COWL, rgb, rgb, rgb);
    solid.frustum(-l, nose, -w, w, COWL, -l, roof, -w + 0.1, w - 0.1, height, rgb, rgb, rgb);
    windows(solid, w, nose, roof);
    Build.lamps(solid, Build.HEADLIGHT, l + 0.01, w - 0.05, w - 0.4, 0.75, 0.93, 1);
    int red = Build.tailLight(braking);
    Build.lamps(solid, red, -l - 0.01, w - 0.02, w - 0.16, 0.8, 1.3, -1);
    double a = l + 0.01;
    solid.across(0x191A1C, a, w, FLOOR, a, w, FLOOR + 0.25, 1);
    Build.nearWheels(solid, WHEEL, w, 0x808488, axles);
  }

  private void windows(Solid solid, double w, double nose, double roof) {
    double up = 0.85;
    double y = COWL + up * (height - COWL);
    double low = nose + 0.01;
    double high = nose + up * (roof - nose) + 0.01;
    solid.across(glass, low, w - 0.1, COWL, high, w - 0.18, y, 1);
    double back = roof - 0.5;
    solid.flanks(glass, back, nose - 0.15, w + 0.005, COWL, back, roof, w - 0.07, y);
  }
}
