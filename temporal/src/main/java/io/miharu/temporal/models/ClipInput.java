package io.miharu.temporal.models;

import java.util.List;

/**
 * What a clip network is fed: {@code batch x channels x frames x side x side}, in [0, 1].
 *
 * @param streams what is seen; every stream gets features of its own
 * @param side width and height, a multiple of 16, px
 */
public record ClipInput(List<Stream> streams, int frames, int side) {

  /**
   * Channels that belong together.
   *
   * @param signed whether a half stands for nothing, as in differences and speeds; if not, they are
   *     brightness
   */
  public record Stream(int channels, boolean signed) {}

  /** The name of the input. */
  public static final String NAME = "clip";

  /** Sixteen grey frames of 64 px, the size of the reference models. */
  public static final ClipInput GREY = new ClipInput(1, 16, 64);

  public ClipInput {
    streams = List.copyOf(streams);
    if (streams.isEmpty()
        || streams.stream().anyMatch(stream -> stream.channels() < 1)
        || frames < 1
        || side < 16
        || side % 16 != 0) {
      throw new IllegalArgumentException(
          "a clip needs channels and frames of 1 or more and a side that divides by 16, got"
              + " %s, %d and %d".formatted(streams, frames, side));
    }
  }

  /** One stream of brightness. */
  public ClipInput(int channels, int frames, int side) {
    this(List.of(new Stream(channels, false)), frames, side);
  }

  /** Of all streams. */
  public int channels() {
    return streams.stream().mapToInt(Stream::channels).sum();
  }
}
