package io.miharu.ingest.scenes;

/**
 * A bicycle, motorcycle or scooter, without its rider.
 *
 * @param wheel radius of its wheels, metres
 * @param motor whether it has one
 * @param scooter whether it has a step and a shield instead of a tank
 */
record CycleBuild(
    double length, double width, double wheel, boolean motor, boolean scooter, int rgb)
    implements Build {

  private static final int SPOKES = 12;

  static CycleBuild bicycle(Chance chance) {
    return new CycleBuild(
        chance.between(1.65, 1.85),
        0.5,
        chance.between(0.31, 0.36),
        false,
        false,
        Build.anyPaint(chance));
  }

  static CycleBuild motorcycle(Chance chance) {
    boolean scooter = chance.below(2) == 0;
    return new CycleBuild(
        scooter ? chance.between(1.7, 1.95) : chance.between(1.95, 2.25),
        0.7,
        scooter ? 0.24 : chance.between(0.29, 0.33),
        true,
        scooter,
        Build.anyPaint(chance));
  }

  /** Where the saddle is, metres above the ground. */
  double saddle() {
    return motor ? 0.8 : 0.95;
  }

  /** Where the hands hold it, metres ahead of the middle. */
  double bar() {
    return motor ? 0.42 : 0.45;
  }

  double barHeight() {
    return motor ? 1.0 : 1.05;
  }

  @Override
  public void paint(Solid solid) {
    double l = length / 2;
    double rear = -l + wheel;
    double front = l - wheel;
    double tyre = motor ? 0.06 : 0.022;
    for (double a : new double[] {rear, front}) {
      ring(solid, a, tyre);
      if (motor) {
        solid.limb(a - 0.02, 0, wheel, 0.12, a + 0.02, 0, wheel, 0.12, 0x5A5C60);
      }
    }
    double tube = motor ? 0.045 : 0.022;
    double saddle = saddle();
    // Fork and handlebar.
    solid.limb(front, 0, wheel, tube, bar() - 0.06, 0, barHeight() - 0.05, tube, 0x3A3C40);
    solid.limb(
        bar() - 0.05,
        -width / 2,
        barHeight(),
        0.02,
        bar() - 0.05,
        width / 2,
        barHeight(),
        0.02,
        0x202124);
    if (!motor) {
      double pedal = -0.08;
      solid.limb(pedal, 0, 0.28, tube, -0.28, 0, saddle - 0.08, tube, rgb);
      solid.limb(pedal, 0, 0.28, tube, bar() - 0.1, 0, 0.78, tube, rgb);
      solid.limb(-0.24, 0, saddle - 0.2, tube, bar() - 0.1, 0, 0.84, tube, rgb);
      solid.limb(pedal, 0, 0.28, tube, rear, 0, wheel, tube * 0.8, rgb);
      solid.limb(-0.26, 0, saddle - 0.2, tube * 0.8, rear, 0, wheel, tube * 0.8, rgb);
      solid.limb(-0.4, 0, saddle, 0.045, -0.18, 0, saddle, 0.03, 0x18181A);
      return;
    }
    if (scooter) {
      solid.limb(-0.15, 0, 0.28, 0.09, 0.3, 0, 0.28, 0.09, Colours.times(rgb, 0.8));
      solid.limb(0.38, 0, 0.4, 0.13, 0.32, 0, 0.85, 0.12, rgb);
    } else {
      solid.limb(-0.2, 0, 0.4, 0.18, 0.2, 0, 0.42, 0.18, 0x37393C);
      solid.limb(0, 0, 0.74, 0.14, 0.3, 0, 0.8, 0.16, rgb);
    }
    solid.limb(-0.25, 0, 0.5, 0.16, rear, 0, 0.6, 0.12, rgb);
    solid.limb(rear, 0, saddle, 0.1, 0, 0, saddle - 0.05, 0.11, 0x1A1A1C);
    solid.limb(bar(), 0, 0.9, 0.09, bar() + 0.02, 0, 0.9, 0.09, 0xD8D6CC);
    solid.limb(rear - 0.12, 0, saddle - 0.12, 0.05, rear - 0.1, 0, saddle - 0.12, 0.05, 0x9A1C1A);
  }

  private void ring(Solid solid, double a, double tyre) {
    for (int i = 0; i < SPOKES; i++) {
      double from = 2 * Math.PI * i / SPOKES;
      double to = 2 * Math.PI * (i + 1) / SPOKES;
      double r = wheel - tyre;
      solid.limb(
          a + r * Math.cos(from),
          0,
          wheel + r * Math.sin(from),
          tyre,
          a + r * Math.cos(to),
          0,
          wheel + r * Math.sin(to),
          tyre,
          0x17181A);
    }
  }
}
