package io.miharu.learning.motion;

import java.util.List;

/**
 * One clip as numbers. The values are copied in and out; immutable.
 *
 * <p>Clips of one {@code block} share a source and must not be torn apart: they are in training
 * together, or judged together.
 */
public final class LabelledClip {

  private final String name;
  private final boolean positive;
  private final int block;
  private final double[] values;

  /**
   * @param block from 0 on
   * @param values finite, or NaN for what could not be measured
   */
  public LabelledClip(String name, boolean positive, int block, double[] values) {
    this.name = name;
    this.positive = positive;
    this.block = block;
    this.values = values.clone();
    if (block < 0) {
      throw new IllegalArgumentException("blocks count from 0, got " + block);
    }
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "clip %s: needs finite numbers or NaN, got %s".formatted(name, value));
      }
    }
  }

  public String name() {
    return name;
  }

  public boolean positive() {
    return positive;
  }

  public int block() {
    return block;
  }

  public double[] values() {
    return values.clone();
  }

  /** The same clip with some of its values, in this order. */
  LabelledClip with(List<Integer> places) {
    double[] chosen = places.stream().mapToDouble(place -> values[place]).toArray();
    return new LabelledClip(name, positive, block, chosen);
  }
}
