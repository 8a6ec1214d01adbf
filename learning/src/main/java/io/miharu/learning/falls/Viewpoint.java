package io.miharu.learning.falls;

import io.miharu.core.Box;
import java.util.Optional;

/**
 * A standing camera that looks at generated people: a pinhole, level sideways. Immutable.
 *
 * @param width of the picture, px
 * @param height of the picture, px
 * @param focalPx focal length, px
 * @param aboveGround of the camera, m
 * @param down how far it looks down, radians
 */
record Viewpoint(int width, int height, double focalPx, double aboveGround, double down) {

  /** Nearer than this nothing is drawn, m. */
  private static final double NEAREST = 0.4;

  private static final int[][] SIZES = {
    {320, 240}, {640, 360}, {640, 480}, {480, 360}, {1280, 720}
  };

  /** Where somebody stands before a camera: metres to its right and ahead, and which way. */
  record Place(double right, double ahead, double heading) {}

  /**
   * A camera of any kind, and who stands at {@code distance} before it comes to be somewhere in the
   * picture, perhaps cut by its border.
   */
  static Viewpoint drawn(Draw draw, double distance) {
    int[] size = SIZES[draw.below(SIZES.length)];
    double view = Math.toRadians(draw.between(32, 70));
    double focal = size[1] / 2.0 / Math.tan(view / 2);
    double above = draw.ratio(0.8, 6);
    double aim = Math.atan2(above - 0.85, distance) + draw.between(-0.25, 0.25) * view;
    return new Viewpoint(size[0], size[1], focal, above, aim);
  }

  /**
   * A body in the picture.
   *
   * @param whole the box around it, not cut by the border, px
   * @param inside the box around those parts that are in the picture; empty when none is
   */
  record Sight(Box whole, Optional<Box> inside) {}

  /** How a body is seen; empty when it is behind the camera. */
  Optional<Sight> see(JointedBody body, Place place) {
    Extent whole = new Extent();
    Extent inside = new Extent();
    for (int joint = 0; joint < JointedBody.JOINTS; joint++) {
      double[] seen = seen(body.x(joint), body.y(joint), body.z(joint), place);
      if (seen[2] >= NEAREST) {
        double radius = body.radius(joint) * focalPx / seen[2];
        whole.add(seen[0] - radius, seen[1] - radius, seen[0] + radius, seen[1] + radius);
        inside.add(
            Math.max(0, seen[0] - radius),
            Math.max(0, seen[1] - radius),
            Math.min(width, seen[0] + radius),
            Math.min(height, seen[1] + radius));
      }
    }
    return whole.box().map(box -> new Sight(box, inside.box()));
  }

  /** What some boxes reach over, those without area left out. */
  private static final class Extent {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    void add(double itsLeft, double itsTop, double itsRight, double itsBottom) {
      if (itsLeft < itsRight && itsTop < itsBottom) {
        left = Math.min(left, itsLeft);
        top = Math.min(top, itsTop);
        right = Math.max(right, itsRight);
        bottom = Math.max(bottom, itsBottom);
      }
    }

    Optional<Box> box() {
      return (float) left < (float) right && (float) top < (float) bottom
          ? Optional.of(new Box((float) left, (float) top, (float) right, (float) bottom))
          : Optional.empty();
    }
  }

  /** Of the torso in the picture against the vertical, degrees, 0 upright, 180 head down. */
  double torsoDegrees(JointedBody body, Place place) {
    double[] hips = seen(body, JointedBody.PELVIS, place);
    double[] chest = seen(body, JointedBody.CHEST, place);
    return Math.toDegrees(Math.atan2(Math.abs(chest[0] - hips[0]), hips[1] - chest[1]));
  }

  private double[] seen(JointedBody body, int joint, Place place) {
    return seen(body.x(joint), body.y(joint), body.z(joint), place);
  }

  /** Picture column and row, px, and depth, m. */
  private double[] seen(double ahead, double up, double side, Place place) {
    double sin = Math.sin(place.heading());
    double cos = Math.cos(place.heading());
    double right = place.right() + ahead * sin + side * cos;
    double far = place.ahead() + ahead * cos - side * sin;
    double low = aboveGround - up;
    double depth = far * Math.cos(down) + low * Math.sin(down);
    double below = low * Math.cos(down) - far * Math.sin(down);
    double scale = focalPx / Math.max(NEAREST, depth);
    return new double[] {width / 2.0 + scale * right, height / 2.0 + scale * below, depth};
  }
}
