package io.miharu.nets;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a network must answer to a known input: a self-test against a file, a runtime or a processor
 * that computes something else. Immutable.
 *
 * <p>For a network of pictures that is {@link #picture}, as large as the network's input, so that
 * no scaling takes part, and through the card's own pre-processing; for others it is {@link
 * #numbers}.
 *
 * @param expected a few values of the outputs, at least one
 * @param tolerance how far a value may be off, absolute, above 0; wide enough for other processors'
 *     order of sums
 * @param origin which tool computed the values
 */
public record GoldenVector(List<Value> expected, double tolerance, String origin) {

  /**
   * One number of one output.
   *
   * @param output the output's name
   * @param index flat, row-major, from 0
   * @param value what it must be
   */
  public record Value(String output, int index, double value) {

    public Value {
      if (index < 0 || !Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "a golden value needs an index of 0 or more and a finite number, got %d, %s"
                .formatted(index, value));
      }
    }
  }

  public GoldenVector {
    expected = List.copyOf(expected);
    if (expected.isEmpty() || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "a golden vector needs values and a tolerance above 0, got %d values, tolerance %s"
              .formatted(expected.size(), tolerance));
    }
  }

  /**
   * The known picture: a checkerboard of 32 px fields, dark and bright, on which every channel
   * rises along a direction of its own. Three bytes a pixel, row-major.
   */
  public static ByteBuffer picture(int width, int height) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int field = (x / 32 + y / 32) % 2 == 0 ? 40 : 150;
        pixels.put((byte) (field + 100 * x / width));
        pixels.put((byte) (field + 100 * y / height));
        pixels.put((byte) (field + 50 * x / width + 50 * y / height));
      }
    }
    return pixels.flip();
  }

  /**
   * The known numbers, for networks whose input is no picture: spread evenly over [-1, 1) by
   * multiplying the index with the golden ratio (Knuth, "The Art of Computer Programming", 6.4).
   *
   * @param input counts the inputs of the network from 0, so that each gets others
   */
  public static float[] numbers(int input, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      int mixed = (i + 1 + 7919 * input) * 0x9E3779B9;
      numbers[i] = (float) (mixed * 0x1p-31);
    }
    return numbers;
  }
}
