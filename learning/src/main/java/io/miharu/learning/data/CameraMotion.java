package io.miharu.learning.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips of a camera that moves over a surface, or stands still; the class is how the camera moves.
 * What {@link TextureMotion} is to analysis, this is to use on real videos.
 *
 * <p>Sixteen grey frames of 64×64 px at 15 frames/s. Pans and tilts of 0.5 to 5 px a frame (0.12 to
 * 1.2 widths a second), within 35° of their axis; zoom by a factor of 1.006 to 1.04 and rolls of
 * 0.5° to 4° a frame. Half of the cameras of each class are in a {@link StreetView}, so that it
 * says nothing about the class; there a camera that is called zooming goes ahead or back itself, by
 * 0.04 to 0.8 of its height above the ground a frame. All of them are evenly spread in their
 * logarithm, since slow ones are as usual as fast ones. In every class: up to four things that move
 * by themselves across up to an eighth of the picture each, a hand that shakes by up to 0.2 px a
 * frame, a light that changes, and noise of deviation 0.02. Surfaces and classes are balanced as in
 * {@link TextureMotion}, and so are the splits. All numbers are ours. Version 3 of the generator.
 * Immutable.
 */
public final class CameraMotion extends FilmedScenes {

  /** Pixels. */
  public static final int SIDE = 64;

  public static final ClipShape SHAPE = new ClipShape(1, 16, SIDE, SIDE, 15);

  /** The camera's own movements, and none. */
  public static final List<String> CLASSES =
      List.of(
          "camera-turning-right",
          "camera-tilting-down",
          "camera-turning-left",
          "camera-tilting-up",
          "camera-zooming-in",
          "camera-zooming-out",
          "camera-rolling-right",
          "camera-rolling-left",
          "camera-still");

  private static final int ZOOM_IN = 4;
  private static final int ZOOM_OUT = 5;
  private static final double NOISE = 0.02;
  private static final double MIDDLE = (SHAPE.frames() - 1) / 2.0;
  private static final double RADIANS = StrictMath.PI / 180;

  private final TextureShare surfaces;

  private CameraMotion(TextureShare surfaces, Seed seed) {
    super(SHAPE, seed, NOISE);
    this.surfaces = surfaces;
  }

  /**
   * A part of the set.
   *
   * @param share above 0, at most 1: which share of the clips of each surface and class to draw
   */
  public static CameraMotion of(TextureBank bank, Split split, Seed seed, double share) {
    return new CameraMotion(
        TextureShare.of(bank, CLASSES.size(), split, share, "camera motion"),
        seed.of("camera motion 3").of(split.name()));
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public int size() {
    return surfaces.clips();
  }

  @Override
  public int label(int clip) {
    return surfaces.label(clip);
  }

  @Override
  Scene scene(int clip, SplittableRandom random) {
    int kinds = surfaces.bank().classes().size();
    Layer ground = ground(clip, View.of(label(clip), random), kinds, random);
    int things = random.nextInt(5);
    Thing[] before = new Thing[things];
    for (int i = 0; i < things; i++) {
      before[i] = new Thing(surfaces.texture(random.nextInt(kinds), random), random);
    }
    double gain = random.nextDouble(0.4, 1.2);
    double lift = random.nextDouble(-0.2, 0.2) + (1 - gain) / 2;
    double drift = random.nextDouble(-0.01, 0.01);
    return (time, into, offset) -> {
      ground.draw(time, into, offset);
      for (Thing thing : before) {
        thing.draw(time, into, offset);
      }
      float add = (float) (lift + drift * time);
      for (int i = offset; i < offset + SHAPE.plane(); i++) {
        into[i] = (float) gain * into[i] + add;
      }
    };
  }

  /** A street or a surface. */
  private Layer ground(int clip, View view, int kinds, SplittableRandom random) {
    Texture surface = surfaces.texture(surfaces.kind(clip), random);
    if (random.nextBoolean()) {
      return new Surface(surface, view, random);
    }
    Texture walls = surfaces.texture(random.nextInt(kinds), random);
    Texture sky = surfaces.texture(random.nextInt(kinds), random);
    double step = evenly(0.04, 0.8, random);
    int label = label(clip);
    double ahead = label == ZOOM_IN ? step : label == ZOOM_OUT ? -step : 0;
    StreetView street = new StreetView(surface, walls, sky, SIDE, ahead, random);
    return (time, into, offset) ->
        street.draw(
            time - MIDDLE, view.x(time), view.y(time), (time - MIDDLE) * view.turn(), into, offset);
  }

  private static double evenly(double low, double high, SplittableRandom random) {
    return StrictMath.exp(random.nextDouble(StrictMath.log(low), StrictMath.log(high)));
  }

  /** Where a camera looks: lengths in px of the picture, angles in radians. */
  private record View(
      double stepX,
      double stepY,
      double growth,
      double turn,
      double angle,
      double logZoom,
      double shakeX,
      double shakeY,
      double shakeSpeed) {

    static View of(int label, SplittableRandom random) {
      double heading = label < 4 ? label * 90 + random.nextDouble(-35, 35) : 0;
      double speed = evenly(0.5, 5, random);
      double growth = StrictMath.log1p(evenly(0.006, 0.04, random));
      double turn = evenly(0.5, 4, random) * RADIANS;
      boolean moves = label < 4;
      return new View(
          moves ? speed * StrictMath.cos(heading * RADIANS) : 0,
          moves ? speed * StrictMath.sin(heading * RADIANS) : 0,
          label == ZOOM_IN ? growth : label == ZOOM_OUT ? -growth : 0,
          label == 6 ? turn : label == 7 ? -turn : 0,
          random.nextDouble(2 * StrictMath.PI),
          random.nextDouble(-StrictMath.log(2), StrictMath.log(6)),
          random.nextDouble(0.2),
          random.nextDouble(0.2),
          random.nextDouble(0.2, 1));
    }

    double x(double time) {
      return (time - MIDDLE) * stepX + shakeX / shakeSpeed * StrictMath.sin(shakeSpeed * time);
    }

    double y(double time) {
      return (time - MIDDLE) * stepY + shakeY / shakeSpeed * StrictMath.cos(shakeSpeed * time);
    }
  }

  /** What fills the picture. */
  @FunctionalInterface
  private interface Layer {

    void draw(double time, float[] into, int offset);
  }

  /** A surface that fills the picture. */
  private static final class Surface implements Layer {

    private final Texture texture;
    private final View view;
    private final double startX;
    private final double startY;

    Surface(Texture texture, View view, SplittableRandom random) {
      this.texture = texture;
      this.view = view;
      // Away from edges that join none.
      double margin = texture.periodic() ? 0 : 0.4;
      startX = texture.width() * random.nextDouble(margin, 1 - margin);
      startY = texture.height() * random.nextDouble(margin, 1 - margin);
    }

    @Override
    public void draw(double time, float[] into, int offset) {
      double zoom = StrictMath.exp(view.logZoom + (time - MIDDLE) * view.growth);
      double fixed = StrictMath.exp(-view.logZoom);
      double still = view.angle;
      double turned = view.angle + (time - MIDDLE) * view.turn;
      double cos = StrictMath.cos(turned) / zoom;
      double sin = StrictMath.sin(turned) / zoom;
      double x = view.x(time) * fixed;
      double y = view.y(time) * fixed;
      double left = startX + x * StrictMath.cos(still) - y * StrictMath.sin(still);
      double top = startY + x * StrictMath.sin(still) + y * StrictMath.cos(still);
      double middle = (SIDE - 1) / 2.0;
      int at = offset;
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double dx = column - middle;
          double dy = row - middle;
          into[at++] = texture.at(left + cos * dx - sin * dy, top + sin * dx + cos * dy);
        }
      }
    }
  }

  /** An ellipse of another surface that crosses the picture, whatever the camera does. */
  private static final class Thing {

    private final Texture texture;
    private final double x;
    private final double y;
    private final double stepX;
    private final double stepY;
    private final double wide;
    private final double high;

    Thing(Texture texture, SplittableRandom random) {
      this.texture = texture;
      x = random.nextDouble(SIDE);
      y = random.nextDouble(SIDE);
      double heading = random.nextDouble(2 * StrictMath.PI);
      double speed = evenly(0.3, 4, random);
      stepX = speed * StrictMath.cos(heading);
      stepY = speed * StrictMath.sin(heading);
      wide = random.nextDouble(3, 13);
      high = random.nextDouble(3, 13);
    }

    void draw(double time, float[] into, int offset) {
      double left = x + (time - MIDDLE) * stepX;
      double top = y + (time - MIDDLE) * stepY;
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double dx = (column - left) / wide;
          double dy = (row - top) / high;
          if (dx * dx + dy * dy < 1) {
            into[offset + row * SIDE + column] = texture.at(300 + column - left, 200 + row - top);
          }
        }
      }
    }
  }
}
