package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * Clips whose pictures are shrunk by a whole factor, each pixel the mean of a square. Immutable.
 */
public final class SmallerClips extends RemadeClips {

  private final int factor;

  /**
   * The same clips, smaller.
   *
   * @param factor must divide height and width
   */
  public SmallerClips(ClipSet clips, int factor) {
    super(clips, shrunk(clips.shape(), factor), new Seed(0));
    this.factor = factor;
  }

  private static ClipShape shrunk(ClipShape whole, int factor) {
    if (factor < 1 || whole.height() % factor != 0 || whole.width() % factor != 0) {
      throw new IllegalArgumentException(
          "pictures of %d x %d px cannot be shrunk by %d; choose a factor of both"
              .formatted(whole.width(), whole.height(), factor));
    }
    return new ClipShape(
        whole.channels(),
        whole.frames(),
        whole.height() / factor,
        whole.width() / factor,
        whole.framesPerSecond());
  }

  @Override
  void remake(float[] whole, SplittableRandom random, float[] into, int offset) {
    ClipShape shape = shape();
    int wide = shape.width() * factor;
    float share = 1f / (factor * factor);
    for (int i = 0; i < shape.values(); i++) {
      int picture = i / shape.plane();
      int row = i % shape.plane() / shape.width();
      int column = i % shape.width();
      int from = (picture * shape.height() + row) * factor * wide + column * factor;
      float sum = 0;
      for (int y = 0; y < factor; y++) {
        for (int x = 0; x < factor; x++) {
          sum += whole[from + y * wide + x];
        }
      }
      into[offset + i] = share * sum;
    }
  }
}
