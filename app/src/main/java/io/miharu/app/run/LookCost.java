package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.Detector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What a look of a network costs on this machine. */
public final class LookCost {

  private static final int WARM_UP = 3;
  private static final int LOOKS = 8;

  private LookCost() {}

  /** Milliseconds of one core that a look takes: the least of some, so without what disturbs. */
  public static double millis(Detector detector) throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WARM_UP + LOOKS; i++) {
      try (Frame frame = new GreyFrame()) {
        long started = StageTimes.now();
        detector.detect(frame);
        if (i >= WARM_UP) {
          least = Math.min(least, StageTimes.now() - started);
        }
      }
    }
    return least / 1e6;
  }

  /** A picture of nothing: networks take as long for it as for any other. */
  private static final class GreyFrame implements Frame {

    @Override
    public MediaTime time() {
      return MediaTime.ZERO;
    }

    @Override
    public long index() {
      return 0;
    }

    @Override
    public int width() {
      return 1280;
    }

    @Override
    public int height() {
      return 720;
    }

    @Override
    public PixelView pixels(PixelFormat format, int width, int height) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * format.channels());
      while (bytes.hasRemaining()) {
        bytes.put((byte) 114);
      }
      return new PixelView(format, width, height, bytes);
    }

    @Override
    public List<MotionVector> motionVectors() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
