package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrainableNetworkTest {

  /** Four causal levels: sees 1 + 2 * 2 * (1 + 2 + 4 + 8) = 61 steps. */
  private static Network temporal(int time) {
    NetworkBuilder net = new NetworkBuilder("tcn", 2);
    Tensor x = net.input("x", time, 3);
    for (int level = 0; level < 4; level++) {
      x = x.apply(Blocks.temporalResidual(net, "level" + level, 4, 3, 1 << level, 0));
    }
    net.output("y", x);
    return net.build();
  }

  @Test
  void temporalConvolution_oneFrameChanged_changesNothingBeforeAndNothingAfterItsReach() {
    int time = 80;
    int changed = 10;
    int reach = 1 + 2 * (3 - 1) * ((1 << 4) - 1);
    Network network = temporal(time);
    Map<String, float[]> inputs = SampleNetworks.inputs(network, 1, 3);
    float[] other = Objects.requireNonNull(inputs.get("x")).clone();
    other[changed * 3] += 3;
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      float[] before = net.output(inputs, 1, "y");
      float[] after = net.output(Map.of("x", other), 1, "y");
      for (int t = 0; t < time; t++) {
        boolean same = Arrays.equals(before, t * 4, t * 4 + 4, after, t * 4, t * 4 + 4);
        if (t < changed || t >= changed + reach) {
          assertTrue(same, "step " + t + " changed");
        }
      }
    }
  }

  @Test
  void temporalConvolution_withAllWeightsOne_seesItsWholeReach() {
    int time = 80;
    int reach = 61;
    Network network = temporal(time);
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      network.parameters().values().forEach(p -> net.set(p.name(), Initial.filled(p.length(), 1)));
      float[] before = net.output(Map.of("x", new float[time * 3]), 1, "y");
      float[] x = new float[time * 3];
      x[0] = 1;
      float[] after = net.output(Map.of("x", x), 1, "y");
      assertNotEquals(before[(reach - 1) * 4], after[(reach - 1) * 4]);
      assertEquals(before[reach * 4], after[reach * 4]);
    }
  }

  @Test
  void reverseGradient_changesNothingForwardAndTurnsTheSlopeByItsFactor() {
    Network plain = headed(false);
    Network reversed = headed(true);
    Map<String, float[]> inputs = SampleNetworks.inputs(plain, 3, 4);
    Loss loss = Losses.softmaxCrossEntropy(Losses.oneHot(new int[] {0, 1, 1}, 2, 0), 3);
    try (TrainableNetwork one = TrainableNetwork.of(plain);
        TrainableNetwork other = TrainableNetwork.of(reversed)) {
      other.setReversal(0.4621f);
      TrainableNetwork.Gradients straight = one.gradients(inputs, 3, Map.of("y", loss), 1);
      TrainableNetwork.Gradients turned = other.gradients(inputs, 3, Map.of("y", loss), 1);
      assertEquals(straight.loss(), turned.loss(), 0);
      float[] below = of(straight, "below.weight");
      for (int i = 0; i < below.length; i++) {
        below[i] *= -0.4621f;
      }
      assertArrayEquals(below, of(turned, "below.weight"), 1e-6f);
      assertArrayEquals(of(straight, "above.weight"), of(turned, "above.weight"), 0);
    }
  }

  private static Network headed(boolean reversed) {
    NetworkBuilder net = new NetworkBuilder("headed", 5);
    Tensor feature = net.input("x", 6).apply(net.dense("below", 4)).tanh();
    Tensor head = reversed ? feature.reverseGradient() : feature;
    net.output("y", head.apply(net.dense("above", 2)));
    return net.build();
  }

  private static float[] of(TrainableNetwork.Gradients step, String parameter) {
    return Objects.requireNonNull(step.byParameter().get(parameter));
  }

  @Test
  void gradients_sameSeed_dropTheSameValues() {
    NetworkBuilder builder = new NetworkBuilder("dropped", 5);
    builder.output("y", builder.input("x", 1000).apply(builder.dropout(0.25f)));
    float[] ones = Losses.ones(1000);
    Loss loss = Losses.meanSquare(ones, Losses.ones(1));
    try (TrainableNetwork net = TrainableNetwork.of(builder.build())) {
      float[] first = dropped(net, ones, loss, 1);
      assertArrayEquals(first, dropped(net, ones, loss, 1));
      assertTrue(!Arrays.equals(first, dropped(net, ones, loss, 2)));
      int zeros = 0;
      for (float value : first) {
        assertTrue(value == 0 || value == 1 / 0.75f, "got " + value);
        zeros += value == 0 ? 1 : 0;
      }
      // 250 within four standard deviations, sqrt(1000 * 0.25 * 0.75) = 13.7.
      assertEquals(250, zeros, 55);
      assertArrayEquals(ones, net.output(Map.of("x", ones), 1, "y"));
    }
  }

  private static float[] dropped(TrainableNetwork net, float[] x, Loss loss, long seed) {
    TrainableNetwork.Gradients step = net.gradients(Map.of("x", x), 1, Map.of("y", loss), seed);
    return Objects.requireNonNull(step.outputs().get("y"));
  }

  @Test
  void gradients_twoHeads_addUp() {
    NetworkBuilder builder = new NetworkBuilder("heads", 5);
    Tensor feature = builder.input("x", 3).apply(builder.dense("trunk", 4));
    builder.output("a", feature.apply(builder.dense("a.head", 2)));
    builder.output("b", feature.apply(builder.dense("b.head", 2)));
    Network network = builder.build();
    Map<String, float[]> inputs = SampleNetworks.inputs(network, 2, 4);
    Loss loss = Losses.meanSquare(new float[4], Losses.ones(2));
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      float[] both = of(net.gradients(inputs, 2, Map.of("a", loss, "b", loss), 1), "trunk.weight");
      float[] a = of(net.gradients(inputs, 2, Map.of("a", loss), 1), "trunk.weight");
      float[] b = of(net.gradients(inputs, 2, Map.of("b", loss), 1), "trunk.weight");
      for (int i = 0; i < both.length; i++) {
        assertEquals(a[i] + b[i], both[i], 1e-6);
      }
    }
  }

  @Test
  void output_sameInputAfterManyBatchSizes_isTheSame() {
    Network network = SampleNetworks.named("conv norm relu");
    Map<String, float[]> one = SampleNetworks.inputs(network, 1, 4);
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      float[] first = net.output(one, 1, "y");
      for (int batch = 2; batch < 9; batch++) {
        net.output(SampleNetworks.inputs(network, batch, 4), batch, "y");
      }
      assertArrayEquals(first, net.output(one, 1, "y"));
    }
  }

  @Test
  void outputs_inputOfTheWrongSize_isRefusedWithBothNumbers() {
    try (TrainableNetwork net = TrainableNetwork.of(SampleNetworks.named("dense"))) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> net.outputs(Map.of("x", new float[11]), 2));
      assertTrue(refused.toString().contains("2 samples of batch x 6"), refused.toString());
      assertTrue(refused.toString().contains("got 11"), refused.toString());
    }
  }

  @Test
  void setParameters_oneMissing_isRefusedByName() {
    try (TrainableNetwork net = TrainableNetwork.of(SampleNetworks.named("dense"))) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> net.setParameters(Map.of("scale", new float[1], "other", new float[1])));
      assertTrue(refused.toString().contains("missing [d.bias, d.weight]"), refused.toString());
      assertTrue(refused.toString().contains("unknown [other]"), refused.toString());
    }
  }

  @Test
  void outputs_afterClose_isRefused() {
    TrainableNetwork net = TrainableNetwork.of(SampleNetworks.named("dense"));
    net.close();
    net.close();
    assertThrows(IllegalStateException.class, () -> net.outputs(Map.of("x", new float[6]), 1));
  }

  private static float[] slopesOf(Network network, float[] x, float... slopes) {
    Loss loss =
        (outputs, gradient) -> {
          System.arraycopy(slopes, 0, gradient, 0, slopes.length);
          return 0;
        };
    // The gradient of an additive weight is that of what it is added to.
    try (TrainableNetwork net = TrainableNetwork.of(network)) {
      return Objects.requireNonNull(
          net.gradients(Map.of("x", x), 1, Map.of("y", loss), 1).byParameter().get("shift"));
    }
  }

  @Test
  void max_overSomeAxes_givesTheSlopeToTheFirstLargest() {
    float[] x = {1, 5, 2, 5, 7, 0, 3, 7};
    NetworkBuilder trailing = new NetworkBuilder("trailing", 1);
    Tensor shifted =
        trailing.input("x", 2, 2, 2).plus(trailing.weight("shift", new float[8], 2, 2, 2));
    trailing.output("y", shifted.max(2, 3));
    assertArrayEquals(
        new float[] {0, 10, 0, 0, 20, 0, 0, 0}, slopesOf(trailing.build(), x, 10, 20));
    NetworkBuilder leading = new NetworkBuilder("leading", 1);
    Tensor same = leading.input("x", 2, 2, 2).plus(leading.weight("shift", new float[8], 2, 2, 2));
    leading.output("y", same.max(1));
    // Pairs 1 and 7, 5 and 0, 2 and 3, 5 and 7.
    assertArrayEquals(
        new float[] {0, 20, 0, 0, 10, 0, 30, 40}, slopesOf(leading.build(), x, 10, 20, 30, 40));
  }

  @Test
  void maxPool_ofNeighbours_givesTheSlopeToTheFirstLarger() {
    NetworkBuilder net = new NetworkBuilder("pool", 1);
    Tensor shifted = net.input("x", 1, 2, 4).plus(net.weight("shift", new float[8], 1, 2, 4));
    net.output("y", shifted.maxPool(Window.of(1, 2).withStride(1, 2)));
    assertArrayEquals(
        new float[] {0, 1, 2, 0, 3, 0, 0, 4},
        slopesOf(net.build(), new float[] {1, 5, 2, 2, 7, 0, 3, 9}, 1, 2, 3, 4));
  }
}
