package io.miharu.detectors.motion;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything moves in a frame, for less than a look at it costs.
 *
 * <p>Where the codec gives motion vectors, these tell, for nothing: something moves when blocks
 * that moved by more than {@value #LEAST_PX} px cover {@value #LEAST_AREA_PX2} px². A frame without
 * vectors within {@value #TRUST_S} s of one that had some is a key frame, and what was said last
 * still holds. Elsewhere a small grey picture is compared with the one at the last {@link
 * #looked()}: something moved when in some cell of {@value #CELL}x{@value #CELL} px the mean
 * absolute difference, after the picture's common shift in brightness is taken off, passes {@value
 * #LEAST_GREY} grey levels.
 *
 * <p>Source: methods/video-pipeline.md section 2, last paragraph; cells, memory and numbers are
 * ours. Called with every frame in order. Not thread-safe.
 */
public final class Activity {

  /** Less is the codec's own restlessness. */
  static final double LEAST_PX = 1;

  /** Two blocks of the size that codecs split down to for things that matter. */
  static final int LEAST_AREA_PX2 = 128;

  static final double TRUST_S = 12;

  static final int CELL = 8;
  static final double LEAST_GREY = 4;

  private static final int WIDTH = 240;

  private boolean moving = true;
  private @Nullable MediaTime vectorsAt;
  private byte[] before = new byte[0];
  private byte[] now = new byte[0];
  private int width;

  /** Whether something moves in this frame, or has moved since the last look. */
  public boolean moves(Frame frame) {
    var vectors = frame.motionVectors();
    if (!vectors.isEmpty()) {
      vectorsAt = frame.time();
      moving = covers(vectors);
    } else if (vectorsAt == null || frame.time().secondsSince(vectorsAt) > TRUST_S) {
      moving = differs(frame);
    }
    return moving;
  }

  /** The frame given last is looked at: what comes is compared with it. */
  public void looked() {
    byte[] spare = before;
    before = now;
    now = spare;
  }

  private static boolean covers(Iterable<MotionVector> vectors) {
    int areaPx2 = 0;
    for (MotionVector block : vectors) {
      if (Math.hypot(block.dx(), block.dy()) > LEAST_PX) {
        areaPx2 += block.width() * block.height();
      }
    }
    return areaPx2 >= LEAST_AREA_PX2;
  }

  private boolean differs(Frame frame) {
    int factor = Math.max(1, Math.round((float) frame.width() / WIDTH));
    width = Math.max(CELL, frame.width() / factor);
    int height = Math.max(CELL, frame.height() / factor);
    ByteBuffer bytes = frame.pixels(PixelFormat.GRAY8, width, height).bytes();
    if (now.length != bytes.remaining()) {
      now = new byte[bytes.remaining()];
    }
    bytes.get(now);
    return before.length != now.length || anyCellDiffers(height);
  }

  private boolean anyCellDiffers(int height) {
    int shift = medianDifference();
    int[] sums = new int[width / CELL];
    for (int top = 0; top + CELL <= height; top += CELL) {
      Arrays.fill(sums, 0);
      for (int y = top; y < top + CELL; y++) {
        for (int x = 0; x < sums.length * CELL; x++) {
          int i = y * width + x;
          sums[x / CELL] += Math.abs((now[i] & 0xFF) - (before[i] & 0xFF) - shift);
        }
      }
      for (int sum : sums) {
        if (sum > LEAST_GREY * CELL * CELL) {
          return true;
        }
      }
    }
    return false;
  }

  private int medianDifference() {
    int[] counts = new int[511];
    int n = 0;
    for (int i = 0; i < now.length; i += 3) {
      counts[(now[i] & 0xFF) - (before[i] & 0xFF) + 255]++;
      n++;
    }
    int bin = 0;
    for (int below = counts[0]; 2 * below < n; below += counts[bin]) {
      bin++;
    }
    return bin - 255;
  }
}
