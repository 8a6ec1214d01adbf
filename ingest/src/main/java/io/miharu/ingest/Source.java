package io.miharu.ingest;

import java.nio.file.Path;

/**
 * One video to be read, before it is opened. Immutable.
 *
 * @param name what reports and folders call it: the file's name with its extension, or the
 *     folder's, with {@code -2}, {@code -3} on a collision
 * @param path where it is
 * @param kind what is there
 */
public record Source(String name, Path path, Kind kind) {

  /** What a path leads to. */
  public enum Kind {
    /** A file with a video stream. */
    VIDEO_FILE,
    /** A folder whose images are the frames. */
    IMAGE_FOLDER
  }
}
