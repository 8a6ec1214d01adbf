package io.miharu.learning.data;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips whose pictures are shrunk by a whole factor, each pixel the mean of a square. Immutable.
 */
public final class SmallerClips implements ClipSet {

  private final ClipSet clips;
  private final int factor;
  private final ClipShape shape;

  /**
   * The same clips, smaller.
   *
   * @param factor must divide height and width
   */
  public SmallerClips(ClipSet clips, int factor) {
    ClipShape whole = clips.shape();
    if (factor < 1 || whole.height() % factor != 0 || whole.width() % factor != 0) {
      throw new IllegalArgumentException(
          "pictures of %d x %d px cannot be shrunk by %d; choose a factor of both"
              .formatted(whole.width(), whole.height(), factor));
    }
    this.clips = clips;
    this.factor = factor;
    this.shape =
        new ClipShape(
            whole.channels(),
            whole.frames(),
            whole.height() / factor,
            whole.width() / factor,
            whole.framesPerSecond());
  }

  @Override
  public ClipShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return clips.size();
  }

  @Override
  public List<String> classes() {
    return clips.classes();
  }

  @Override
  public int label(int clip) {
    return clips.label(clip);
  }

  @Override
  public void read(int clip, float[] into, int offset) throws IOException {
    float[] whole = new float[clips.values()];
    clips.read(clip, whole, 0);
    shrink(whole, into, offset);
  }

  @Override
  public void vary(int clip, SplittableRandom random, float[] into, int offset) throws IOException {
    float[] whole = new float[clips.values()];
    clips.vary(clip, random, whole, 0);
    shrink(whole, into, offset);
  }

  private void shrink(float[] whole, float[] into, int offset) {
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
