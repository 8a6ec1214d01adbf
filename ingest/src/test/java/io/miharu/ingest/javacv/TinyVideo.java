package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Makes small videos of every kind. Each shows four coloured quarters that do not change, and a
 * white square of 16 px that moves 4 px to the right each frame.
 */
public final class TinyVideo {

  /** The quarters' colours as BGR: top left, top right, bottom left, bottom right. */
  static final int[][] QUARTERS = {{200, 40, 40}, {40, 200, 40}, {40, 40, 200}, {120, 120, 120}};

  private Recipe recipe =
      new Recipe(
          "mp4", "mpeg4", AV_PIX_FMT_YUV420P, 96, 64, 25, 4_000_000, 0, 10_000, 0, 0, Map.of());
  private long[] micros = every(40_000, 25);

  private TinyVideo() {}

  /** A second of 96 x 64 px at 25 frames/s, MPEG-4 in MP4 without B-frames. */
  public static TinyVideo plain() {
    return new TinyVideo();
  }

  public static long[] every(long stepMicros, int frames) {
    return LongStream.range(0, frames).map(i -> i * stepMicros).toArray();
  }

  public TinyVideo size(int width, int height) {
    recipe =
        new Recipe(
            recipe.container(),
            recipe.codec(),
            recipe.pixelFormat(),
            width,
            height,
            recipe.rate(),
            recipe.bitRate(),
            recipe.bFrames(),
            recipe.clockRate(),
            recipe.firstStampMicros(),
            recipe.rotationDegrees(),
            recipe.muxerOptions());
    return this;
  }

  public TinyVideo in(String container, String codec) {
    return in(container, codec, recipe.pixelFormat(), Map.of());
  }

  public TinyVideo in(
      String container, String codec, int pixelFormat, Map<String, String> options) {
    recipe =
        new Recipe(
            container,
            codec,
            pixelFormat,
            recipe.width(),
            recipe.height(),
            recipe.rate(),
            recipe.bitRate(),
            recipe.bFrames(),
            recipe.clockRate(),
            recipe.firstStampMicros(),
            recipe.rotationDegrees(),
            options);
    return this;
  }

  public TinyVideo odd(int bFrames, int clockRate, long firstStampMicros, int rotationDegrees) {
    recipe =
        new Recipe(
            recipe.container(),
            recipe.codec(),
            recipe.pixelFormat(),
            recipe.width(),
            recipe.height(),
            recipe.rate(),
            recipe.bitRate(),
            bFrames,
            clockRate,
            firstStampMicros,
            rotationDegrees,
            recipe.muxerOptions());
    return this;
  }

  public TinyVideo shownAt(long... times) {
    micros = times.clone();
    return this;
  }

  public Path write(Path file) throws IOException {
    try (VideoFileWriter writer = VideoFileWriter.open(file, recipe)) {
      for (int i = 0; i < micros.length; i++) {
        writer.write(picture(recipe.width(), recipe.height(), i), new MediaTime(micros[i]));
      }
    }
    return file;
  }

  /** The i-th picture, BGR. */
  public static PixelView picture(int width, int height, int i) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * 3);
    int left = 4 * i % Math.max(1, width - 16);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
        boolean square = x >= left && x < left + 16 && y >= height / 2 && y < height / 2 + 16;
        for (int channel = 0; channel < 3; channel++) {
          bytes.put((byte) (square ? 255 : QUARTERS[quarter][channel]));
        }
      }
    }
    return new PixelView(PixelFormat.BGR24, width, height, bytes);
  }
}
