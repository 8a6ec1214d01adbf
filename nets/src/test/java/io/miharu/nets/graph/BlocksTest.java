package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block against plain loops in double precision, forward and by differences. */
@Execution(ExecutionMode.SAME_THREAD)
class BlocksTest {

  private static final int BATCH = SampleNetworks.BATCH;

  static Stream<Arguments> networks() {
    return SampleNetworks.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void outputs_ofEveryBlock_areThoseOfPlainLoops(String name, Network network) {
    Map<String, float[]> parameters = SampleNetworks.parameters(network, 5);
    Map<String, float[]> inputs = SampleNetworks.inputs(network, BATCH, 6);
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      net.setParameters(parameters);
      net.output(SampleNetworks.inputs(network, BATCH, 99), BATCH, "y");
      float[] got = net.output(inputs, BATCH, "y");
      double[] wanted =
          new ReferenceNetwork(network, BATCH, false).output(doubles(inputs, parameters));
      assertEquals(wanted.length, got.length);
      for (int i = 0; i < got.length; i++) {
        assertEquals(wanted[i], got[i], 1e-5 * Math.max(1, Math.abs(wanted[i])), name + " at " + i);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void gradients_ofEveryBlock_areDifferencesOfTheLoss(String name, Network network) {
    Map<String, float[]> parameters = SampleNetworks.parameters(network, 7);
    Map<String, float[]> inputs = SampleNetworks.inputs(network, BATCH, 8);
    SplittableRandom random = new SplittableRandom(9);
    double[] direction =
        random
            .doubles(
                Math.max(1, network.outputShape("y").length())
                    * (long) BATCH
                    * Math.max(1, network.outputShape("y").rows()),
                -1,
                1)
            .toArray();
    Loss loss =
        (output, gradient) -> {
          double sum = 0;
          for (int i = 0; i < output.length; i++) {
            sum += direction[i] * output[i];
            gradient[i] = (float) direction[i];
          }
          return sum;
        };
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      net.setParameters(parameters);
      // What another batch left behind must not shine through.
      net.gradients(SampleNetworks.inputs(network, BATCH, 99), BATCH, Map.of("y", loss), 1);
      net.setParameters(parameters);
      Map<String, float[]> got = net.gradients(inputs, BATCH, Map.of("y", loss), 1).byParameter();
      got.forEach(
          (parameter, gradient) ->
              check(
                  name + " " + parameter,
                  gradient,
                  parameter,
                  network,
                  direction,
                  doubles(inputs, parameters)));
    }
  }

  private static void check(
      String message,
      float[] gradient,
      String parameter,
      Network network,
      double[] direction,
      Map<String, double[]> values) {
    ReferenceNetwork reference = new ReferenceNetwork(network, BATCH, true);
    double[] moved = Objects.requireNonNull(values.get(parameter));
    double largest = 0.1;
    for (float slope : gradient) {
      largest = Math.max(largest, Math.abs(slope));
    }
    // A few values of a large kernel say as much as all of them.
    int step = Math.max(1, gradient.length / 12);
    for (int i = 0; i < gradient.length; i += step) {
      double before = moved[i];
      double h = 1e-6;
      moved[i] = before + h;
      double above = loss(reference, values, direction);
      moved[i] = before - h;
      double below = loss(reference, values, direction);
      moved[i] = before;
      double wanted = (above - below) / (2 * h);
      assertEquals(wanted, gradient[i], 1e-4 * largest, message + " at " + i);
    }
  }

  private static double loss(
      ReferenceNetwork reference, Map<String, double[]> values, double[] direction) {
    double[] output = reference.output(values);
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += output[i] * direction[i];
    }
    return sum;
  }

  private static Map<String, double[]> doubles(
      Map<String, float[]> inputs, Map<String, float[]> parameters) {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (Map<String, float[]> map : java.util.List.of(inputs, parameters)) {
      map.forEach(
          (name, values) -> {
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
              wide[i] = values[i];
            }
            all.put(name, wide);
          });
    }
    return all;
  }
}
