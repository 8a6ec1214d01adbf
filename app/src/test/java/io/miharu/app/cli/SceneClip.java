package io.miharu.app.cli;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.javacv.VideoFileWriter;
import io.miharu.ingest.scenes.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The beginning of a built-in scene as a video file. */
final class SceneClip {

  private SceneClip() {}

  /** Films the scene up to and with the frame at {@code length}. */
  static void write(Scene scene, Duration length, Path file) throws IOException {
    try (FrameStream frames = scene.open();
        VideoFileWriter writer =
            VideoFileWriter.mp4(file, scene.width(), scene.height(), scene.rate())) {
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (Frame frame = next.get()) {
          if (frame.time().seconds() > length.toNanos() / 1e9) {
            return;
          }
          writer.write(frame.pixels(PixelFormat.BGR24), frame.time());
        }
      }
    }
  }
}
