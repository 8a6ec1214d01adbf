package io.miharu.learning.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips of a window that moves over a surface; the class is how the window moves: eight directions,
 * zoom in and out, a turn either way.
 *
 * <p>Sixteen grey frames of 64×64 px at 15 frames/s; 1 to 3 px, a factor of 1.01 to 1.02 or 1° to
 * 3° a frame. Place and angle are drawn at random, and the logarithm of the zoom is as widely
 * spread in every class as in those that zoom, so that one frame without its number says nothing
 * about the class: a still zoom is that of one random frame of a zooming clip. On photographs,
 * whose edges do not join, the start is drawn among those whose whole path stays inside, and the
 * zoom is in [1, 2] in place of [½, 2]. Surfaces and classes are exactly balanced, and the surfaces
 * of one split are in no other (6 to 1 to 1). Source: Hirakawa's idea (KAKENHI 21K17772), sizes
 * ours. Version 1 of the generator. Immutable.
 */
public final class TextureMotion extends FilmedScenes {

  /** Pixels. */
  public static final int SIDE = 64;

  public static final ClipShape SHAPE = new ClipShape(1, 16, SIDE, SIDE, 15);

  private static final double RADIANS = StrictMath.PI / 180;

  /** Of the middle between the first and the last frame. */
  private static final double MIDDLE = (SHAPE.frames() - 1) / 2.0;

  private static final List<String> CLASSES = classNames();

  private final TextureShare surfaces;

  private TextureMotion(TextureShare surfaces, Seed seed) {
    super(SHAPE, seed, 0);
    this.surfaces = surfaces;
  }

  private static List<String> classNames() {
    List<String> names = new ArrayList<>(Direction.labels());
    names.addAll(List.of("zoom-in", "zoom-out", "turn-right", "turn-left"));
    return List.copyOf(names);
  }

  /** About 4,000, 1,000 or 2,000 clips. */
  public static TextureMotion of(TextureBank bank, Split split, Seed seed) {
    return of(bank, split, seed, 1);
  }

  /**
   * A part of the set.
   *
   * @param share above 0, at most 1: which share of the clips of each surface and class to draw
   * @throws IllegalArgumentException when a class has fewer than three textures
   */
  public static TextureMotion of(TextureBank bank, Split split, Seed seed, double share) {
    return new TextureMotion(
        TextureShare.of(bank, CLASSES.size(), split, share, "texture motion"),
        seed.of("texture motion 1").of(split.name()));
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

  /** Which class of surfaces is seen. */
  public int surface(int clip) {
    return surfaces.kind(clip);
  }

  @Override
  Scene scene(int clip, SplittableRandom random) {
    Texture texture = surfaces.texture(surface(clip), random);
    Path path = Path.of(label(clip), texture, random);
    double middle = (SIDE - 1) / 2.0;
    return (time, into, offset) -> {
      double scale = 1 / path.zoom(time);
      double angle = path.angle + (time - MIDDLE) * path.turnPerFrame;
      double cos = scale * StrictMath.cos(angle);
      double sin = scale * StrictMath.sin(angle);
      double x = path.x(time);
      double y = path.y(time);
      int at = offset;
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double dx = column - middle;
          double dy = row - middle;
          into[at++] = texture.at(x + cos * dx - sin * dy, y + sin * dx + cos * dy);
        }
      }
    };
  }

  /** How the window moves; lengths in the texture's px, angles in radians. */
  private static final class Path {

    private double x;
    private double y;
    private double stepX;
    private double stepY;
    private double logZoom;
    private double growthPerFrame;
    private double angle;
    private double turnPerFrame;

    static Path of(int label, Texture texture, SplittableRandom random) {
      Path path = new Path();
      double speed = random.nextDouble(1, 3);
      double growth = StrictMath.log(random.nextDouble(1.01, 1.02));
      double turn = random.nextDouble(1, 3) * RADIANS;
      int frame = random.nextInt(SHAPE.frames());
      path.angle = random.nextDouble(2 * StrictMath.PI);
      double range = StrictMath.log(2);
      path.logZoom = random.nextDouble(texture.periodic() ? -range : 0, range);
      switch (CLASSES.get(label)) {
        case "zoom-in" -> path.growthPerFrame = growth;
        case "zoom-out" -> path.growthPerFrame = -growth;
        default -> path.logZoom += (frame - MIDDLE) * growth; // as if it were such a frame
      }
      switch (CLASSES.get(label)) {
        case "turn-right" -> path.turnPerFrame = turn;
        case "turn-left" -> path.turnPerFrame = -turn;
        default -> path.turnPerFrame = 0;
      }
      if (label < 8) {
        Direction way = Direction.of(label);
        double step = speed / StrictMath.exp(path.logZoom);
        double cos = StrictMath.cos(path.angle);
        double sin = StrictMath.sin(path.angle);
        path.stepX = step * (cos * way.x() - sin * way.y());
        path.stepY = step * (sin * way.x() + cos * way.y());
      }
      path.x = path.start(texture.width(), path.stepX, texture.periodic(), random);
      path.y = path.start(texture.height(), path.stepY, texture.periodic(), random);
      return path;
    }

    /** A place for the middle of the path on one axis. */
    private double start(int length, double step, boolean periodic, SplittableRandom random) {
      if (periodic) {
        return random.nextDouble(length);
      }
      double reach = SIDE * StrictMath.sqrt(0.5) / Math.min(zoom(0), zoom(SHAPE.frames() - 1));
      double margin = reach + Math.abs(step) * MIDDLE + 1;
      if (!(2 * margin < length)) {
        return (length - 1) / 2.0; // too small a photograph: its edge pixels are repeated
      }
      return random.nextDouble(margin, length - margin);
    }

    double x(double t) {
      return x + (t - MIDDLE) * stepX;
    }

    double y(double t) {
      return y + (t - MIDDLE) * stepY;
    }

    /** Above 1 the surface looks larger. */
    double zoom(double t) {
      return StrictMath.exp(logZoom + (t - MIDDLE) * growthPerFrame);
    }
  }
}
