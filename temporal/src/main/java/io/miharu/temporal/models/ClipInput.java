package io.miharu.temporal.models;

/**
 * What a clip network is fed: {@code batch x channels x frames x side x side}, brightness in [0,
 * 1].
 *
 * @param side width and height, a multiple of 16, px
 */
public record ClipInput(int channels, int frames, int side) {

  /** The name of the input. */
  public static final String NAME = "clip";

  /** Sixteen grey frames of 64 px, the size of the reference models. */
  public static final ClipInput GREY = new ClipInput(1, 16, 64);

  public ClipInput {
    if (channels < 1 || frames < 1 || side < 16 || side % 16 != 0) {
      throw new IllegalArgumentException(
          "a clip needs channels and frames of 1 or more and a side that divides by 16, got"
              + " %d, %d and %d".formatted(channels, frames, side));
    }
  }
}
