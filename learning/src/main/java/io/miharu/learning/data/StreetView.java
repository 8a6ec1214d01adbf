package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * What a camera sees that goes ahead through a street, or back: the ground flows towards it and
 * walls on some sides pass by, while what is far stands nearly still. A zoom, whose picture grows
 * everywhere alike, looks nothing like it.
 *
 * <p>Lengths in heights of the camera above the ground, which is 1 below it; places in the picture
 * in px. All numbers are ours.
 */
final class StreetView {

  /** Beyond it nothing is told apart, heights. */
  private static final double FAR = 40;

  /** Details fade beyond it, as they are smaller than a pixel there, heights. */
  private static final double CLEAR = 4;

  /** Px of a texture for a height. */
  private static final double FINE = 30;

  private final Texture ground;
  private final Texture walls;
  private final Texture sky;
  private final int side;
  private final double middleX;
  private final double horizon;
  private final double focus;
  private final double left;
  private final double right;
  private final double tall;
  private final double step;
  private final int bonnet;
  private final double startX;
  private final double startZ;

  /**
   * Draws a street at random.
   *
   * @param side of the picture, px
   * @param step heights a frame, ahead above 0
   */
  StreetView(
      Texture ground, Texture walls, Texture sky, int side, double step, SplittableRandom random) {
    this.ground = ground;
    this.walls = walls;
    this.sky = sky;
    this.side = side;
    this.step = step;
    middleX = side * random.nextDouble(0.25, 0.75);
    horizon = side * random.nextDouble(0.25, 0.6);
    focus = side * random.nextDouble(0.6, 1.2);
    left = random.nextInt(3) == 0 ? FAR : random.nextDouble(1.5, 8);
    right = random.nextInt(3) == 0 ? FAR : random.nextDouble(1.5, 8);
    tall = random.nextDouble(0.5, 6);
    bonnet = random.nextInt(3) == 0 ? (int) (side * random.nextDouble(0.75, 0.95)) : side;
    startX = random.nextDouble(ground.width());
    startZ = random.nextDouble(ground.height());
  }

  /**
   * Draws what is seen.
   *
   * @param time in frames from the middle of the clip
   * @param besideX how far the camera looks beside its way, px
   * @param besideY the same downwards
   * @param turn by how much it is rolled to the right around the middle of the picture, radians
   */
  void draw(double time, double besideX, double besideY, double turn, float[] into, int offset) {
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double middle = (side - 1) / 2.0;
    int at = offset;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double dx = column - middle;
        double dy = row - middle;
        double x = middle + cos * dx - sin * dy - middleX + besideX;
        double y = middle + sin * dx + cos * dy - horizon + besideY;
        into[at++] = row >= bonnet ? 0.3f * sky.at(column, row) : seen(x, y, time);
      }
    }
  }

  /** Along the ray to a place beside the vanishing point: the ground, a wall or what is far. */
  private float seen(double x, double y, double time) {
    double toGround = y > 0 ? focus / y : FAR;
    double toWall = x < 0 ? left * focus / -x : x > 0 ? right * focus / x : FAR;
    double depth = Math.min(toGround, toWall);
    double high = -y * depth / focus;
    if (depth >= FAR || high > tall) {
      return sky.at(startX + x, startZ + y);
    }
    double along = startZ + (depth + time * step) * FINE;
    float detail =
        toGround <= toWall
            ? ground.at(startX + x * depth / focus * FINE, along)
            : walls.at(startX + high * FINE, along);
    float clear = (float) Math.min(1, CLEAR / depth);
    return 0.5f + clear * (detail - 0.5f);
  }
}
