package io.miharu.learning.data;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.temporal.clips.MotionField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The small pictures of one video and when each is shown.
 *
 * <p>Bytes {@code [side][side][channels]} per frame, the channels of brightness before the two of a
 * {@link MotionField}. Immutable.
 */
final class DecodedClip {

  /** Frames nearer than this to the one before are left out: more than 60/s teach nothing. */
  private static final double LEAST_GAP = 1 / 61.0;

  private final int side;
  private final int colours;
  private final int channels;
  private final List<byte[]> frames;
  private final double[] seconds;

  private DecodedClip(
      int side, int colours, boolean motion, List<byte[]> frames, double[] seconds) {
    this.side = side;
    this.colours = colours;
    this.channels = colours + (motion ? 2 : 0);
    this.frames = frames;
    this.seconds = seconds;
  }

  /**
   * Reads a video to its end or for {@code mostSeconds}.
   *
   * @param side width and height to shrink each frame to, px
   * @param motion whether to keep what the codec knows of motion; the opener must ask for it
   */
  static DecodedClip read(
      ClipFile.Opener opener, int side, int colours, boolean motion, double mostSeconds)
      throws IOException {
    PixelFormat format = colours == 1 ? PixelFormat.GRAY8 : PixelFormat.RGB24;
    List<byte[]> frames = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    MotionField field = new MotionField(side);
    try (FrameStream stream = opener.open()) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Frame frame = next.get()) {
          double now = frame.time().seconds();
          if (now > mostSeconds) {
            break;
          }
          if (!seconds.isEmpty() && now - seconds.get(seconds.size() - 1) < LEAST_GAP) {
            continue;
          }
          PixelView view = frame.pixels(format, side, side);
          byte[] pixels = new byte[side * side * colours];
          view.bytes().get(pixels);
          frames.add(motion ? joined(pixels, colours, field.look(frame)) : pixels);
          seconds.add(now);
        }
      }
    }
    if (frames.size() < 2) {
      throw new IOException("needs two frames or more, got " + frames.size());
    }
    double[] times = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    return new DecodedClip(side, colours, motion, List.copyOf(frames), times);
  }

  private static byte[] joined(byte[] pixels, int colours, byte[] motion) {
    byte[] all = new byte[pixels.length + motion.length];
    for (int place = 0; place < motion.length / 2; place++) {
      int at = place * (colours + 2);
      System.arraycopy(pixels, place * colours, all, at, colours);
      System.arraycopy(motion, place * 2, all, at + colours, 2);
    }
    return all;
  }

  /** Seconds from the first frame to the last. */
  double length() {
    return seconds[seconds.length - 1] - seconds[0];
  }

  int side() {
    return side;
  }

  long bytes() {
    return (long) frames.size() * side * side * channels;
  }

  /** The number of the frame shown nearest to a time after the first frame; the earlier of two. */
  int nearest(double time) {
    double wanted = seconds[0] + time;
    int low = 0;
    int high = seconds.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return wanted - seconds[low] <= seconds[high] - wanted ? low : high;
  }

  /** One value of one frame in [0, 1]. */
  float at(int frame, int channel, int x, int y) {
    byte kept = frames.get(frame)[(y * side + x) * channels + channel];
    return channel < colours ? (kept & 0xFF) / 255f : MotionField.value(kept);
  }
}
