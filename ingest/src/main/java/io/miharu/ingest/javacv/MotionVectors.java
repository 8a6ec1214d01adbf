package io.miharu.ingest.javacv;

import io.miharu.core.MotionVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMotionVector;
import org.bytedeco.javacpp.Loader;

/**
 * Reads FFmpeg's list of motion vectors straight from memory: a call into the library for each
 * number of each block would take longer than decoding the picture.
 */
final class MotionVectors {

  private static final int SIZE = Loader.sizeof(AVMotionVector.class);
  private static final int SOURCE = offset("source");
  private static final int WIDTH = offset("w");
  private static final int HEIGHT = offset("h");
  private static final int X = offset("dst_x");
  private static final int Y = offset("dst_y");
  private static final int MOTION_X = offset("motion_x");
  private static final int MOTION_Y = offset("motion_y");
  private static final int SCALE = offset("motion_scale");

  private MotionVectors() {}

  private static int offset(String member) {
    return Loader.offsetof(AVMotionVector.class, member);
  }

  /** The blocks of a picture as the frame shows them. */
  static List<MotionVector> read(AVFrameSideData data, PictureGeometry geometry) {
    ByteBuffer bytes =
        data.data().capacity(data.size()).asByteBuffer().order(ByteOrder.nativeOrder());
    List<MotionVector> vectors = new ArrayList<>(bytes.capacity() / SIZE);
    for (int at = 0; at + SIZE <= bytes.capacity(); at += SIZE) {
      // Positive sources lie in the future: they say where the block goes, not where it came from.
      if (bytes.getInt(at + SOURCE) < 0) {
        geometry.show(block(bytes, at)).ifPresent(vectors::add);
      }
    }
    return List.copyOf(vectors);
  }

  private static MotionVector block(ByteBuffer bytes, int at) {
    // motion / scale points from the block back to its source; dst is the block's centre.
    double scale = Math.max(1, bytes.getShort(at + SCALE) & 0xFFFF);
    return new MotionVector(
        bytes.getShort(at + X),
        bytes.getShort(at + Y),
        bytes.get(at + WIDTH) & 0xFF,
        bytes.get(at + HEIGHT) & 0xFF,
        (float) (-bytes.getInt(at + MOTION_X) / scale),
        (float) (-bytes.getInt(at + MOTION_Y) / scale));
  }
}
