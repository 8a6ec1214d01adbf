package io.miharu.core;

import java.io.IOException;
import java.util.Optional;

/**
 * The frames of one video in the order they are shown. Pull is back-pressure: a frame is decoded
 * when somebody is ready for it.
 *
 * <p>Times never go back. What cannot be decoded is skipped, counted and listed in {@link #health};
 * when anything at all was lost, {@link #next} throws a {@link MediaException} once after the last
 * frame that could be read, so that a broken file never looks like a short one. After that throw,
 * the stream is at its end. Not thread-safe.
 */
public interface FrameStream extends AutoCloseable {

  /** What is known of the video before its first frame is read. */
  SourceInfo info();

  /**
   * The next frame, which the caller closes; empty at the end.
   *
   * @throws MediaException when the video turns out to be damaged, after everything readable was
   *     returned
   */
  Optional<Frame> next() throws IOException;

  /** What has been read and lost so far. */
  StreamHealth health();

  /** Lends every remaining frame to {@code visitor} and closes each one after its visit. */
  default void forEach(FrameVisitor visitor) throws IOException {
    for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
      try (Frame frame = next.get()) {
        visitor.visit(frame);
      }
    }
  }

  @Override
  void close() throws IOException;
}
