package io.miharu.learning.data;

/**
 * A grey picture of a surface, read between its pixels.
 *
 * <p>Bytes {@code [height][width]}, row-major. Immutable.
 */
public final class Texture {

  private final int width;
  private final int height;
  private final boolean periodic;
  private final byte[] grey;

  /**
   * Wraps what is handed over.
   *
   * @param periodic whether the right edge joins the left and the lower the upper
   */
  Texture(int width, int height, boolean periodic, byte[] grey) {
    if (width < 2 || height < 2 || grey.length != width * height) {
      throw new IllegalArgumentException(
          "a texture of %d x %d px needs as many bytes and 2 x 2 px or more, got %d bytes"
              .formatted(width, height, grey.length));
    }
    this.width = width;
    this.height = height;
    this.periodic = periodic;
    this.grey = grey;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public boolean periodic() {
    return periodic;
  }

  /** Brightness in [0, 1] at any place, bilinear; beyond an edge that joins none, the edge's. */
  public float at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float fx = (float) (x - left);
    float fy = (float) (y - top);
    int x0 = place(left, width);
    int x1 = place(left + 1, width);
    int upper = place(top, height) * width;
    int lower = place(top + 1, height) * width;
    float above = (1 - fx) * (grey[upper + x0] & 0xFF) + fx * (grey[upper + x1] & 0xFF);
    float below = (1 - fx) * (grey[lower + x0] & 0xFF) + fx * (grey[lower + x1] & 0xFF);
    return ((1 - fy) * above + fy * below) / 255f;
  }

  private int place(int at, int length) {
    return periodic ? Math.floorMod(at, length) : Math.max(0, Math.min(length - 1, at));
  }
}
