package io.miharu.ingest.scenes;

/**
 * The upper part of a car, with its windows.
 *
 * @param belt where the windows begin, metres above the ground
 * @param height where the roof is, metres
 * @param cowl where the windscreen begins, in half lengths ahead of the car's middle, like the next
 *     three
 * @param back where the cabin ends
 * @param roofFront where the roof begins
 * @param roofBack where the roof ends
 * @param in how much narrower the roof is on each side, metres
 */
record Cabin(
    double belt,
    double height,
    double cowl,
    double back,
    double roofFront,
    double roofBack,
    double in) {

  /** From where to where along the cabin the side windows reach, as shares of it. */
  private static final double[][] PANES = {{0.07, 0.48}, {0.53, 0.95}};

  /**
   * Draws it on a car.
   *
   * @param l half of the car's length, metres
   * @param w half of its width, metres
   */
  void paint(Solid solid, double l, double w, int rgb, int glass) {
    double out = w - 0.04;
    double top = w - in;
    double front = cowl * l;
    double rear = back * l;
    double topFront = roofFront * l;
    double topRear = roofBack * l;
    int roof = Colours.times(rgb, 1.06);
    solid.frustum(
        rear, front, -out, out, belt, topRear, topFront, -top, top, height, rgb, glass, roof);
    frame(solid, rgb, front, topFront, out, top, 1);
    frame(solid, rgb, rear, topRear, out, top, -1);
    double low = 0.04;
    double high = 0.88;
    for (double[] pane : PANES) {
      solid.flanks(
          glass,
          mix(mix(rear, front, pane[0]), mix(topRear, topFront, pane[0]), low),
          mix(mix(rear, front, pane[1]), mix(topRear, topFront, pane[1]), low),
          mix(out, top, low) * 1.003,
          mix(belt, height, low),
          mix(mix(rear, front, pane[0]), mix(topRear, topFront, pane[0]), high),
          mix(mix(rear, front, pane[1]), mix(topRear, topFront, pane[1]), high),
          mix(out, top, high) * 1.003,
          mix(belt, height, high));
    }
  }

  /** Two pillars and the edge of the roof around a windscreen. */
  private void frame(
      Solid solid, int rgb, double foot, double head, double out, double top, int end) {
    double thick = 0.09;
    for (int side = -1; side <= 1; side += 2) {
      double b = side * out;
      double inner = side * (out - thick);
      double topB = side * top;
      double topInner = side * (top - thick);
      solid.quad(
          rgb, foot, b, belt, foot, inner, belt, head, topInner, height, head, topB, height, end,
          0);
    }
    double edge = 0.9;
    double a = mix(foot, head, edge);
    solid.across(rgb, a, mix(out, top, edge), mix(belt, height, edge), head, top, height, end);
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
