package io.miharu.app.demo;

import io.miharu.app.run.OutputException;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.VideoWriter;
import io.miharu.ingest.javacv.VideoFileWriter;
import io.miharu.ingest.scenes.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Films a scene: renders its frames and compresses them to a video file, as a camera would. */
final class SceneFilm {

  private SceneFilm() {}

  static void write(Scene scene, Path file) throws IOException {
    try (FrameStream stage = scene.open();
        VideoWriter writer =
            VideoFileWriter.mp4(file, scene.width(), scene.height(), scene.rate())) {
      for (Optional<Frame> next = stage.next(); next.isPresent(); next = stage.next()) {
        try (Frame frame = next.get()) {
          writer.write(frame.pixels(PixelFormat.BGR24), frame.time());
        }
      }
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write the scene %s to %s: %s"
              .formatted(scene.name(), file, unwritable.getMessage()),
          unwritable);
    }
  }
}
