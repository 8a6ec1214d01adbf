package io.miharu.nets.graph;

/**
 * Settings of a convolution. Immutable.
 *
 * @param channels of the output
 * @param window two axes for images, three for clips
 * @param groups the input's and the output's channels are cut into so many parts that do not mix; 0
 *     means as many as the input has channels (depthwise)
 * @param bias whether a learned number is added per channel; batch normalisation behind makes it
 *     useless
 */
public record Conv(int channels, Window window, int groups, boolean bias) {

  public Conv {
    if (channels < 1 || groups < 0) {
      throw new IllegalArgumentException(
          "a convolution needs at least 1 channel, got %d in %d groups"
              .formatted(channels, groups));
    }
  }

  /** One group, with bias. */
  public static Conv of(int channels, Window window) {
    return new Conv(channels, window, 1, true);
  }

  public Conv withoutBias() {
    return new Conv(channels, window, groups, false);
  }

  public Conv inGroups(int count) {
    return new Conv(channels, window, count, bias);
  }

  /** Every channel by itself; the output has as many, or a multiple. */
  public Conv depthwise() {
    return inGroups(0);
  }
}
