package io.miharu.ingest.scenes;

import io.miharu.core.Box;
import java.util.Optional;

/** A brush that only measures: the smallest box around all its strokes. Not thread-safe. */
final class Extent implements Brush {

  /** Pixels counted, where a mask was; else 0. */
  int pixels;

  private double left = Double.POSITIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  void include(double fromU, double fromV, double toU, double toV) {
    left = Math.min(left, fromU);
    top = Math.min(top, fromV);
    right = Math.max(right, toU);
    bottom = Math.max(bottom, toV);
  }

  @Override
  public void capsule(double u0, double v0, double r0, double u1, double v1, double r1, int rgb) {
    include(u0 - r0, v0 - r0, u0 + r0, v0 + r0);
    include(u1 - r1, v1 - r1, u1 + r1, v1 + r1);
  }

  @Override
  public void polygon(double[] us, double[] vs, int n, int rgb) {
    for (int i = 0; i < n; i++) {
      include(us[i], vs[i], us[i], vs[i]);
    }
  }

  /** The box; empty when nothing was drawn. It may reach outside the picture. */
  Optional<Box> box() {
    return left < right && top < bottom
        ? Optional.of(new Box((float) left, (float) top, (float) right, (float) bottom))
        : Optional.empty();
  }

  boolean meets(Extent other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  /** First column, never below 0. */
  int left() {
    return (int) Math.max(0, Math.floor(left) - 1);
  }

  int top() {
    return (int) Math.max(0, Math.floor(top) - 1);
  }

  /** One past the last column; the caller cuts it at the picture's edge. */
  int right() {
    return (int) Math.min(1e6, Math.ceil(right) + 1);
  }

  int bottom() {
    return (int) Math.min(1e6, Math.ceil(bottom) + 1);
  }
}
