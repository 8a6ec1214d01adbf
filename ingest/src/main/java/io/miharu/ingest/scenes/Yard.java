package io.miharu.ingest.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Ground with patches of different materials and walls that stand on it, seen by a fixed camera.
 * Ray-cast once per stream with four rays a pixel, then copied. Built by its own methods; then only
 * read.
 */
final class Yard implements Backdrop {

  /** A convex area of ground, corners in turn. */
  private static final class Patch {

    final Material material;
    private final double[] xz;

    Patch(double[] xz, Material material) {
      this.xz = xz;
      this.material = material;
    }

    boolean contains(double x, double z) {
      boolean inside = false;
      int n = xz.length / 2;
      int previous = n - 1;
      for (int i = 0; i < n; previous = i++) {
        double zi = xz[2 * i + 1];
        double zp = xz[2 * previous + 1];
        if (zi > z != zp > z
            && x < xz[2 * i] + (z - zi) * (xz[2 * previous] - xz[2 * i]) / (zp - zi)) {
          inside = !inside;
        }
      }
      return inside;
    }
  }

  /** A wall from one point of the ground to another. */
  private record Wall(
      double x0, double z0, double x1, double z1, double height, Material material, int windows) {}

  private final Material ground;
  private final List<Patch> patches = new ArrayList<>();
  private final List<Wall> walls = new ArrayList<>();

  Yard(Material ground) {
    this.ground = ground;
  }

  /** Covers an area; later patches lie on top. Corners x, z in turn. */
  Yard patch(Material material, double... xz) {
    patches.add(new Patch(xz.clone(), material));
    return this;
  }

  /** Covers a rectangle. */
  Yard area(Material material, double x0, double z0, double x1, double z1) {
    return patch(material, x0, z0, x1, z0, x1, z1, x0, z1);
  }

  /**
   * Puts up a wall.
   *
   * @param windows 0 for none, else the salt that decides where windows and doors are
   */
  Yard wall(
      Material material, double x0, double z0, double x1, double z1, double height, int windows) {
    walls.add(new Wall(x0, z0, x1, z1, height, material, windows));
    return this;
  }

  @Override
  public void paint(double time, Camera camera, Canvas canvas) {
    double[] ray = new double[3];
    for (int row = 0; row < canvas.height; row++) {
      for (int column = 0; column < canvas.width; column++) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int sub = 0; sub < 4; sub++) {
          camera.ray(column + 0.25 + 0.5 * (sub & 1), row + 0.25 + 0.5 * (sub >> 1), ray);
          int rgb = look(camera, ray);
          red += rgb >> 16 & 0xFF;
          green += rgb >> 8 & 0xFF;
          blue += rgb & 0xFF;
        }
        canvas.pixels[row * canvas.width + column] =
            (red >> 2) << 16 | (green >> 2) << 8 | blue >> 2;
      }
    }
  }

  private int look(Camera camera, double[] ray) {
    double nearest = Double.POSITIVE_INFINITY;
    int rgb = sky(ray);
    if (ray[1] < 0) {
      double reach = camera.y / -ray[1];
      double x = camera.x + reach * ray[0];
      double z = camera.z + reach * ray[2];
      nearest = reach;
      rgb = haze(groundAt(x, z, reach), reach * camera.focal);
    }
    for (Wall wall : walls) {
      double wx = wall.x1 - wall.x0;
      double wz = wall.z1 - wall.z0;
      double cross = ray[0] * wz - ray[2] * wx;
      if (Math.abs(cross) < 1e-12) {
        continue;
      }
      double dx = wall.x0 - camera.x;
      double dz = wall.z0 - camera.z;
      double reach = (dx * wz - dz * wx) / cross;
      double share = (dx * ray[2] - dz * ray[0]) / cross;
      double up = camera.y + reach * ray[1];
      if (reach > 0
          && reach < nearest
          && share >= 0
          && share <= 1
          && up >= 0
          && up <= wall.height) {
        nearest = reach;
        rgb = haze(wallAt(wall, share * Math.hypot(wx, wz), up, reach), reach * camera.focal);
      }
    }
    return rgb;
  }

  private int groundAt(double x, double z, double blur) {
    Material material = ground;
    for (Patch patch : patches) {
      if (patch.contains(x, z)) {
        material = patch.material;
      }
    }
    int rgb = material.at(x, z, blur * 1.5);
    double shade = 1;
    for (Wall wall : walls) {
      // Little light reaches the corner between ground and wall.
      double gap = distance(wall, x, z);
      shade = Math.min(shade, 0.62 + 0.38 * Math.min(1, gap / 0.7));
    }
    return shade < 1 ? Colours.times(rgb, shade) : rgb;
  }

  private static double distance(Wall wall, double x, double z) {
    double wx = wall.x1 - wall.x0;
    double wz = wall.z1 - wall.z0;
    double share = ((x - wall.x0) * wx + (z - wall.z0) * wz) / (wx * wx + wz * wz);
    share = Math.max(0, Math.min(1, share));
    return Math.hypot(x - wall.x0 - share * wx, z - wall.z0 - share * wz);
  }

  private static int wallAt(Wall wall, double along, double up, double blur) {
    int rgb = wall.material.at(along, up, blur * 1.5);
    if (up < 0.25) {
      return Colours.times(rgb, 0.7);
    }
    if (wall.windows != 0) {
      long bay = (long) Math.floor(along / 2.6);
      double inBay = along - bay * 2.6;
      boolean door = Chance.hash(bay, wall.windows, 2) < 0.25;
      double low = door ? 0.05 : 1.0;
      if (inBay > 0.5 && inBay < 2.0 && up > low && up < 2.3) {
        boolean frame =
            inBay < 0.58
                || inBay > 1.92
                || up < low + 0.07
                || up > 2.22
                || Math.abs(inBay - 1.25) < 0.04;
        int inside = door ? 0x4A3A2C : Colours.mix(0x2A3440, 0x8698A4, 0.5 * (up - low) / 1.5);
        return frame ? 0xB8B4AA : inside;
      }
    }
    return rgb;
  }

  private static int sky(double[] ray) {
    double up = ray[1] / Math.sqrt(ray[0] * ray[0] + ray[1] * ray[1] + ray[2] * ray[2]);
    return Colours.mix(0xC9D2D8, 0x8FA9C4, Math.max(0, Math.min(1, up * 2.5)));
  }

  /** Distance takes contrast away. */
  private static int haze(int rgb, double metres) {
    return Colours.mix(rgb, 0xBEC6CB, Math.min(0.6, Math.max(0, metres - 12) * 0.006));
  }
}
