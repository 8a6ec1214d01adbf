package io.miharu.ingest.scenes;

/**
 * The joints of a walking, running, bending, crouching or falling person, in metres of the world.
 *
 * <p>The gait is the usual pendulum: thighs swing as a sine of the distance travelled, the knee
 * bends while its leg swings forward, arms swing against the legs, and the hips sink until the
 * lower foot touches the ground. Proportions are those of Drillis and Contini (1966) in fractions
 * of the body height, rounded. Not thread-safe.
 */
final class Body {

  static final int PELVIS = 0;
  static final int CHEST = 1;
  static final int HEAD = 2;
  static final int LEFT_HIP = 3;
  static final int LEFT_KNEE = 4;
  static final int LEFT_ANKLE = 5;
  static final int LEFT_TOE = 6;
  static final int LEFT_SHOULDER = 7;
  static final int LEFT_ELBOW = 8;
  static final int LEFT_HAND = 9;
  static final int RIGHT_HIP = 10;
  static final int RIGHT_KNEE = 11;
  static final int RIGHT_ANKLE = 12;
  static final int RIGHT_TOE = 13;
  static final int RIGHT_SHOULDER = 14;
  static final int RIGHT_ELBOW = 15;
  static final int RIGHT_HAND = 16;
  static final int HAIR = 17;
  static final int BACK = 18;
  static final int COLLAR = 19;
  static final int JOINTS = 20;

  /** The joints' x, y, z, three numbers each. */
  final double[] at = new double[3 * JOINTS];

  private final double height;

  Body(double height) {
    this.height = height;
  }

  /**
   * Poses the body.
   *
   * @param stride how far the limbs swing, 0 standing, 1 walking, 1.7 running
   * @param crouch 0 upright to 1 squatting
   * @param bend forward bend of the trunk, radians
   * @param laden whether the right arm hangs straight down with a load
   */
  void pose(Placement place, double stride, double crouch, double bend, boolean laden) {
    boolean runs = stride > 1.25;
    double thigh = 0.245 * height;
    double shin = 0.246 * height;
    double sole = 0.04 * height;
    double cycle = (runs ? 1.35 : 0.84) * height;
    double phase = 2 * Math.PI * place.travelled() / cycle;
    double lean = bend + (runs ? 0.16 : 0.03 * stride);
    double[] thighAngle = new double[2];
    double[] shinAngle = new double[2];
    double lowest = 0;
    double feet = 0;
    for (int side = 0; side < 2; side++) {
      double own = phase + side * Math.PI;
      double knee = stride * (0.08 + (runs ? 0.75 : 0.7) * Math.max(0, Math.cos(own)));
      thighAngle[side] = 0.43 * stride * Math.sin(own) + 1.15 * crouch;
      shinAngle[side] = thighAngle[side] - knee - 2.1 * crouch;
      double drop = thigh * Math.cos(thighAngle[side]) + shin * Math.cos(shinAngle[side]);
      lowest = Math.max(lowest, drop);
      feet += (thigh * Math.sin(thighAngle[side]) + shin * Math.sin(shinAngle[side])) / 2;
    }
    double hip = lowest + sole;
    // When the trunk bends the hips move back, so that the feet stay below the weight.
    double back = -feet * crouch - 0.11 * height * Math.sin(bend);
    double trunk = 0.285 * height;
    double chestA = back + trunk * Math.sin(lean);
    double chestY = hip + trunk * Math.cos(lean);
    double neck = lean * 0.8;
    double headA = chestA + 0.125 * height * Math.sin(neck) + 0.01 * height;
    double headY = chestY + 0.125 * height * Math.cos(neck);
    set(PELVIS, back, 0, hip);
    set(CHEST, chestA - 0.06 * height * Math.sin(lean), 0, chestY - 0.06 * height * Math.cos(lean));
    set(COLLAR, chestA, 0, chestY);
    set(HEAD, headA, 0, headY);
    set(HAIR, headA - 0.018 * height, 0, headY + 0.02 * height);
    set(
        BACK,
        chestA - 0.1 * height * Math.cos(lean) - 0.1 * height * Math.sin(lean),
        0,
        chestY - 0.1 * height * Math.cos(lean) + 0.1 * height * Math.sin(lean));
    for (int side = 0; side < 2; side++) {
      int first = side == 0 ? LEFT_HIP : RIGHT_HIP;
      double b = side == 0 ? -1 : 1;
      double kneeA = back + thigh * Math.sin(thighAngle[side]);
      double kneeY = hip - thigh * Math.cos(thighAngle[side]);
      double ankleA = kneeA + shin * Math.sin(shinAngle[side]);
      double ankleY = kneeY - shin * Math.cos(shinAngle[side]);
      double tilt = Math.min(0, shinAngle[side]) * 0.8;
      set(first, back, b * 0.05 * height, hip);
      set(first + 1, kneeA, b * 0.052 * height, kneeY);
      set(first + 2, ankleA, b * 0.052 * height, ankleY);
      set(
          first + 3,
          ankleA + 0.085 * height * Math.cos(tilt),
          b * 0.062 * height,
          ankleY - 0.022 * height + 0.085 * height * Math.sin(tilt));
      double swing = -(runs ? 0.42 : 0.36) * stride * Math.sin(phase + side * Math.PI);
      double flex = runs ? 1.45 : 0.18 + 0.12 * stride;
      if (laden && side == 1) {
        swing = 0.02;
        flex = 0.03;
      }
      // A bent person's arms hang, so they do not follow the trunk.
      double shoulderA = chestA - 0.02 * height * Math.sin(lean);
      double shoulderY = chestY - 0.02 * height * Math.cos(lean);
      double elbowA = shoulderA + 0.172 * height * Math.sin(swing + 0.25 * bend);
      double elbowY = shoulderY - 0.172 * height * Math.cos(swing + 0.25 * bend);
      double fore = swing + flex + 0.25 * bend;
      set(first + 4, shoulderA, b * 0.112 * height, shoulderY);
      set(first + 5, elbowA, b * 0.138 * height, elbowY);
      set(
          first + 6,
          elbowA + 0.165 * height * Math.sin(fore),
          b * 0.14 * height,
          elbowY - 0.165 * height * Math.cos(fore));
    }
    toWorld(place);
  }

  private void set(int joint, double ahead, double right, double up) {
    at[3 * joint] = ahead;
    at[3 * joint + 1] = up;
    at[3 * joint + 2] = right;
  }

  private void toWorld(Placement place) {
    for (int joint = 0; joint < JOINTS; joint++) {
      double ahead = at[3 * joint];
      double right = at[3 * joint + 2];
      at[3 * joint] = place.x() + ahead * place.aheadX() + right * place.aheadZ();
      at[3 * joint + 2] = place.z() + ahead * place.aheadZ() - right * place.aheadX();
    }
  }

  /**
   * Tips the whole body over around the point on the ground where it stands.
   *
   * @param angle radians, 0 upright to about 1.5 lying
   * @param directionX where the head goes to, a unit vector on the ground
   */
  void tip(Placement place, double angle, double directionX, double directionZ) {
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    for (int joint = 0; joint < JOINTS; joint++) {
      double ox = at[3 * joint] - place.x();
      double oz = at[3 * joint + 2] - place.z();
      double up = at[3 * joint + 1];
      double along = ox * directionX + oz * directionZ;
      double tipped = along * cos + up * sin;
      at[3 * joint] += (tipped - along) * directionX;
      at[3 * joint + 2] += (tipped - along) * directionZ;
      at[3 * joint + 1] = Math.max(0.055 * height, up * cos - along * sin);
    }
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
}
