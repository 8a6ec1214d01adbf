package io.miharu.ingest.scenes;

/** How something that stands on the ground is made. Immutable. */
interface Build {

  int HEADLIGHT = 0xE9E7DA;

  /** Metres. */
  double length();

  /** Metres. */
  double width();

  /** Draws it in its own frame, ahead along a. */
  void paint(Solid solid);

  /** Paints that vehicles have: mostly grey ones. */
  static int anyPaint(Chance chance) {
    int grey = chance.pick(0xE6E7E8, 0xC3C6C9, 0x85898E, 0x4A4D52, 0x202225, 0x141416);
    int bright = chance.pick(0x9C1B1E, 0x1D3F7F, 0x2F6FA8, 0x2E5E3E, 0xC9A227, 0x7A4A2A, 0xD35A1E);
    int any = (int) (0xFFFFFF * chance.between(0, 1));
    double which = chance.between(0, 1);
    int paint = which < 0.65 ? grey : which < 0.93 ? bright : any;
    return Colours.times(paint, chance.between(0.85, 1.1));
  }

  /** What a window shows: mostly the dark inside, sometimes the sky. */
  static int anyGlass(Chance chance) {
    return Colours.mix(0x171C22, 0xA9BBCB, Math.pow(chance.between(0, 1), 2));
  }

  static int tailLight(boolean braking) {
    return braking ? 0xFF3420 : 0x86181A;
  }

  /** Drawn before the body, so that of the far wheels only what is below it shows. */
  static void farWheels(Solid solid, double radius, double b, double... places) {
    for (int side = -1; side <= 1; side += 2) {
      for (double a : places) {
        solid.disc(a, side * (b - 0.15), radius, radius, 0x0E0F10);
      }
    }
  }

  /** Drawn after the body: arch, tyre, rim and hub of the wheels on the side that is seen. */
  static void nearWheels(Solid solid, double radius, double b, int rim, double... places) {
    for (int side = -1; side <= 1; side += 2) {
      if (solid.showsSide(side * b)) {
        for (double a : places) {
          solid.disc(a, side * (b + 0.005), radius * 1.02, radius * 1.12, 0x0C0C0D);
          solid.disc(a, side * (b + 0.01), radius, radius, 0x1A1B1D);
          solid.disc(a, side * (b + 0.02), radius, radius * 0.62, rim);
          solid.disc(a, side * (b + 0.03), radius, radius * 0.2, Colours.times(rim, 0.5));
        }
      }
    }
  }

  /** A pair of lamps at an end. */
  static void lamps(
      Solid solid,
      int rgb,
      double a,
      double outer,
      double inner,
      double low,
      double high,
      int out) {
    for (int side = -1; side <= 1; side += 2) {
      double b0 = side * inner;
      double b1 = side * outer;
      solid.quad(rgb, a, b0, low, a, b1, low, a, b1, high, a, b0, high, out, 0);
    }
  }
}
