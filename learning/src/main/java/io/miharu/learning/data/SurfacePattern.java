package io.miharu.learning.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The patterns of drawn surfaces: brightness in about [0, 1] at a place given in turns around the
 * torus. Sizes are drawn from a range of a factor of 1.5 within a class.
 */
@FunctionalInterface
interface SurfacePattern {

  double at(double u, double v);

  /** Names of the classes, in the order of {@link #of}. */
  List<String> NAMES =
      List.of(
          "clouds",
          "fine-clouds",
          "layered-clouds",
          "smoke",
          "ridges",
          "marble",
          "fine-marble",
          "wood-rings",
          "stripes",
          "wavy-stripes",
          "slanted-stripes",
          "checks",
          "bent-checks",
          "bricks",
          "tiles",
          "weave",
          "fine-weave",
          "dots",
          "strewn-dots",
          "cells",
          "cell-walls",
          "cracks",
          "waves",
          "slanted-waves",
          "patches");

  /** A pattern of one class, its sizes and phases drawn at random. */
  static SurfacePattern of(int textureClass, SplittableRandom random) {
    double size = random.nextDouble(1, 1.5);
    return switch (NAMES.get(textureClass)) {
      case "clouds" -> noise(12 * size, random);
      case "fine-clouds" -> noise(36 * size, random);
      case "layered-clouds" -> layers(8 * size, 4, random);
      case "smoke" -> smoke(10 * size, random);
      case "ridges" -> ridges(10 * size, random);
      case "marble" -> marble(8 * size, 6, random);
      case "fine-marble" -> marble(20 * size, 10, random);
      case "wood-rings" -> rings(4 * size, random);
      case "stripes" -> stripes(round(24 * size), 0, 0.1, random);
      case "wavy-stripes" -> stripes(round(20 * size), 0, 1.2, random);
      case "slanted-stripes" -> stripes(round(18 * size), round(12 * size), 0.3, random);
      case "checks" -> checks(14 * size, 0, random);
      case "bent-checks" -> checks(14 * size, 0.02, random);
      case "bricks" -> bricks(10 * size, 0.5, random);
      case "tiles" -> bricks(14 * size, 0, random);
      case "weave" -> weave(16 * size, random);
      case "fine-weave" -> weave(32 * size, random);
      case "dots" -> dots(18 * size, 0.1, 0.3, random);
      case "strewn-dots" -> dots(22 * size, 0.9, 0.35, random);
      case "cells" -> cells(14 * size, random);
      case "cell-walls" -> walls(12 * size, 0.18, random);
      case "cracks" -> walls(9 * size, 0.06, random);
      case "waves" -> waves(20 * size, 2 * StrictMath.PI, random);
      case "slanted-waves" -> waves(26 * size, 0.5, random);
      case "patches" -> patches(12 * size, random);
      default -> throw new AssertionError(NAMES.get(textureClass));
    };
  }

  private static int round(double number) {
    return (int) Math.round(number);
  }

  /** Cells as wide as high on a torus of 4 to 3. */
  private static TorusNoise lattice(double columns, SplittableRandom random) {
    return new TorusNoise(round(columns), Math.max(1, round(columns * 0.75)), random);
  }

  private static SurfacePattern noise(double columns, SplittableRandom random) {
    TorusNoise noise = lattice(columns, random);
    return (u, v) -> 0.5 + 0.8 * noise.at(u, v);
  }

  private static SurfacePattern layers(double columns, int octaves, SplittableRandom random) {
    TorusNoise[] noises = new TorusNoise[octaves];
    for (int i = 0; i < octaves; i++) {
      noises[i] = lattice(columns * (1 << i), random);
    }
    return (u, v) -> {
      double sum = 0.5;
      for (int i = 0; i < octaves; i++) {
        sum += 0.7 * noises[i].at(u, v) / (1 << i);
      }
      return sum;
    };
  }

  private static SurfacePattern smoke(double columns, SplittableRandom random) {
    TorusNoise coarse = lattice(columns, random);
    TorusNoise fine = lattice(2 * columns, random);
    return (u, v) -> 1.6 * Math.abs(coarse.at(u, v)) + 0.8 * Math.abs(fine.at(u, v));
  }

  private static SurfacePattern ridges(double columns, SplittableRandom random) {
    TorusNoise noise = lattice(columns, random);
    return (u, v) -> {
      double ridge = 1 - 2 * Math.abs(noise.at(u, v));
      return ridge * ridge;
    };
  }

  private static SurfacePattern marble(double columns, double bands, SplittableRandom random) {
    SurfacePattern layers = layers(columns, 3, random);
    int turns = round(bands);
    return (u, v) -> 0.5 + 0.5 * wave(turns * (u + v) + 3 * layers.at(u, v));
  }

  private static SurfacePattern rings(double columns, SplittableRandom random) {
    TorusNoise noise = lattice(columns, random);
    return (u, v) -> 0.5 + 0.5 * wave(7 * noise.at(u, v));
  }

  private static SurfacePattern stripes(
      int across, int down, double bend, SplittableRandom random) {
    TorusNoise noise = lattice(6, random);
    return (u, v) -> 0.5 + 0.5 * wave(across * u + down * v + bend * noise.at(u, v));
  }

  private static SurfacePattern checks(double columns, double bend, SplittableRandom random) {
    TorusNoise sideways = lattice(8, random);
    TorusNoise upwards = lattice(8, random);
    int across = round(columns / 2) * 2;
    int down = round(columns * 0.375) * 2;
    return (u, v) -> {
      double x = Math.floor(across * (u + bend * sideways.at(u, v)));
      double y = Math.floor(down * (v + bend * upwards.at(u, v)));
      return Math.floorMod((long) (x + y), 2L) == 0 ? 0.15 : 0.85;
    };
  }

  private static SurfacePattern bricks(double columns, double stagger, SplittableRandom random) {
    int across = round(columns);
    int down = round(columns * 0.75) * 2;
    double[] shades = random.doubles((long) (across + 1) * down, 0.5, 0.9).toArray();
    return (u, v) -> {
      double row = Math.floor(down * v);
      double x = across * u + (row % 2 == 0 ? stagger : 0);
      boolean mortar = x - Math.floor(x) < 0.1 || down * v - row < 0.15;
      int brick = Math.floorMod((int) Math.floor(x), across);
      return mortar ? 0.1 : shades[Math.min((int) row, down - 1) * across + brick];
    };
  }

  private static SurfacePattern weave(double columns, SplittableRandom random) {
    int across = round(columns / 2) * 2;
    int down = round(columns * 0.375) * 2;
    double darker = random.nextDouble(0.5, 0.8);
    return (u, v) -> {
      double x = across * u;
      double y = down * v;
      boolean over = Math.floorMod((long) (Math.floor(x) + Math.floor(y)), 2L) == 0;
      double thread = over ? y - Math.floor(y) : x - Math.floor(x);
      return (over ? 1 : darker) * 4 * thread * (1 - thread);
    };
  }

  private static SurfacePattern dots(
      double columns, double spread, double radius, SplittableRandom random) {
    TorusPoints points = new TorusPoints(round(columns), round(columns * 0.75), spread, random);
    return (u, v) -> {
      double edge = 8 * (radius - points.nearest(u, v)[0]);
      return Math.max(0.1, Math.min(0.9, 0.5 + edge));
    };
  }

  private static SurfacePattern cells(double columns, SplittableRandom random) {
    TorusPoints points = new TorusPoints(round(columns), round(columns * 0.75), 0.9, random);
    return (u, v) -> Math.min(1, points.nearest(u, v)[0]);
  }

  private static SurfacePattern walls(double columns, double width, SplittableRandom random) {
    TorusPoints points = new TorusPoints(round(columns), round(columns * 0.75), 0.9, random);
    return (u, v) -> {
      double[] near = points.nearest(u, v);
      return 0.1 + 0.8 * Math.min(1, (near[1] - near[0]) / width);
    };
  }

  /** A mixture of eight waves whose directions lie within {@code spread} of the first one. */
  private static SurfacePattern waves(double around, double spread, SplittableRandom random) {
    int[] across = new int[8];
    int[] down = new int[8];
    double[] phase = new double[8];
    double first = random.nextDouble(2 * StrictMath.PI);
    for (int i = 0; i < 8; i++) {
      double angle = first + random.nextDouble(-spread / 2, spread / 2);
      double length = around * random.nextDouble(0.7, 1.3);
      across[i] = round(length * StrictMath.cos(angle));
      down[i] = round(0.75 * length * StrictMath.sin(angle));
      phase[i] = random.nextDouble();
    }
    return (u, v) -> {
      double sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += wave(across[i] * u + down[i] * v + phase[i]);
      }
      return 0.5 + sum / 8;
    };
  }

  private static SurfacePattern patches(double columns, SplittableRandom random) {
    SurfacePattern layers = layers(columns, 2, random);
    return (u, v) -> Math.max(0.1, Math.min(0.9, 0.5 + 8 * (layers.at(u, v) - 0.5)));
  }

  /**
   * The cosine of a full turn's share. The table of 4,096 makes it quick and the same everywhere.
   */
  private static double wave(double turns) {
    return WaveTable.at(turns);
  }

  /** Cosines of whole turns. */
  final class WaveTable {
    private static final double[] COSINES = new double[4096];

    static {
      for (int i = 0; i < COSINES.length; i++) {
        COSINES[i] = StrictMath.cos(2 * StrictMath.PI * i / COSINES.length);
      }
    }

    private WaveTable() {}

    static double at(double turns) {
      return COSINES[(int) Math.floor(turns * COSINES.length) & (COSINES.length - 1)];
    }
  }
}
