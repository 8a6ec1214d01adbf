package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A car, truck or bus. Built by its own methods, then only read. */
final class Vehicle implements Actor {

  /** Its build, lengths in metres. */
  enum Kind {
    CAR("car", 4.3, 1.76, 1.46),
    TRUCK("truck", 7.2, 2.3, 3.0),
    BUS("bus", 10.5, 2.5, 3.1);

    final String label;
    final double length;
    final double width;
    final double height;

    Kind(String label, double length, double width, double height) {
      this.label = label;
      this.length = length;
      this.width = width;
      this.height = height;
    }
  }

  private static final int[] PAINT = {
    0x8A1C1C, 0x1C3A70, 0xD8D8DA, 0x2A2C30, 0x9A9EA4, 0x3E5A44, 0xC8B48A, 0xE8E8E8, 0x5C1F3A
  };

  final Kind kind;
  final Trajectory way;
  private final int rgb;
  private Curve braking = Curve.ZERO;
  private final List<Curve> doors = new ArrayList<>();
  private int doorSide = 1;

  Vehicle(Kind kind, int rgb, Trajectory way) {
    this.kind = kind;
    this.rgb = rgb;
    this.way = way;
  }

  static int anyPaint(Chance chance) {
    return chance.pick(PAINT);
  }

  /** Shows its brake lights where {@code curve} is above one half. */
  Vehicle brakes(Curve curve) {
    braking = curve;
    return this;
  }

  /**
   * Opens the front door, once more with every call.
   *
   * @param side 1 right, -1 left
   * @param curve 0 shut to 1 wide open
   */
  Vehicle door(int side, Curve curve) {
    doorSide = side;
    doors.add(curve);
    return this;
  }

  @Override
  public Optional<ConceptId> label() {
    return Optional.of(ConceptId.of(kind.label));
  }

  @Override
  public boolean present(double time) {
    return way.present(time);
  }

  @Override
  public Footprint footprint(double time) {
    Placement place = way.at(time);
    return new Footprint(place.x(), place.z(), place.heading(), kind.length / 2, kind.width / 2);
  }

  @Override
  public void paint(double time, Pen pen) {
    Placement place = way.at(time);
    Solid solid = new Solid(pen, place);
    boolean bright = braking.at(time) > 0.5;
    switch (kind) {
      case CAR ->
          car(solid, bright, doors.stream().mapToDouble(door -> door.at(time)).max().orElse(0));
      case TRUCK -> truck(solid, bright);
      case BUS -> bus(solid, bright);
    }
  }

  private void car(Solid solid, boolean bright, double open) {
    double l = kind.length / 2;
    double w = kind.width / 2;
    int glass = 0x28323C;
    farWheels(solid, 0.31, -0.62 * l, 0.62 * l, w - 0.14);
    solid.frustum(-l, l, -w, w, 0.26, -l, l, -w, w, 0.58, Colours.times(rgb, 0.92), rgb, rgb);
    solid.frustum(
        -l, l, -w, w, 0.58, -l + 0.12, l - 0.22, -w + 0.06, w - 0.06, 0.86, rgb, rgb, rgb);
    nearWheels(solid, 0.3, -0.62 * l, 0.62 * l, w);
    double rear = -0.86 * l;
    double front = 0.46 * l;
    double topRear = -0.6 * l;
    double topFront = 0.14 * l;
    double in = w - 0.08;
    double topIn = w - 0.24;
    double top = kind.height;
    solid.frustum(
        rear, front, -in, in, 0.85, topRear, topFront, -topIn, topIn, top, rgb, glass, rgb);
    for (int side = -1; side <= 1; side += 2) {
      double b0 = side * in;
      double b1 = side * topIn;
      pane(solid, glass, rear, front, topRear, topFront, b0, b1, top, 0.08, 0.5, side);
      pane(solid, glass, rear, front, topRear, topFront, b0, b1, top, 0.54, 0.93, side);
      double inner = side * (w - 0.45);
      double outer = side * (w - 0.02);
      int red = bright ? 0xFF2A18 : 0x7A1410;
      solid.quad(
          red, -l, inner, 0.62, -l, outer, 0.62, -l + 0.1, outer, 0.82, -l + 0.1, inner, 0.82, -1,
          0);
      solid.quad(
          0xF2F0E0, l, inner, 0.52, l, outer, 0.52, l - 0.12, outer, 0.7, l - 0.12, inner, 0.7, 1,
          0);
    }
    plate(solid, l);
    if (open > 0.02) {
      openDoor(solid, open, w);
    }
  }

  /** A side window: the part from share {@code from} to {@code to} of the cabin's side. */
  private static void pane(
      Solid solid,
      int glass,
      double rear,
      double front,
      double topRear,
      double topFront,
      double b0,
      double b1,
      double top,
      double from,
      double to,
      int side) {
    double low = 0.9;
    double high = top - 0.08;
    double bl = b0 + (b1 - b0) * (low - 0.85) / (top - 0.85);
    double bh = b0 + (b1 - b0) * (high - 0.85) / (top - 0.85);
    solid.quad(
        glass,
        rear + (front - rear) * from,
        bl,
        low,
        rear + (front - rear) * to,
        bl,
        low,
        topRear + (topFront - topRear) * to,
        bh,
        high,
        topRear + (topFront - topRear) * from,
        bh,
        high,
        0,
        side);
  }

  private void openDoor(Solid solid, double open, double w) {
    double hinge = 0.36 * kind.length / 2;
    double reach = 0.95;
    double angle = open * 1.1;
    double a = hinge - reach * Math.cos(angle);
    double b = doorSide * (w + reach * Math.sin(angle));
    double at = doorSide * w;
    int dark = Colours.times(rgb, 0.8);
    // Seen from either side, so both faces are given.
    for (int out = -1; out <= 1; out += 2) {
      solid.quad(dark, hinge, at, 0.3, a, b, 0.3, a, b, 0.9, hinge, at, 0.9, out, 0);
      solid.quad(
          0x3A444E, hinge, at, 0.9, a, b, 0.9, a + 0.1, b, 1.35, hinge - 0.3, at, 1.35, out, 0);
    }
  }

  private void truck(Solid solid, boolean bright) {
    double l = kind.length / 2;
    double w = kind.width / 2;
    farWheels(solid, 0.46, -0.6 * l, 0.68 * l, w - 0.15);
    solid.block(-l, l, -w + 0.1, w - 0.1, 0.45, 0.9, 0x2C2C2E);
    solid.frustum(
        l - 1.8, l, -w, w, 0.6, l - 1.8, l - 0.25, -w, w, 2.3, 0xC0C4C8, 0x9AA0A8, 0xC0C4C8);
    solid.quad(
        0x28323C, l - 0.05, -w + 0.1, 1.4, l - 0.05, w - 0.1, 1.4, l - 0.2, w - 0.1, 2.15, l - 0.2,
        -w + 0.1, 2.15, 1, 0);
    solid.block(-l, l - 1.95, -w, w, 0.9, kind.height, rgb);
    tailLights(solid, bright, l, w, 0.7);
    nearWheels(solid, 0.45, -0.6 * l, 0.68 * l, w);
  }

  private void bus(Solid solid, boolean bright) {
    double l = kind.length / 2;
    double w = kind.width / 2;
    farWheels(solid, 0.49, -0.55 * l, 0.62 * l, w - 0.15);
    solid.block(-l, l, -w, w, 0.35, kind.height, rgb);
    nearWheels(solid, 0.48, -0.55 * l, 0.62 * l, w);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 7; i++) {
        double a = -l + 0.4 + i * (2 * l - 0.8) / 7;
        double b = side * (w + 0.01);
        solid.quad(0x2C3742, a, b, 1.4, a + 1.2, b, 1.4, a + 1.2, b, 2.5, a, b, 2.5, 0, side);
      }
      double end = side * (l + 0.01);
      solid.quad(
          0x2C3742, end, -w + 0.15, 1.3, end, w - 0.15, 1.3, end, w - 0.15, 2.6, end, -w + 0.15,
          2.6, side, 0);
    }
    tailLights(solid, bright, l, w, 0.8);
  }

  private static void tailLights(Solid solid, boolean bright, double l, double w, double y) {
    int red = bright ? 0xFF2A18 : 0x7A1410;
    for (int side = -1; side <= 1; side += 2) {
      double b0 = side * (w - 0.4);
      double b1 = side * (w - 0.1);
      double a = -l - 0.01;
      solid.quad(red, a, b0, y, a, b1, y, a, b1, y + 0.22, a, b0, y + 0.22, -1, 0);
    }
  }

  private static void plate(Solid solid, double l) {
    double a = -l - 0.01;
    solid.quad(0xE8E6D8, a, -0.26, 0.42, a, 0.26, 0.42, a, 0.26, 0.55, a, -0.26, 0.55, -1, 0);
    solid.quad(0xE8E6D8, -a, -0.26, 0.36, -a, 0.26, 0.36, -a, 0.26, 0.48, -a, -0.26, 0.48, 1, 0);
  }

  private static void nearWheels(Solid solid, double radius, double rear, double front, double b) {
    for (int side = -1; side <= 1; side += 2) {
      if (solid.showsSide(side * b)) {
        for (double a : new double[] {rear, front}) {
          solid.disc(a, side * (b + 0.01), radius, radius, 0x17181A);
          solid.disc(a, side * (b + 0.02), radius, radius * 0.58, 0x84888C);
        }
      }
    }
  }

  /** Drawn before the body, so that of the far wheels only what is below it shows. */
  private static void farWheels(Solid solid, double radius, double rear, double front, double b) {
    for (int side = -1; side <= 1; side += 2) {
      for (double a : new double[] {rear, front}) {
        solid.disc(a, side * b, radius, radius, 0x101112);
      }
    }
  }
}
