package io.miharu.eval.formats;

/** How large the pictures of a video are, both above 0 px. Immutable. */
public record PictureSize(int width, int height) {

  public PictureSize {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "pictures need a size above 0 px, got %d x %d".formatted(width, height));
    }
  }
}
