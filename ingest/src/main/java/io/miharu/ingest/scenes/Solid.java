package io.miharu.ingest.scenes;

/**
 * Draws boxes and tapered boxes in the frame of something that stands on the ground: a ahead, b to
 * the right, y up, metres. Faces that look away from the camera are left out and the others lit by
 * the sun, so a convex solid needs no sorting. Not thread-safe.
 */
final class Solid {

  private final Pen pen;
  private final Placement place;

  Solid(Pen pen, Placement place) {
    this.pen = pen;
    this.place = place;
  }

  double x(double a, double b) {
    return place.x() + a * place.aheadX() + b * place.aheadZ();
  }

  double z(double a, double b) {
    return place.z() + a * place.aheadZ() - b * place.aheadX();
  }

  /** A box between the given limits. */
  void block(double a0, double a1, double b0, double b1, double y0, double y1, int rgb) {
    frustum(a0, a1, b0, b1, y0, a0, a1, b0, b1, y1, rgb, rgb, rgb);
  }

  /**
   * A box whose top may be smaller than its bottom.
   *
   * @param sides colour of left and right
   * @param ends colour of front and back
   * @param roof colour of the top
   */
  void frustum(
      double a0,
      double a1,
      double b0,
      double b1,
      double y0,
      double topA0,
      double topA1,
      double topB0,
      double topB1,
      double y1,
      int sides,
      int ends,
      int roof) {
    quad(sides, a0, b0, y0, a1, b0, y0, topA1, topB0, y1, topA0, topB0, y1, 0, -1);
    quad(sides, a0, b1, y0, a1, b1, y0, topA1, topB1, y1, topA0, topB1, y1, 0, 1);
    quad(ends, a0, b0, y0, a0, b1, y0, topA0, topB1, y1, topA0, topB0, y1, -1, 0);
    quad(ends, a1, b0, y0, a1, b1, y0, topA1, topB1, y1, topA1, topB0, y1, 1, 0);
    quad(roof, topA0, topB0, y1, topA1, topB0, y1, topA1, topB1, y1, topA0, topB1, y1, 0, 0);
  }

  /**
   * A four-cornered face, corners as a, b, y, seen only from outside.
   *
   * @param outA outside is ahead (1), behind (-1) or neither
   * @param outB outside is right (1), left (-1) or neither; neither of both means above
   */
  void quad(
      int rgb,
      double a0,
      double b0,
      double y0,
      double a1,
      double b1,
      double y1,
      double a2,
      double b2,
      double y2,
      double a3,
      double b3,
      double y3,
      double outA,
      double outB) {
    double x0 = x(a0, b0);
    double z0 = z(a0, b0);
    double x1 = x(a1, b1);
    double z1 = z(a1, b1);
    double x2 = x(a2, b2);
    double z2 = z(a2, b2);
    double x3 = x(a3, b3);
    double z3 = z(a3, b3);
    if (pen.drawsShadow()) {
      pen.face(rgb, x0, y0, z0, x1, y1, z1, x2, y2, z2, x3, y3, z3);
      return;
    }
    double nx = (y2 - y0) * (z3 - z1) - (z2 - z0) * (y3 - y1);
    double ny = (z2 - z0) * (x3 - x1) - (x2 - x0) * (z3 - z1);
    double nz = (x2 - x0) * (y3 - y1) - (y2 - y0) * (x3 - x1);
    double outX = outA * place.aheadX() + outB * place.aheadZ();
    double outZ = outA * place.aheadZ() - outB * place.aheadX();
    double outY = outA == 0 && outB == 0 ? 1 : 0;
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (length < 1e-9) {
      return;
    }
    double sign = (nx * outX + ny * outY + nz * outZ < 0 ? -1 : 1) / length;
    nx *= sign;
    ny *= sign;
    nz *= sign;
    double toward = (pen.camera.x - x0) * nx + (pen.camera.y - y0) * ny + (pen.camera.z - z0) * nz;
    if (toward > 0) {
      int lit = Colours.times(rgb, pen.sun.brightness(nx, ny, nz));
      pen.face(lit, x0, y0, z0, x1, y1, z1, x2, y2, z2, x3, y3, z3);
    }
  }

  /**
   * A face across: as far to the left as to the right.
   *
   * @param half how far at its lower edge
   * @param topHalf how far at its upper edge
   * @param out 1 seen from ahead, -1 from behind, 0 from above
   */
  void across(
      int rgb, double a, double half, double y, double topA, double topHalf, double top, int out) {
    quad(rgb, a, -half, y, a, half, y, topA, topHalf, top, topA, -topHalf, top, out, 0);
  }

  /**
   * The same face on the left and on the right.
   *
   * @param b how far from the middle at its lower edge
   * @param topB how far at its upper edge
   */
  void flanks(
      int rgb,
      double a0,
      double a1,
      double b,
      double y,
      double topA0,
      double topA1,
      double topB,
      double top) {
    for (int side = -1; side <= 1; side += 2) {
      double low = side * b;
      double high = side * topB;
      quad(rgb, a0, low, y, a1, low, y, topA1, high, top, topA0, high, top, 0, side);
    }
  }

  /** A round bar. */
  void limb(
      double a0,
      double b0,
      double y0,
      double r0,
      double a1,
      double b1,
      double y1,
      double r1,
      int rgb) {
    pen.limb(x(a0, b0), y0, z(a0, b0), r0, x(a1, b1), y1, z(a1, b1), r1, rgb);
  }

  /** Whether the camera is on the right of the plane b = {@code b} (for a negative b, left). */
  boolean showsSide(double b) {
    double across =
        (pen.camera.x - place.x()) * place.aheadZ() - (pen.camera.z - place.z()) * place.aheadX();
    return b > 0 ? across > b : across < b;
  }

  /** Whether the camera is ahead of the plane a = {@code a}. */
  boolean showsEnd(double a) {
    double along =
        (pen.camera.x - place.x()) * place.aheadX() + (pen.camera.z - place.z()) * place.aheadZ();
    return along > a;
  }

  /** A disc in a plane of constant b. */
  void disc(double a, double b, double y, double radius, int rgb) {
    int corners = 14;
    double[] xyz = new double[3 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double ca = a + radius * Math.cos(angle);
      xyz[3 * i] = x(ca, b);
      xyz[3 * i + 1] = y + radius * Math.sin(angle);
      xyz[3 * i + 2] = z(ca, b);
    }
    pen.face(rgb, xyz);
  }
}
