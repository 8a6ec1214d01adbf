package io.miharu.learning.dl4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights that were read so far, by our names for them, row-major. Not thread-safe. */
final class Weights {

  /** What our batch normalisation adds to every variance. */
  private static final double EPSILON = 1e-5;

  private final Map<String, float[]> byName = new LinkedHashMap<>();

  Map<String, float[]> byName() {
    return byName;
  }

  void put(String name, float[] values) {
    byName.put(name, values);
  }

  void put(String name, Map<String, INDArray> params, String theirs) {
    put(name, values(params, theirs));
  }

  void fill(String name, int length, double value) {
    float[] values = new float[length];
    Arrays.fill(values, (float) value);
    put(name, values);
  }

  /** In the order of the array's axes, the last fastest, however it lies in memory. */
  static float[] values(Map<String, INDArray> params, String name) {
    return Objects.requireNonNull(params.get(name), name).dup('c').data().asFloat();
  }

  /** What makes our normalisation, with our epsilon, equal to theirs with theirs. */
  static float[] variance(BatchNormalization layer, Map<String, INDArray> params) {
    boolean asLogarithm = layer.isUseLogStd();
    float[] values = values(params, asLogarithm ? "log10stdev" : "var");
    for (int i = 0; i < values.length; i++) {
      double variance = asLogarithm ? Math.pow(10, 2.0 * values[i]) : values[i];
      values[i] = (float) (variance + layer.getEps() - EPSILON);
    }
    return values;
  }
}
