package io.miharu.ingest.scenes;

/** What can be drawn in the picture plane, in pixels; what becomes of it is the brush's secret. */
interface Brush {

  /**
   * A limb: a disc of radius {@code r0} at the one end, {@code r1} at the other, and their hull.
   */
  void capsule(double u0, double v0, double r0, double u1, double v1, double r1, int rgb);

  /** The first {@code n} corners, filled by the even-odd rule. */
  void polygon(double[] us, double[] vs, int n, int rgb);
}
