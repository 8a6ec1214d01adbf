package io.miharu.temporal.clips;

import io.miharu.core.Frame;
import io.miharu.core.MotionVector;
import java.util.Arrays;

/**
 * How fast each place of a small picture moves, from the codec's motion vectors.
 *
 * <p>A speed in widths (or heights) of the picture per second is kept in a byte, {@value #ZERO} for
 * none and {@value #PER_UNIT} for one width per second, so that it says the same at every frame
 * rate. A vector leads to the frame that its block was predicted from; it is taken for the frame
 * before, which makes blocks faster than they are where a codec looks further back. Where a frame
 * has no vectors, as key frames, what was known before holds. Remembers, so it serves one video in
 * the order of time. Not thread-safe.
 */
public final class MotionField {

  static final int ZERO = 128;
  static final int PER_UNIT = 64;

  private final int side;
  private final byte[] field;
  private double before = Double.NaN;

  /** A field of {@code side x side}, px. */
  public MotionField(int side) {
    this.side = side;
    this.field = new byte[side * side * 2];
    Arrays.fill(field, (byte) ZERO);
  }

  /**
   * Takes in the next frame.
   *
   * @param frame borrowed; of a stream that was opened with motion vectors
   * @return {@code [side][side][2]}, right and down; a copy
   */
  public byte[] look(Frame frame) {
    double now = frame.time().seconds();
    double gap = now - before;
    if (!frame.motionVectors().isEmpty() && gap > 0) {
      Arrays.fill(field, (byte) ZERO);
      for (MotionVector vector : frame.motionVectors()) {
        lay(vector, frame.width(), frame.height(), gap);
      }
    }
    before = now;
    return field.clone();
  }

  private void lay(MotionVector vector, int width, int height, double gap) {
    byte right = kept(vector.dx() / width / gap);
    byte down = kept(vector.dy() / height / gap);
    int left = place(vector.x() - vector.width() / 2f, width);
    int top = place(vector.y() - vector.height() / 2f, height);
    int end = Math.max(left + 1, place(vector.x() + vector.width() / 2f, width));
    int bottom = Math.max(top + 1, place(vector.y() + vector.height() / 2f, height));
    for (int y = top; y < Math.min(side, bottom); y++) {
      for (int x = left; x < Math.min(side, end); x++) {
        field[(y * side + x) * 2] = right;
        field[(y * side + x) * 2 + 1] = down;
      }
    }
  }

  private int place(float pixels, int length) {
    return Math.max(0, Math.round(pixels * side / length));
  }

  private static byte kept(double unitsPerSecond) {
    return (byte) Math.max(0, Math.min(255, Math.round(ZERO + PER_UNIT * unitsPerSecond)));
  }

  /** A kept byte as a network sees it, [0, 1): a half for no motion. */
  public static float value(byte kept) {
    return (kept & 0xFF) / 256f;
  }
}
