package io.miharu.temporal.clips;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A grey film whose brightness is {@code time * 50} grey levels everywhere.
 *
 * @param breach the number of the frame before which the stream was broken off; -1 for never
 */
record RisingFilm(double rate, int frames, int breach) {

  RisingFilm(double rate, int frames) {
    this(rate, frames, -1);
  }

  FrameStream open() {
    return new FrameStream() {
      private int at;

      @Override
      public SourceInfo info() {
        return new SourceInfo(
            "film", "film", "none", 16, 16, Optional.empty(), OptionalDouble.of(rate), 0);
      }

      @Override
      public Optional<Frame> next() {
        return at < frames ? Optional.of(frame(at++)) : Optional.empty();
      }

      @Override
      public StreamHealth health() {
        return new StreamHealth(at, 0, List.of(), Optional.empty(), List.of());
      }

      @Override
      public void close() {}
    };
  }

  Frame frame(int number) {
    return frame(number, List.of());
  }

  Frame frame(int number, List<MotionVector> vectors) {
    return new Frame() {
      @Override
      public MediaTime time() {
        return MediaTime.ofSeconds(number / rate);
      }

      @Override
      public long index() {
        return number;
      }

      @Override
      public int segment() {
        return breach >= 0 && number >= breach ? 1 : 0;
      }

      @Override
      public int width() {
        return 16;
      }

      @Override
      public int height() {
        return 16;
      }

      @Override
      public PixelView pixels(PixelFormat format, int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * format.channels());
        while (bytes.hasRemaining()) {
          bytes.put((byte) Math.round(50 * number / rate));
        }
        return new PixelView(format, width, height, bytes);
      }

      @Override
      public List<MotionVector> motionVectors() {
        return vectors;
      }

      @Override
      public void close() {}
    };
  }
}
