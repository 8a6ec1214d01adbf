package io.miharu.ingest.scenes;

/**
 * Draws in three dimensions: projects with a camera and strokes with a brush. With {@link #shadow}
 * it draws the same things flattened onto the ground, away from the sun. Not thread-safe.
 */
final class Pen {

  /** What is nearer than this many metres is cut off. */
  static final double NEAR = 0.6;

  final Camera camera;
  final Sun sun;
  private final Brush brush;
  private final boolean flat;
  private final double[] us = new double[40];
  private final double[] vs = new double[40];

  private Pen(Camera camera, Sun sun, Brush brush, boolean flat) {
    this.camera = camera;
    this.sun = sun;
    this.brush = brush;
    this.flat = flat;
  }

  Pen(Camera camera, Sun sun, Brush brush) {
    this(camera, sun, brush, false);
  }

  static Pen shadow(Camera camera, Sun sun, Brush brush) {
    return new Pen(camera, sun, brush, true);
  }

  /** Whether only shadows are drawn, so that inner details may be left out. */
  boolean drawsShadow() {
    return flat;
  }

  /** A tapered limb between two points, radii in metres. */
  void limb(
      double x0,
      double y0,
      double z0,
      double r0,
      double x1,
      double y1,
      double z1,
      double r1,
      int rgb) {
    double ax = flat ? x0 + y0 * sun.slipX() : x0;
    double ay = flat ? 0 : y0;
    double az = flat ? z0 + y0 * sun.slipZ() : z0;
    double bx = flat ? x1 + y1 * sun.slipX() : x1;
    double by = flat ? 0 : y1;
    double bz = flat ? z1 + y1 * sun.slipZ() : z1;
    double da = camera.depth(ax, ay, az);
    double db = camera.depth(bx, by, bz);
    if (da < NEAR || db < NEAR) {
      return;
    }
    // A ball's shadow is an ellipse, flattened by the camera's low view of the ground.
    double scale = camera.focal * (flat ? 0.7 : 1);
    brush.capsule(
        camera.u(ax, ay, az),
        camera.v(ax, ay, az),
        r0 * scale / da,
        camera.u(bx, by, bz),
        camera.v(bx, by, bz),
        r1 * scale / db,
        rgb);
  }

  /** A ball. */
  void ball(double x, double y, double z, double radius, int rgb) {
    limb(x, y, z, radius, x, y, z, radius, rgb);
  }

  /** A plane polygon, corners as x, y, z in turn, seen from both sides. */
  void face(int rgb, double... xyz) {
    int corners = xyz.length / 3;
    int n = 0;
    for (int i = 0; i < corners; i++) {
      int j = (i + 1) % corners;
      double x0 = groundX(xyz, i);
      double y0 = flat ? 0 : xyz[3 * i + 1];
      double z0 = groundZ(xyz, i);
      double x1 = groundX(xyz, j);
      double y1 = flat ? 0 : xyz[3 * j + 1];
      double z1 = groundZ(xyz, j);
      double d0 = camera.depth(x0, y0, z0);
      double d1 = camera.depth(x1, y1, z1);
      if (d0 >= NEAR) {
        n = corner(n, x0, y0, z0);
      }
      if (d0 >= NEAR != d1 >= NEAR) {
        double k = (NEAR - d0) / (d1 - d0);
        n = corner(n, x0 + k * (x1 - x0), y0 + k * (y1 - y0), z0 + k * (z1 - z0));
      }
    }
    if (n >= 3) {
      brush.polygon(us, vs, n, rgb);
    }
  }

  private double groundX(double[] xyz, int i) {
    return flat ? xyz[3 * i] + xyz[3 * i + 1] * sun.slipX() : xyz[3 * i];
  }

  private double groundZ(double[] xyz, int i) {
    return flat ? xyz[3 * i + 2] + xyz[3 * i + 1] * sun.slipZ() : xyz[3 * i + 2];
  }

  private int corner(int n, double x, double y, double z) {
    us[n] = camera.u(x, y, z);
    vs[n] = camera.v(x, y, z);
    return n + 1;
  }
}
