package io.miharu.ingest.scenes;

/**
 * A pinhole camera above the ground plane. World: metres, x to the right, y up, z ahead, the ground
 * at y = 0. Picture: pixels, u to the right, v down. Immutable.
 */
final class Camera {

  final double x;
  final double y;
  final double z;

  /** Pixels per radian at the picture's centre. */
  final double focal;

  final double centreU;
  final double centreV;
  private final double[] right;
  private final double[] down;
  private final double[] ahead;

  /**
   * @param yaw radians, 0 looks along z, positive turns to the right
   * @param pitch radians, positive looks down
   * @param focal px
   */
  Camera(
      double x,
      double y,
      double z,
      double yaw,
      double pitch,
      double focal,
      double centreU,
      double centreV) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.focal = focal;
    this.centreU = centreU;
    this.centreV = centreV;
    double sinYaw = Math.sin(yaw);
    double cosYaw = Math.cos(yaw);
    double sinPitch = Math.sin(pitch);
    double cosPitch = Math.cos(pitch);
    right = new double[] {cosYaw, 0, -sinYaw};
    down = new double[] {-sinYaw * sinPitch, -cosPitch, -cosYaw * sinPitch};
    ahead = new double[] {sinYaw * cosPitch, -sinPitch, cosYaw * cosPitch};
  }

  private Camera(Camera like, double focal, double centreU, double centreV) {
    x = like.x;
    y = like.y;
    z = like.z;
    this.focal = focal;
    this.centreU = centreU;
    this.centreV = centreV;
    right = like.right;
    down = like.down;
    ahead = like.ahead;
  }

  /**
   * This camera with another lens and sensor, looking the same way.
   *
   * @param zoom times the focal length
   * @param width of the sensor, px
   * @param height of the sensor, px
   */
  Camera with(double zoom, int width, int height) {
    return new Camera(this, focal * zoom, width / 2.0, height / 2.0);
  }

  /** How far ahead of the camera a point is, metres along the optical axis; negative behind it. */
  double depth(double px, double py, double pz) {
    return (px - x) * ahead[0] + (py - y) * ahead[1] + (pz - z) * ahead[2];
  }

  /** The column of a point, which must lie ahead of the camera. */
  double u(double px, double py, double pz) {
    double across = (px - x) * right[0] + (pz - z) * right[2];
    return centreU + focal * across / depth(px, py, pz);
  }

  /** The row of a point, which must lie ahead of the camera. */
  double v(double px, double py, double pz) {
    double below = (px - x) * down[0] + (py - y) * down[1] + (pz - z) * down[2];
    return centreV + focal * below / depth(px, py, pz);
  }

  /** Writes the unnormalised direction in which the camera sees a pixel to {@code ray}. */
  void ray(double u, double v, double[] ray) {
    for (int i = 0; i < 3; i++) {
      ray[i] = focal * ahead[i] + (u - centreU) * right[i] + (v - centreV) * down[i];
    }
  }

  /** Direction across the picture, to the right, on the ground: x and z. */
  double rightX() {
    return right[0];
  }

  double rightZ() {
    return right[2];
  }
}
