package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BatchNormTest {

  private static final float[] X = {1, 2, 3, 4};

  /** {@code y = norm(scale x)} over one channel; the gradient of x is in that of {@code shift}. */
  private static Network network() {
    NetworkBuilder net = new NetworkBuilder("norm", 1);
    Tensor shift = net.weight("shift", new float[4], 4);
    // Four rows of one sample are a batch of four with a gradient for each.
    Tensor rows = net.input("x", 4).plus(shift).foldIntoBatch(1).reshape(1);
    net.output("y", rows.apply(net.batchNorm("n")));
    return net.build();
  }

  private static TrainableNetwork.Gradients step(TrainableNetwork net, float... slope) {
    Loss loss =
        (output, gradient) -> {
          System.arraycopy(slope, 0, gradient, 0, 4);
          return 0;
        };
    return net.gradients(Map.of("x", X), 1, Map.of("y", loss), 1);
  }

  private static float[] of(TrainableNetwork.Gradients step, String parameter) {
    return Objects.requireNonNull(step.byParameter().get(parameter));
  }

  @Test
  void gradients_ofOneToFour_areThoseWorkedByHand() {
    // mean 2.5, variance 1.25; N dy - sum dy - xhat sum(dy xhat) = 4 - 1 - 1.8 for the first of
    // dy = (1, 0, 0, 0), over N sqrt(1.25) = 4.472136: 0.268328.
    try (TrainableNetwork net = TrainableNetwork.of(network())) {
      TrainableNetwork.Gradients step = step(net, 1, 0, 0, 0);
      float[] normed = Objects.requireNonNull(step.outputs().get("y"));
      assertArrayEquals(new float[] {-1.341641f, -0.447214f, 0.447214f, 1.341641f}, normed, 1e-5f);
      assertArrayEquals(
          new float[] {0.268328f, -0.357771f, -0.089443f, 0.178885f}, of(step, "shift"), 1e-5f);
      assertArrayEquals(new float[] {-1.341641f}, of(step, "n.gain"), 1e-5f);
      assertArrayEquals(new float[] {1}, of(step, "n.bias"), 1e-6f);
    }
  }

  @Test
  void gradients_ofTheInput_addUpToNothing() {
    // A shift of the whole batch changes nothing, because the mean takes part in the gradient.
    try (TrainableNetwork net = TrainableNetwork.of(network())) {
      float sum = 0;
      for (float slope : of(step(net, 0.3f, -1, 2, 0.7f), "shift")) {
        sum += slope;
      }
      assertEquals(0, sum, 1e-6);
    }
  }

  @Test
  void gradients_oneStep_moveRunningStatisticsATenthWithUnbiasedVariance() {
    try (TrainableNetwork net = TrainableNetwork.of(network())) {
      step(net, 0, 0, 0, 0);
      assertArrayEquals(new float[] {0.9f * 0 + 0.1f * 2.5f}, net.get("n.mean"), 1e-6f);
      // 1.25 * 4 / 3 is the unbiased variance; the running one starts at 1.
      assertArrayEquals(
          new float[] {0.9f * 1 + 0.1f * 1.25f * 4 / 3}, net.get("n.variance"), 1e-6f);
    }
  }

  @Test
  void output_inServing_normalisesWithTheRunningStatistics() {
    try (TrainableNetwork net = TrainableNetwork.of(network())) {
      net.set("n.mean", new float[] {2});
      net.set("n.variance", new float[] {4});
      // (x - 2) / 2
      assertArrayEquals(new float[] {-0.5f, 0, 0.5f, 1}, net.output(Map.of("x", X), 1, "y"), 1e-5f);
      assertArrayEquals(new float[] {2}, net.get("n.mean"));
    }
  }

  @Test
  void output_normFoldedIntoTheConvolution_isTheSame() {
    Network network = SampleNetworks.named("conv norm relu");
    Map<String, float[]> values = SampleNetworks.parameters(network, 3);
    Map<String, float[]> inputs = SampleNetworks.inputs(network, 2, 4);
    NetworkBuilder net = new NetworkBuilder("folded", 1);
    Tensor x = net.input("x", 2, 6, 5).times(net.weight("scale", new float[1], 1));
    net.output("y", x.apply(net.convolution("c", Conv.of(4, Window.of(3, 3)))).relu());
    float[] kernel = Objects.requireNonNull(values.get("c.weight")).clone();
    float[] bias = new float[4];
    for (int out = 0; out < 4; out++) {
      float scale =
          (float)
              (at(values, "c.norm.gain", out)
                  / Math.sqrt(at(values, "c.norm.variance", out) + 1e-5));
      for (int i = 0; i < 18; i++) {
        kernel[out * 18 + i] *= scale;
      }
      bias[out] = -at(values, "c.norm.mean", out) * scale + at(values, "c.norm.bias", out);
    }
    try (TrainableNetwork normed = TrainableNetwork.of(network);
        TrainableNetwork folded = TrainableNetwork.of(net.build())) {
      normed.setParameters(values);
      folded.set("scale", new float[] {at(values, "scale", 0)});
      folded.set("c.weight", kernel);
      folded.set("c.bias", bias);
      assertArrayEquals(normed.output(inputs, 2, "y"), folded.output(inputs, 2, "y"), 1e-5f);
    }
  }

  private static float at(Map<String, float[]> values, String name, int index) {
    return Objects.requireNonNull(values.get(name))[index];
  }
}
