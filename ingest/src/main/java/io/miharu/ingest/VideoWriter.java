package io.miharu.ingest;

import io.miharu.core.MediaTime;
import io.miharu.core.PixelView;
import java.io.IOException;

/**
 * Writes pictures into a video file. Closing finishes the file; without it the file is useless.
 * Closing twice does nothing, writing after closing throws {@link IllegalStateException}. Not
 * thread-safe.
 */
public interface VideoWriter extends AutoCloseable {

  /**
   * Appends a picture, which is only borrowed.
   *
   * @param picture of the size the writer was made for
   * @param time when it is shown; after that of the picture before
   * @throws IllegalArgumentException when the size differs or the time does not rise
   */
  void write(PixelView picture, MediaTime time) throws IOException;

  @Override
  void close() throws IOException;
}
