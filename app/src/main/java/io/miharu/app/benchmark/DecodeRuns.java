package io.miharu.app.benchmark;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.PrefetchStream;
import io.miharu.ingest.javacv.FfmpegProgram;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decoding and nothing else: FFmpeg's way and ours. */
final class DecodeRuns {

  /** What {@code ffmpeg -benchmark} prints: user and system time, and time on the clock. */
  private static final Pattern BENCH =
      Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s rtime=([0-9.]+)s");

  private static final Pattern FRAMES = Pattern.compile("frame=\\s*([0-9]+)");

  /** The scaled view that is asked for: the size of most networks' input. */
  private static final int VIEW_WIDTH = 640;

  private static final int QUEUED = 8;

  private final Path source;
  private final OpenOptions options;

  DecodeRuns(Path source, OpenOptions options) {
    this.source = source;
    this.options = options;
  }

  /** {@code ffmpeg -i SOURCE -f null -}, timed by itself, so without its start. */
  Measurement ffmpeg(FfmpegProgram program) throws IOException {
    String printed =
        program.run(
            List.of(
                "-benchmark",
                "-i",
                FfmpegProgram.argument(source),
                "-map",
                "0:v:0",
                "-fps_mode",
                "passthrough",
                "-f",
                "null",
                "-"));
    Matcher bench = BENCH.matcher(printed);
    Matcher frame = FRAMES.matcher(printed);
    long frames = 0;
    while (frame.find()) {
      frames = Long.parseLong(frame.group(1));
    }
    if (!bench.find() || frames == 0) {
      throw new IOException("ffmpeg did not say how fast it was: " + printed);
    }
    double cpu = Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2));
    return new Measurement(frames, 0, Double.parseDouble(bench.group(3)), cpu, Map.of());
  }

  /** Our decoder; the frames are let go unseen. */
  Measurement decode() throws IOException {
    double cpu = Machine.cpuSeconds();
    long started = System.nanoTime();
    long frames = 0;
    try (FrameStream stream = open()) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        next.get().close();
        frames++;
      }
    }
    return measured(frames, started, cpu);
  }

  /** Our decoder, and of every frame a scaled view in colour. */
  Measurement decodeAndView() throws IOException {
    double cpu = Machine.cpuSeconds();
    long started = System.nanoTime();
    long[] frames = {0};
    try (FrameStream stream = new PrefetchStream(open(), QUEUED)) {
      int width = Math.min(VIEW_WIDTH, stream.info().width());
      int height = Math.max(1, stream.info().height() * width / stream.info().width());
      stream.forEach(
          frame -> {
            frame.pixels(PixelFormat.BGR24, width, height);
            frames[0]++;
          });
    }
    return measured(frames[0], started, cpu);
  }

  private FrameStream open() throws IOException {
    return VideoFileStream.open(source, String.valueOf(source.getFileName()), options);
  }

  private static Measurement measured(long frames, long started, double cpu) {
    return new Measurement(
        frames, 0, (System.nanoTime() - started) / 1e9, Machine.cpuSeconds() - cpu, Map.of());
  }
}
