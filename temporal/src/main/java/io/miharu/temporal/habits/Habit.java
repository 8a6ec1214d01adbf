package io.miharu.temporal.habits;

/**
 * One thing at one moment, as the habits of a camera see it.
 *
 * @param kind of thing
 * @param x of its foot point, picture widths, in [0, 1]
 * @param y of its foot point, picture heights, in [0, 1]
 * @param heading direction of travel in radians, 0 to the right, rising clockwise as seen; NaN
 *     while it stands
 * @param speed own heights per second, not negative; not looked at while it stands
 * @param height of its box, picture heights, above 0
 */
public record Habit(Kind kind, double x, double y, double heading, double speed, double height) {

  public Habit {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
      throw new IllegalArgumentException(
          "a foot point lies within the picture, at 0 to 1, got %s, %s".formatted(x, y));
    }
    if (!(height > 0) || !(speed >= 0)) {
      throw new IllegalArgumentException(
          "needs a height above 0 and a speed of 0 or more, got %s and %s"
              .formatted(height, speed));
    }
  }

  /** Eight directions and standing. */
  static final int WAYS = 9;

  private static final int STANDING = WAYS - 1;

  boolean stands() {
    return Double.isNaN(heading);
  }

  /**
   * Which of the {@value #WAYS} ways it goes; each direction reaches 22.5 degrees to both sides.
   */
  int way() {
    return stands()
        ? STANDING
        : Math.floorMod((int) Math.floor(heading / (Math.PI / 4) + 0.5), STANDING);
  }
}
