package io.miharu.core;

/** How the pixels of a {@link PixelView} are laid out, eight bits a channel. */
public enum PixelFormat {
  /** One channel, luminance. */
  GRAY8(1),
  /** Blue, green, red: OpenCV's order. */
  BGR24(3),
  /** Red, green, blue. */
  RGB24(3);

  private final int channels;

  PixelFormat(int channels) {
    this.channels = channels;
  }

  public int channels() {
    return channels;
  }
}
