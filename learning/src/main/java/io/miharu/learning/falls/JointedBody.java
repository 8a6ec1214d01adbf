package io.miharu.learning.falls;

/**
 * Where the joints of a body are, in metres, in a frame whose origin is the ground below the place
 * where it stands: x ahead, y up, z to its right. Each joint is the middle of a ball, which stands
 * for the flesh around it.
 *
 * <p>Lengths are rounded from Drillis and Contini (1966), in body heights. Somebody upright is 1.06
 * of the height that is asked for, which does not matter, since all looks are in own heights. Not
 * thread-safe.
 */
final class JointedBody {

  static final int HEAD = 0;
  static final int CHEST = 1;
  static final int PELVIS = 2;
  private static final int SIDES = 3;
  private static final int PER_SIDE = 6;

  /** How many joints there are. */
  static final int JOINTS = SIDES + 2 * PER_SIDE;

  /** Of head, chest and pelvis, then of shoulder, hand, hip, knee, ankle and toe. */
  private static final double[] RADII = {0.065, 0.085, 0.085, 0.05, 0.03, 0.06, 0.045, 0.04, 0.02};

  private final double height;
  private final double tiltWay;
  private final double[] at = new double[3 * JOINTS];

  /**
   * @param height of the person, m
   * @param tiltWay where the head goes when the body tilts: 0 ahead, π/2 to the right, radians
   */
  JointedBody(double height, double tiltWay) {
    this.height = height;
    this.tiltWay = tiltWay;
  }

  double height() {
    return height;
  }

  /** The ball around a joint, m. */
  double radius(int joint) {
    int kind = joint < SIDES ? joint : SIDES + (joint - SIDES) % PER_SIDE;
    return RADII[kind] * height;
  }

  double x(int joint) {
    return at[3 * joint];
  }

  double y(int joint) {
    return at[3 * joint + 1];
  }

  double z(int joint) {
    return at[3 * joint + 2];
  }

  /**
   * Takes a stance.
   *
   * @param phase of the steps, radians
   */
  void pose(Stance stance, double phase) {
    double trunk = 0.3 * height;
    double chestX = trunk * Math.sin(stance.lean());
    double chestY = trunk * Math.cos(stance.lean());
    double neck = 0.17 * height;
    set(PELVIS, 0, 0, 0);
    set(CHEST, 0.85 * chestX, 0.85 * chestY, 0);
    set(
        HEAD,
        chestX + neck * Math.sin(0.7 * stance.lean()),
        chestY + neck * Math.cos(0.7 * stance.lean()),
        0);
    for (int side = 0; side < 2; side++) {
      double way = side == 0 ? -1 : 1;
      double own = phase + side * Math.PI;
      double thigh = stance.thigh() + 0.45 * stance.stride() * Math.sin(own);
      double shin = thigh - stance.knee() - 0.65 * stance.stride() * Math.max(0, Math.cos(own));
      double kneeX = 0.245 * height * Math.sin(thigh);
      double kneeY = -0.245 * height * Math.cos(thigh);
      double ankleX = kneeX + 0.24 * height * Math.sin(shin);
      double ankleY = kneeY - 0.24 * height * Math.cos(shin);
      double arm = stance.raise() - 0.4 * stance.stride() * Math.sin(own);
      double reach = 0.33 * height * Math.cos(stance.spread());
      int first = SIDES + side * PER_SIDE;
      set(first, chestX, chestY, way * 0.1 * height);
      set(
          first + 1,
          chestX + reach * Math.sin(arm),
          chestY - reach * Math.cos(arm),
          way * (0.1 * height + 0.33 * height * Math.sin(stance.spread())));
      set(first + 2, 0, 0, way * 0.05 * height);
      set(first + 3, kneeX, kneeY, way * 0.055 * height);
      set(first + 4, ankleX, ankleY, way * 0.055 * height);
      set(
          first + 5,
          ankleX + 0.1 * height * Math.cos(Math.min(0, shin)),
          ankleY - 0.02 * height,
          way * 0.06 * height);
    }
    ground(0);
    tilt(stance.tilt());
    ground(stance.support() * height);
  }

  /** Raises or lowers all of it until the lowest ball touches. */
  private void ground(double level) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int joint = 0; joint < JOINTS; joint++) {
      lowest = Math.min(lowest, y(joint) - radius(joint));
    }
    for (int joint = 0; joint < JOINTS; joint++) {
      at[3 * joint + 1] += level - lowest;
    }
  }

  /** Turns all of it about the place where the feet stand. */
  private void tilt(double angle) {
    double feet = (x(SIDES + 4) + x(SIDES + PER_SIDE + 4)) / 2;
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double wayX = Math.cos(tiltWay);
    double wayZ = Math.sin(tiltWay);
    for (int joint = 0; joint < JOINTS; joint++) {
      double along = (x(joint) - feet) * wayX + z(joint) * wayZ;
      double up = y(joint);
      double moved = along * cos + up * sin - along;
      at[3 * joint] += moved * wayX;
      at[3 * joint + 1] = up * cos - along * sin;
      at[3 * joint + 2] += moved * wayZ;
    }
  }

  private void set(int joint, double x, double y, double z) {
    at[3 * joint] = x;
    at[3 * joint + 1] = y;
    at[3 * joint + 2] = z;
  }
}
