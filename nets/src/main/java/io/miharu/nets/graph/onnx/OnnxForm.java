package io.miharu.nets.graph.onnx;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which form a network is written. Immutable.
 *
 * @param oneSample whether the file takes one sample at a time rather than any number
 * @param weights how learned tensors are kept; the file itself turns them into float32 when it is
 *     opened, so a smaller file is as fast
 * @param anySize whether the file leaves height and width of the network's one picture open, rather
 *     than fix those that the network was described with
 */
public record OnnxForm(boolean oneSample, Weights weights, boolean anySize) {

  /** How learned tensors are kept. */
  public enum Weights {
    /** As they are: float32. */
    FULL,
    /** As numbers of 16 bits, IEEE 754 binary16. */
    HALF,
    /** As whole numbers from -127 to 127, times a factor for each index of the first axis. */
    BYTE
  }

  /** Any number of samples, weights as they are. */
  public static final OnnxForm USUAL = new OnnxForm(false, Weights.FULL);

  /** For pictures of the size that the network was described with. */
  public OnnxForm(boolean oneSample, Weights weights) {
    this(oneSample, weights, false);
  }

  /** The same for pictures of any size, as far as the network can compute on them. */
  public OnnxForm withAnySize() {
    return new OnnxForm(oneSample, weights, true);
  }

  /** Smaller tensors are left as they are: they save nothing. */
  private static final int WORTH_IT = 256;

  /** The largest number of 16 bits. */
  private static final float LARGEST = 65504;

  /** How a tensor of these sizes is kept. */
  Weights of(List<Integer> sizes) {
    int length = sizes.stream().reduce(1, Math::multiplyExact);
    return length < WORTH_IT || sizes.size() < 2 ? Weights.FULL : weights;
  }

  /** All tensors of a network as the file will hold them. */
  public Map<String, float[]> rounded(Network network, Map<String, float[]> values) {
    Map<String, float[]> rounded = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().values()) {
      float[] near = values.getOrDefault(parameter.name(), new float[0]).clone();
      switch (of(parameter.shape())) {
        case FULL -> {}
        case HALF -> {
          for (int i = 0; i < near.length; i++) {
            near[i] = full(half(near[i]));
          }
        }
        case BYTE -> {
          float[] factors = factors(parameter.shape(), near);
          near = full(bytes(near, factors), factors);
        }
      }
      rounded.put(parameter.name(), near);
    }
    return rounded;
  }

  /** What a byte of each index of the first axis is worth: the largest value is 127. */
  static float[] factors(List<Integer> sizes, float[] values) {
    float[] factors = new float[sizes.get(0)];
    int length = values.length / factors.length;
    for (int i = 0; i < values.length; i++) {
      int row = i / length;
      factors[row] = Math.max(factors[row], Math.abs(values[i]) / 127);
    }
    return factors;
  }

  /** The nearest whole numbers of factors, from -127 to 127. */
  static byte[] bytes(float[] values, float[] factors) {
    byte[] bytes = new byte[values.length];
    int length = values.length / factors.length;
    for (int i = 0; i < values.length; i++) {
      float factor = factors[i / length];
      bytes[i] = (byte) (factor == 0 ? 0 : Math.rint(values[i] / factor));
    }
    return bytes;
  }

  /** What bytes with factors for each index of the first axis mean. */
  static float[] full(byte[] bytes, float[] factors) {
    float[] values = new float[bytes.length];
    int length = values.length / factors.length;
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i] * factors[i / length];
    }
    return values;
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

  /** What numbers of 16 bits mean. */
  static float[] full(short[] halves) {
    float[] values = new float[halves.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = full(halves[i]);
    }
    return values;
  }

  /** What a number of 16 bits means. */
  static float full(short half) {
    int exponent = (half >>> 10) & 0x1F;
    int kept = half & 0x3FF;
    float size = exponent == 0 ? kept * 0x1p-24f : Math.scalb(1024f + kept, exponent - 25);
    return half < 0 ? -size : size;
  }
}
