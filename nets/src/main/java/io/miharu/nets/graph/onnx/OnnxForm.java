package io.miharu.nets.graph.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which form a network is written. Immutable.
 *
 * @param oneSample whether the file takes one sample at a time, all its sizes fixed, rather than
 *     any number
 * @param halfWeights whether learned tensors are kept as numbers of 16 bits (IEEE 754 binary16),
 *     which the file itself turns into float32 before they are used: half as large, as fast
 */
public record OnnxForm(boolean oneSample, boolean halfWeights) {

  /** Any number of samples, weights as they are. */
  public static final OnnxForm USUAL = new OnnxForm(false, false);

  /** Smaller tensors are left as they are: they save nothing. */
  static final int WORTH_HALVING = 256;

  /** The largest number of 16 bits. */
  private static final float LARGEST = 65504;

  /** All tensors as the file will hold them. */
  Map<String, float[]> rounded(Map<String, float[]> weights) {
    Map<String, float[]> rounded = new LinkedHashMap<>();
    weights.forEach(
        (name, values) -> {
          float[] near = values.clone();
          for (int i = 0; halfWeights && near.length >= WORTH_HALVING && i < near.length; i++) {
            near[i] = full(half(near[i]));
          }
          rounded.put(name, near);
        });
    return rounded;
  }

  /** The nearest number of 16 bits, ties to even; what is too large becomes the largest. */
  static short half(float value) {
    if (Float.isNaN(value)) {
      return 0x7E00;
    }
    int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
    float size = Math.min(LARGEST, Math.abs(value));
    // Below 2^-14 the steps are 2^-24; above, 11 bits are kept: the scaling rounds as wanted.
    if (size < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(size * 0x1p24));
    }
    int exponent = Math.getExponent(size);
    int kept = (int) Math.rint(Math.scalb(size, 10 - exponent)); // 1024 to 2048
    return (short) (sign | (((exponent + 14) << 10) + kept));
  }

  /** What a number of 16 bits means; for tests and for reading. */
  static float full(short half) {
    int exponent = (half >>> 10) & 0x1F;
    int kept = half & 0x3FF;
    float size = exponent == 0 ? kept * 0x1p-24f : Math.scalb(1024f + kept, exponent - 25);
    return half < 0 ? -size : size;
  }
}
