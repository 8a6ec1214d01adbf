package io.miharu.ingest.scenes;

/**
 * A bus or coach.
 *
 * @param height metres
 * @param low where the windows begin, metres
 * @param high where they end, metres
 * @param stripe its second colour, below the windows
 */
record BusBuild(
    double length,
    double width,
    double height,
    double low,
    double high,
    int panes,
    int rgb,
    int stripe,
    int glass,
    boolean braking)
    implements Build {

  static BusBuild any(Chance chance) {
    boolean small = chance.below(4) == 0;
    double height = small ? chance.between(2.4, 2.9) : chance.between(2.9, 3.8);
    return new BusBuild(
        small ? chance.between(6, 8) : chance.between(9.5, 13),
        small ? 2.1 : chance.between(2.4, 2.6),
        height,
        height * chance.between(0.38, 0.5),
        height * chance.between(0.76, 0.88),
        4 + chance.below(6),
        chance.coin()
            ? chance.pick(0xE8E8E6, 0xB02020, 0xD9A520, 0x2C5C9C)
            : Build.anyPaint(chance),
        chance.coin() ? Build.anyPaint(chance) : 0x30343A,
        Build.anyGlass(chance),
        chance.below(5) == 0);
  }

  @Override
  public void paint(Solid solid) {
    double l = length / 2;
    double w = width / 2;
    double[] axles = {-0.52 * l, 0.62 * l};
    Build.farWheels(solid, 0.48, w, axles);
    solid.block(-l, l, -w, w, 0.32, height, rgb);
    double up = 0.32 + 0.5 * (low - 0.32);
    solid.flanks(stripe, -l, l, w + 0.005, 0.32, -l, l, w + 0.005, up);
    double step = (2 * l - 0.4) / panes;
    for (int i = 0; i < panes; i++) {
      double a0 = -l + 0.25 + i * step;
      double a1 = a0 + step - 0.12;
      solid.flanks(glass, a0, a1, w + 0.01, low, a0, a1, w + 0.01, high);
    }
    double a = l + 0.01;
    solid.across(glass, a, w - 0.1, 0.4 * height, a, w - 0.1, high, 1);
    solid.across(0x141416, a, w - 0.3, high + 0.05, a, w - 0.3, height - 0.08, 1);
    solid.across(glass, -a, w - 0.3, low + 0.1, -a, w - 0.3, high, -1);
    Build.lamps(solid, Build.HEADLIGHT, a, w - 0.1, w - 0.5, 0.6, 0.85, 1);
    Build.lamps(solid, Build.tailLight(braking), -a, w - 0.05, w - 0.3, 0.6, 1.1, -1);
    Build.nearWheels(solid, 0.47, w, 0x85898C, axles);
  }
}
