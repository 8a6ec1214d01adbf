package io.miharu.ingest.scenes;

/**
 * What a surface looks like at a point: a colour of its own, made uneven by seams, grain and
 * stains. Immutable.
 */
record Material(Texture texture, int rgb) {

  /** How a surface is made. */
  enum Texture {
    ASPHALT,
    PAVING,
    CONCRETE,
    GRASS,
    PAINT,
    BRICK,
    PLASTER
  }

  /**
   * The colour at a point of the surface, in metres: x and z on the ground, or along and up a wall.
   *
   * @param blur how many metres one pixel covers here; finer grain than that is left out
   */
  int at(double x, double z, double blur) {
    double stain = Chance.smooth(x * 0.35, z * 0.35, 11) - 0.5;
    double grain =
        blur > 0.25
            ? 0
            : Chance.hash((long) Math.floor(x * 40), (long) Math.floor(z * 40), 5) - 0.5;
    double light =
        switch (texture) {
          case ASPHALT -> 1 + 0.16 * stain + 0.16 * grain + crack(x, z, blur);
          case PAVING -> 1 + 0.1 * stain + 0.06 * grain + slab(x, z, 0.6, 0.6, 0, blur);
          case CONCRETE -> 1 + 0.2 * stain + 0.06 * grain + slab(x, z, 3.2, 3.2, 0, blur) * 1.4;
          case GRASS ->
              1 + 0.3 * stain + 0.35 * grain + 0.35 * (Chance.smooth(x * 5, z * 5, 3) - 0.5);
          case PAINT -> 1 + 0.1 * stain + 0.12 * grain;
          case BRICK -> 1 + 0.12 * stain + 0.08 * grain + slab(x, z, 0.5, 0.2, 0.25, blur) * 1.5;
          case PLASTER -> 1 + 0.12 * stain + 0.03 * grain;
        };
    return Colours.times(rgb, light);
  }

  /** Slabs differ a little, and are dark at their seams. */
  private static double slab(double x, double z, double w, double h, double shift, double blur) {
    long row = (long) Math.floor(z / h);
    double moved = x + (row % 2 == 0 ? 0 : shift);
    long column = (long) Math.floor(moved / w);
    double own = 0.09 * (Chance.hash(column, row, 7) - 0.5);
    double seam = 0.012 + 0.4 * blur;
    double u = moved - column * w;
    double v = z - row * h;
    boolean inSeam = u < seam || v < seam;
    double weight = Math.min(1, 0.05 / Math.max(0.02, blur + 0.03));
    return own + (inSeam ? -0.22 * weight : 0);
  }

  private static double crack(double x, double z, double blur) {
    double line = Math.abs(Chance.smooth(x * 0.5 + 7, z * 0.5, 21) - 0.5);
    return blur < 0.06 && line < 0.006 ? -0.25 : 0;
  }
}
