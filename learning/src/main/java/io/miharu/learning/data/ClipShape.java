package io.miharu.learning.data;

/**
 * The shape of a clip, stored {@code [channels][frames][height][width]}, row-major.
 *
 * @param channels 1 for grey, 3 for colour; more where motion is seen as well
 * @param framesPerSecond the nominal rate, above 0
 */
public record ClipShape(int channels, int frames, int height, int width, double framesPerSecond) {

  public ClipShape {
    if (channels < 1 || frames < 1 || height < 1 || width < 1 || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a clip needs channels, frames, a size and a rate above 0, got %d x %d x %d x %d at %s/s"
              .formatted(channels, frames, height, width, framesPerSecond));
    }
  }

  /** How many numbers one clip has. */
  public int values() {
    return channels * frames * height * width;
  }

  /** How many numbers one frame of one channel has. */
  public int plane() {
    return height * width;
  }

  /** The same with so many channels. */
  public ClipShape withChannels(int count) {
    return new ClipShape(count, frames, height, width, framesPerSecond);
  }
}
