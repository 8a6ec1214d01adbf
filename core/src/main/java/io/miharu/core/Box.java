package io.miharu.core;

import java.util.Optional;

/**
 * An axis-aligned box in pixels of the decoded frame. The origin is the top-left corner of the
 * picture; {@code right} and {@code bottom} are exclusive. A box may reach outside the picture.
 *
 * <p>It keeps its edges rather than its size: with {@code float} x, y, width and height, a box's
 * overlap with itself can pass 1. Stored in {@code float}, computed in {@code double}. Immutable.
 */
public record Box(float left, float top, float right, float bottom) {

  public Box {
    if (!(left < right && top < bottom) // written so that NaN fails too
        || Float.isInfinite(left)
        || Float.isInfinite(top)
        || Float.isInfinite(right)
        || Float.isInfinite(bottom)) {
      throw new IllegalArgumentException(
          "box must have finite edges and area, got [%s, %s) x [%s, %s) px"
              .formatted(left, right, top, bottom));
    }
  }

  /** The box with its top-left corner at {@code (left, top)}, both sizes above 0 px. */
  public static Box ofSize(double left, double top, double width, double height) {
    return new Box((float) left, (float) top, (float) (left + width), (float) (top + height));
  }

  /** The box around {@code (x, y)}, both sizes above 0 px. */
  public static Box centred(double x, double y, double width, double height) {
    return ofSize(x - width / 2, y - height / 2, width, height);
  }

  public double width() {
    return (double) right - left;
  }

  public double height() {
    return (double) bottom - top;
  }

  public double areaPx2() {
    return width() * height();
  }

  public double centreX() {
    return ((double) left + right) / 2;
  }

  public double centreY() {
    return ((double) top + bottom) / 2;
  }

  public Point centre() {
    return new Point((float) centreX(), (float) centreY());
  }

  /** Where the thing stands: the middle of the bottom edge. */
  public Point foot() {
    return new Point((float) centreX(), bottom);
  }

  /** Area in px² that both boxes cover, 0 when they are apart or only touch. */
  public double intersectionPx2(Box other) {
    // Of the pairs that are asked about most lie apart.
    if (right <= other.left || left >= other.right || bottom <= other.top || top >= other.bottom) {
      return 0;
    }
    double width = Math.min((double) right, other.right) - Math.max((double) left, other.left);
    double height = Math.min((double) bottom, other.bottom) - Math.max((double) top, other.top);
    return width * height;
  }

  /** Intersection over union in [0, 1]. */
  public double iou(Box other) {
    double shared = intersectionPx2(other);
    return shared == 0 ? 0 : shared / (areaPx2() + other.areaPx2() - shared);
  }

  /** The share of this box that {@code other} covers, in [0, 1]. */
  public double coveredBy(Box other) {
    return intersectionPx2(other) / areaPx2();
  }

  public boolean contains(Point point) {
    return point.x() >= left && point.x() < right && point.y() >= top && point.y() < bottom;
  }

  /** The smallest box that holds both. */
  public Box hull(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** This box with its width and height multiplied, its centre kept. */
  public Box enlarged(double factor) {
    return centred(centreX(), centreY(), width() * factor, height() * factor);
  }

  /** This box with {@code px} added on every side. */
  public Box padded(double px) {
    return ofSize(left - px, top - px, width() + 2 * px, height() + 2 * px);
  }

  public Box translated(double dx, double dy) {
    return ofSize(left + dx, top + dy, width(), height());
  }

  /** This box in a picture scaled by the two factors, both above 0. */
  public Box scaled(double factorX, double factorY) {
    return new Box(
        (float) (left * factorX),
        (float) (top * factorY),
        (float) (right * factorX),
        (float) (bottom * factorY));
  }

  /** The part inside a picture of {@code width} x {@code height} px; empty when there is none. */
  public Optional<Box> clipped(int width, int height) {
    float newLeft = Math.max(0, left);
    float newTop = Math.max(0, top);
    float newRight = Math.min(width, right);
    float newBottom = Math.min(height, bottom);
    return newLeft < newRight && newTop < newBottom
        ? Optional.of(new Box(newLeft, newTop, newRight, newBottom))
        : Optional.empty();
  }
}
