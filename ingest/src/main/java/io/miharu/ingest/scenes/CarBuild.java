package io.miharu.ingest.scenes;

/**
 * A passenger car or pickup: a lower body with bonnet and deck, and a cabin with windows on it.
 *
 * @param sill where the body begins, metres above the ground, like the next two
 * @param nose the upper edge of its front
 * @param tail the upper edge of its back
 * @param tray whether an open tray is behind the cabin
 */
record CarBuild(
    double length,
    double width,
    double sill,
    double nose,
    double tail,
    Cabin cabin,
    boolean tray,
    int rgb,
    int glass,
    int trim,
    int rim,
    boolean braking)
    implements Build {

  /** Where the body's upper side ends, in half lengths. */
  private static final double DECK = -0.97;

  private static final int PLATE = 0xE4E2D4;

  /** How its cabin lies on it. */
  enum Style {
    SALOON,
    HATCHBACK,
    ESTATE,
    OFF_ROAD,
    MINIVAN,
    PICKUP
  }

  static CarBuild any(Style style, Chance chance) {
    double length = chance.between(3.9, 4.9);
    double height = chance.between(1.4, 1.52);
    double cowl = chance.between(0.4, 0.52);
    double back = -chance.between(0.62, 0.78);
    double roofFront = chance.between(0.02, 0.16);
    double roofBack = -chance.between(0.36, 0.5);
    switch (style) {
      case SALOON -> length = chance.between(4.3, 5.1);
      case HATCHBACK -> {
        length = chance.between(3.5, 4.4);
        back = -chance.between(0.9, 0.98);
        roofBack = -chance.between(0.68, 0.84);
      }
      case ESTATE -> {
        length = chance.between(4.4, 5);
        back = -chance.between(0.93, 0.99);
        roofBack = -chance.between(0.8, 0.93);
      }
      case OFF_ROAD -> {
        height = chance.between(1.58, 1.9);
        back = -chance.between(0.93, 0.99);
        roofBack = -chance.between(0.82, 0.95);
      }
      case MINIVAN -> {
        height = chance.between(1.6, 1.95);
        cowl = chance.between(0.6, 0.8);
        roofFront = chance.between(0.3, 0.5);
        back = -chance.between(0.95, 0.99);
        roofBack = -chance.between(0.86, 0.95);
      }
      case PICKUP -> {
        length = chance.between(4.9, 5.6);
        height = chance.between(1.65, 1.9);
        back = -chance.between(0.02, 0.25);
        roofFront = chance.between(0.2, 0.28);
        roofBack = back + chance.between(0.02, 0.08);
      }
    }
    double belt = height * chance.between(0.58, 0.66);
    int rgb = Build.anyPaint(chance);
    double width = chance.between(1.62, 1.95);
    double sill = height * chance.between(0.13, 0.19);
    double nose = belt * chance.between(0.74, 0.9);
    double tail = belt * chance.between(0.9, 0.99);
    double in = chance.between(0.1, 0.24);
    return new CarBuild(
        length,
        width,
        sill,
        nose,
        tail,
        new Cabin(belt, height, cowl, back, roofFront, roofBack, in),
        style == Style.PICKUP,
        rgb,
        Build.anyGlass(chance),
        chance.below(3) == 0 ? 0x1C1D1F : Colours.times(rgb, 0.72),
        chance.pick(0x9A9DA1, 0x6A6D70, 0xC6C8CA, 0x2A2B2D),
        chance.below(4) == 0);
  }

  double height() {
    return cabin.height();
  }

  @Override
  public void paint(Solid solid) {
    double l = length / 2;
    double w = width / 2;
    double radius = Math.min(0.36, 0.2 * height() + 0.02);
    double rear = -0.6 * l;
    double front = 0.62 * l;
    Build.farWheels(solid, radius, w, rear, front);
    flanks(solid, l, w);
    above(solid, l, w);
    front(solid, l + 0.01, w);
    back(solid, l + 0.01, w);
    Build.nearWheels(solid, radius, w, rim, rear, front);
    cabin.paint(solid, l, w, rgb, glass);
  }

  /** Doors bulge: what is above the middle sees the sky, what is below the road. */
  private void flanks(Solid solid, double l, double w) {
    double belt = cabin.belt();
    double deck = DECK * l;
    double in = w - 0.05;
    double middle = sill + 0.45 * (belt - sill);
    double low = Math.min(nose, belt);
    double cowl = cabin.cowl() * l;
    solid.flanks(Colours.times(rgb, 0.86), -l, l, in, sill, -l, l, w, middle);
    solid.flanks(rgb, -l, l, w, middle, -l, l, w, low);
    solid.flanks(Colours.times(rgb, 1.08), deck, l, w, low, deck, cowl, in, belt);
    solid.flanks(trim, -l, l, in, sill, -l, l, in, sill + 0.1);
  }

  /** The bonnet, and the deck behind the cabin or the tray. */
  private void above(Solid solid, double l, double w) {
    double belt = cabin.belt();
    double deck = DECK * l;
    double behind = Math.max(-l, cabin.back() * l);
    int light = Colours.times(rgb, 1.08);
    solid.across(light, l, w, nose, cabin.cowl() * l, w, belt, 0);
    solid.across(light, behind, w, belt, deck, w, belt, 0);
    if (tray) {
      solid.across(0x1A1B1C, behind, w - 0.12, belt, deck, w - 0.12, belt, 0);
    }
  }

  private void front(Solid solid, double a, double w) {
    double grille = sill + 0.3 * (nose - sill);
    double l = length / 2;
    solid.across(Colours.times(rgb, 0.95), l, w, sill, l, w, nose, 1);
    solid.across(0x16171A, a, 0.55 * w, grille, a, 0.55 * w, nose - 0.08, 1);
    solid.across(trim, a, w, sill, a, w, sill + 0.12, 1);
    Build.lamps(solid, Build.HEADLIGHT, a, w - 0.03, w - 0.42, nose - 0.2, nose - 0.05, 1);
    solid.across(PLATE, a + 0.01, 0.26, sill + 0.2, a + 0.01, 0.26, sill + 0.32, 1);
  }

  private void back(Solid solid, double a, double w) {
    double l = length / 2;
    solid.across(rgb, -l, w, sill, -l, w, tail, -1);
    solid.across(Colours.times(rgb, 1.05), -l, w, tail, DECK * l, w, cabin.belt(), -1);
    solid.across(trim, -a, w, sill, -a, w, sill + 0.16, -1);
    int red = Build.tailLight(braking);
    Build.lamps(solid, red, -a, w - 0.02, w - 0.34, tail - 0.24, tail - 0.03, -1);
    solid.across(PLATE, -a - 0.01, 0.26, sill + 0.2, -a - 0.01, 0.26, sill + 0.32, -1);
  }
}
