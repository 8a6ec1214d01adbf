package io.miharu.learning.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips of a digit that moves; the class is how it moves and never which digit it is.
 *
 * <p>Sixteen grey frames of 64×64 px at 15 frames/s. The digit starts anywhere on the torus and
 * moves by 1 to 3 px a frame, leaving on one side and coming back on the other, so that the
 * distribution of every single frame is the same in all classes: 15 steps of 3 px need 45 px, but a
 * digit of 28 px has only 36 px of play in 64, and without the torus its place would give the
 * direction away. Noise of deviation 0.05 on top. Digits and classes are exactly balanced, and no
 * glyph is in two clips. Source: the idea is Hirakawa's (KAKENHI 21K17772), all sizes are ours.
 * Version 1 of the generator: the same seed and glyphs give the same bytes everywhere. Immutable.
 */
public final class ActionMnist extends FilmedScenes {

  /** Pixels. */
  public static final int SIDE = 64;

  public static final ClipShape SHAPE = new ClipShape(1, 16, SIDE, SIDE, 15);

  /**
   * What moves how.
   *
   * @param still whether a ninth class stands still
   * @param turn whether another class turns right by 90° at a frame from 6 to 10
   * @param clutter whether up to three pieces of other glyphs lie still behind the digit
   */
  public record Kind(boolean still, boolean turn, boolean clutter) {
    public static final Kind DIRECTIONS = new Kind(false, false, false);
  }

  private static final double NOISE = 0.05;

  private final DigitGlyphs glyphs;
  private final Kind kind;
  private final int firstGlyph;
  private final int clipsPerCell;
  private final List<String> classes;

  private ActionMnist(DigitGlyphs glyphs, Kind kind, Seed seed, int firstGlyph, int clipsPerCell) {
    super(SHAPE, seed, NOISE);
    this.glyphs = glyphs;
    this.kind = kind;
    this.firstGlyph = firstGlyph;
    this.clipsPerCell = clipsPerCell;
    this.classes = classes(kind);
  }

  /** How many clips a digit has in each class, in the usual sizes: 4,000, 960 and 2,000 clips. */
  private static int perCell(Split split, int classes) {
    return split.clips() / (10 * classes); // 1,000 clips of 8 directions would not balance: 960 do
  }

  /** The set in its usual sizes. */
  public static ActionMnist of(DigitGlyphs glyphs, Kind kind, Split split, Seed seed) {
    return of(glyphs, kind, split, seed, 1);
  }

  /**
   * A part of the set.
   *
   * @param share above 0, at most 1: which share of the clips of each digit and class to draw
   */
  public static ActionMnist of(
      DigitGlyphs glyphs, Kind kind, Split split, Seed seed, double share) {
    int classes = classes(kind).size();
    int first = 0;
    for (Split before : Split.values()) {
      int cell = perCell(before, classes);
      if (before == split) {
        int wanted = Math.max(1, (int) Math.round(cell * share));
        requireGlyphs(glyphs, first + cell * classes);
        return new ActionMnist(
            glyphs, kind, seed.of("action mnist 1").of(split.name()), first, wanted);
      }
      first += cell * classes;
    }
    throw new AssertionError(split);
  }

  private static void requireGlyphs(DigitGlyphs glyphs, int wanted) {
    for (int digit = 0; digit < 10; digit++) {
      if (glyphs.count(digit) < wanted) {
        throw new IllegalArgumentException(
            "needs %d different pictures of the digit %d, got %d from %s; use drawn digits"
                .formatted(wanted, digit, glyphs.count(digit), glyphs.source()));
      }
    }
  }

  private static List<String> classes(Kind kind) {
    List<String> names = new ArrayList<>(Direction.labels());
    if (kind.still()) {
      names.add("still");
    }
    if (kind.turn()) {
      names.add("turn");
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return 10 * classes.size() * clipsPerCell;
  }

  @Override
  public int label(int clip) {
    return clip % classes.size();
  }

  /** Which digit moves, 0 to 9. */
  public int digit(int clip) {
    return clip / classes.size() % 10;
  }

  @Override
  Scene scene(int clip, SplittableRandom random) {
    int label = label(clip);
    int cell = clip / (10 * classes.size());
    float[] glyph = glyphs.glyph(digit(clip), firstGlyph + cell * classes.size() + label);
    float[] behind = kind.clutter() ? clutter(random) : new float[SIDE * SIDE];
    double x = random.nextDouble(SIDE);
    double y = random.nextDouble(SIDE);
    double speed = random.nextDouble(1, 3);
    boolean turns = classes.get(label).equals("turn");
    Direction way = label < 8 ? Direction.of(label) : Direction.RIGHT;
    if (turns) {
      way = Direction.of(random.nextInt(8));
    } else if (label >= 8) {
      speed = 0;
    }
    int turnAt = turns ? random.nextInt(6, 11) : SHAPE.frames();
    Walk walk = new Walk(x, y, speed, way, turnAt);
    return (time, into, offset) -> {
      System.arraycopy(behind, 0, into, offset, SHAPE.plane());
      place(glyph, walk.x(time), walk.y(time), into, offset);
    };
  }

  /** Where a glyph is: step by step, since a sum of steps is not their multiple to the last bit. */
  private static final class Walk {

    private final double speed;
    private final double[] x = new double[SHAPE.frames()];
    private final double[] y = new double[SHAPE.frames()];
    private final Direction[] way = new Direction[SHAPE.frames()];

    Walk(double x, double y, double speed, Direction way, int turnAt) {
      this.speed = speed;
      for (int t = 0; t < SHAPE.frames(); t++) {
        this.x[t] = t == 0 ? x : this.x[t - 1] + speed * this.way[t - 1].x();
        this.y[t] = t == 0 ? y : this.y[t - 1] + speed * this.way[t - 1].y();
        this.way[t] = t < turnAt ? way : way.turned(2);
      }
    }

    private static int step(double time) {
      return (int) Math.max(0, Math.min(SHAPE.frames() - 1, Math.floor(time)));
    }

    double x(double time) {
      int step = step(time);
      return x[step] + (time - step) * speed * way[step].x();
    }

    double y(double time) {
      int step = step(time);
      return y[step] + (time - step) * speed * way[step].y();
    }
  }

  /** Adds the glyph with its top left corner at (x, y) on the torus, bilinear. */
  private static void place(float[] glyph, double x, double y, float[] into, int start) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float fx = (float) (x - left);
    float fy = (float) (y - top);
    int side = DigitGlyphs.SIDE;
    for (int row = 0; row <= side; row++) {
      int line = start + Math.floorMod(top + row, SIDE) * SIDE;
      for (int column = 0; column <= side; column++) {
        float upper = (1 - fx) * ink(glyph, column, row - 1) + fx * ink(glyph, column - 1, row - 1);
        float lower = (1 - fx) * ink(glyph, column, row) + fx * ink(glyph, column - 1, row);
        into[line + Math.floorMod(left + column, SIDE)] += (1 - fy) * lower + fy * upper;
      }
    }
  }

  private static float ink(float[] glyph, int column, int row) {
    int side = DigitGlyphs.SIDE;
    boolean inside = column >= 0 && column < side && row >= 0 && row < side;
    return inside ? glyph[row * side + column] : 0;
  }

  /** Quarters of other digits, at half their ink, the same in all frames. */
  private float[] clutter(SplittableRandom random) {
    float[] picture = new float[SIDE * SIDE];
    int pieces = random.nextInt(1, 4);
    for (int i = 0; i < pieces; i++) {
      int digit = random.nextInt(10);
      float[] piece = glyphs.glyph(digit, random.nextInt(firstGlyph, firstGlyph + clipsPerCell));
      int half = DigitGlyphs.SIDE / 2;
      for (int p = 0; p < piece.length; p++) {
        boolean kept = p % DigitGlyphs.SIDE < half && p / DigitGlyphs.SIDE < half;
        piece[p] = kept ? piece[p] / 2 : 0;
      }
      place(piece, random.nextDouble(SIDE), random.nextDouble(SIDE), picture, 0);
    }
    return picture;
  }
}
