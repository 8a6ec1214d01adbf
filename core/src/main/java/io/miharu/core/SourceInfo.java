package io.miharu.core;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a video says of itself before its first frame is read.
 *
 * @param name the file's name with its extension, or the folder's or scene's name
 * @param location the path or URL as the user gave it
 * @param format the container and codec, for people: {@code mov,mp4/h264}
 * @param width of the frames as lent, after rotation and cropping, px
 * @param height of the frames as lent, after rotation and cropping, px
 * @param duration what the container claims; absent when it claims nothing. A claim, not a promise
 * @param nominalRate frames per second that the container claims, above 0; for progress bars and
 *     writers, never for time
 * @param rotationDegrees the rotation that was applied, clockwise: 0, 90, 180 or 270
 */
public record SourceInfo(
    String name,
    String location,
    String format,
    int width,
    int height,
    Optional<Duration> duration,
    OptionalDouble nominalRate,
    int rotationDegrees) {

  public SourceInfo {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "%s: frames need a size above 0, got %d x %d px".formatted(name, width, height));
    }
    if (rotationDegrees < 0 || rotationDegrees >= 360 || rotationDegrees % 90 != 0) {
      throw new IllegalArgumentException(
          "%s: rotation must be 0, 90, 180 or 270 degrees, got %d"
              .formatted(name, rotationDegrees));
    }
  }
}
