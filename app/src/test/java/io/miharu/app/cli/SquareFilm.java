package io.miharu.app.cli;

import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.ingest.javacv.VideoFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two seconds of a bright block that moves to the right, ten frames a second. */
final class SquareFilm {

  private SquareFilm() {}

  /**
   * Writes one.
   *
   * @param side of the picture, px, a multiple of 16
   * @param block width of the block, px; it is as high as 5/16 of the picture
   * @param step px from frame to frame; at the right edge it begins again
   */
  static void write(Path file, int side, int block, int step) throws IOException {
    Files.createDirectories(file.getParent());
    try (VideoFileWriter writer = VideoFileWriter.mp4(file, side, side, 10)) {
      for (int t = 0; t < 20; t++) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(side * side * 3);
        for (int i = 0; i < side * side; i++) {
          int x = i % side - step * t % (side - block);
          int y = i / side;
          boolean inside = x >= 0 && x < block && y >= 5 * side / 16 && y < 10 * side / 16;
          byte grey = (byte) (inside ? 220 : 60);
          bytes.put(grey).put(grey).put(grey);
        }
        writer.write(
            new PixelView(PixelFormat.BGR24, side, side, bytes), MediaTime.ofSeconds(t / 10.0));
      }
    }
  }
}
