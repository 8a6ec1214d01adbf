package io.miharu.core;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * A film of 16 x 16 pixels whose every frame has one grey level everywhere: what tests can reckon
 * with by hand.
 *
 * @param rate frames a second
 * @param frames in the whole film
 * @param grey level of a frame by its number, rounded and cut to its lowest eight bits
 * @param lost number of the frame that was lost; -1 for none
 * @param breach number of the frame before which the stream was broken off; -1 for never
 */
public record GreyFilm(double rate, int frames, IntToDoubleFunction grey, int lost, int breach) {

  private static final int SIZE = 16;

  /** A film whose grey level is the number of the frame. */
  public static GreyFilm counting(double rate, int frames) {
    return new GreyFilm(rate, frames, number -> number, -1, -1);
  }

  /** A film whose grey level rises by so much each second. */
  public static GreyFilm rising(double rate, int frames, double aSecond) {
    return new GreyFilm(rate, frames, number -> aSecond * number / rate, -1, -1);
  }

  public GreyFilm withLost(int number) {
    return new GreyFilm(rate, frames, grey, number, breach);
  }

  public GreyFilm withBreach(int number) {
    return new GreyFilm(rate, frames, grey, lost, number);
  }

  public FrameStream open() {
    return new FrameStream() {
      private int at;

      @Override
      public SourceInfo info() {
        return new SourceInfo(
            "film", "film", "none", SIZE, SIZE, Optional.empty(), OptionalDouble.of(rate), 0);
      }

      @Override
      public Optional<Frame> next() {
        at += at == lost ? 1 : 0;
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

  public Frame frame(int number) {
    return frame(number, List.of());
  }

  /** The same, with motion vectors as of a codec. */
  public Frame frame(int number, List<MotionVector> vectors) {
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
        return SIZE;
      }

      @Override
      public int height() {
        return SIZE;
      }

      @Override
      public PixelView pixels(PixelFormat format, int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * format.channels());
        while (bytes.hasRemaining()) {
          bytes.put((byte) Math.round(grey.applyAsDouble(number)));
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
