package io.miharu.learning.falls;

/**
 * How somebody holds the body, without where. Angles in radians. Immutable.
 *
 * @param stride how far the limbs swing, 0 standing, 1 walking, 1.6 running
 * @param lean of the trunk, forwards
 * @param thigh of both thighs, forwards from hanging down
 * @param knee bend of both knees
 * @param raise of both arms, forwards from hanging down
 * @param spread of both arms, sideways
 * @param tilt of the whole body about the feet, 0 upright, about 1.5 lying
 * @param support height above the ground of what carries the body, in body heights: a bed, a jump
 */
record Stance(
    double stride,
    double lean,
    double thigh,
    double knee,
    double raise,
    double spread,
    double tilt,
    double support) {

  static final Stance UPRIGHT = new Stance(0, 0.02, 0, 0.05, 0.1, 0.12, 0, 0);

  Stance withStride(double value) {
    return new Stance(value, lean, thigh, knee, raise, spread, tilt, support);
  }

  Stance withLean(double value) {
    return new Stance(stride, value, thigh, knee, raise, spread, tilt, support);
  }

  Stance withLegs(double newThigh, double newKnee) {
    return new Stance(stride, lean, newThigh, newKnee, raise, spread, tilt, support);
  }

  Stance withArms(double newRaise, double newSpread) {
    return new Stance(stride, lean, thigh, knee, newRaise, newSpread, tilt, support);
  }

  Stance withTilt(double value) {
    return new Stance(stride, lean, thigh, knee, raise, spread, value, support);
  }

  Stance withSupport(double value) {
    return new Stance(stride, lean, thigh, knee, raise, spread, tilt, value);
  }

  /** Between this one and another. */
  Stance towards(Stance other, double share) {
    return new Stance(
        mix(stride, other.stride, share),
        mix(lean, other.lean, share),
        mix(thigh, other.thigh, share),
        mix(knee, other.knee, share),
        mix(raise, other.raise, share),
        mix(spread, other.spread, share),
        mix(tilt, other.tilt, share),
        mix(support, other.support, share));
  }

  private static double mix(double one, double other, double share) {
    return one + share * (other - one);
  }
}
