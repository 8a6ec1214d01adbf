package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkBuilderTest {

  private final NetworkBuilder net = new NetworkBuilder("shapes", 1);

  private static String refusal(Executable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong).toString();
  }

  @Test
  void convolution_strideTwoPaddedOne_halvesRoundingUp() {
    Tensor x = net.input("x", 3, 7, 8);
    Layer conv =
        net.convolution("c", Conv.of(5, Window.of(3, 3).withStride(2, 2).withPadding(1, 1)));
    // (7 + 2 - 3) / 2 + 1 = 4 and (8 + 2 - 3) / 2 + 1 = 4
    assertEquals(TensorShape.batchOf(5, 4, 4), x.apply(conv).shape());
  }

  @Test
  void convolution_kernelLargerThanTheImage_isRefused() {
    Tensor x = net.input("x", 3, 4, 4);
    String refused = refusal(() -> x.apply(net.convolution("c", Conv.of(5, Window.of(5, 5)))));
    assertTrue(refused.contains("is a kernel, window or slice larger than its input?"), refused);
  }

  @Test
  void apply_layerMadeForOtherChannels_isRefusedByNameWithBothNumbers() {
    Layer conv = net.convolution("edge", Conv.of(5, Window.of(3, 3)));
    net.input("x", 3, 8, 8).apply(conv);
    String refused = refusal(() -> net.input("y", 4, 8, 8).apply(conv));
    assertTrue(refused.contains("edge needs 3 channels"), refused);
    assertTrue(refused.contains("batch x 4 x 8 x 8"), refused);
  }

  @Test
  void apply_oneLayerTwice_hasOneSetOfWeights() {
    Layer dense = net.dense("d", 5);
    Tensor a = net.input("a", 3).apply(dense);
    net.output("y", a.plus(net.input("b", 3).apply(dense)));
    assertEquals(3 * 5 + 5, net.build().parameterCount());
  }

  @Test
  void dense_sameNameTwice_isRefused() {
    Tensor x = net.input("x", 3);
    x.apply(net.dense("d", 5));
    String refused = refusal(() -> x.apply(net.dense("d", 5)));
    assertTrue(refused.contains("to share weights, apply one layer object twice"), refused);
  }

  @Test
  void convolution_ofAClipWithTwoAxes_saysWhatShapeIsNeeded() {
    Tensor clip = net.input("x", 1, 16, 8, 8);
    String refused = refusal(() -> clip.apply(net.convolution("c", Conv.of(2, Window.of(3, 3)))));
    assertTrue(refused.contains("batch x channels x height x width"), refused);
    assertTrue(refused.contains("reshape or fold first"), refused);
  }

  @Test
  void foldIntoBatch_andUnfold_keepTheOrderOfAxes() {
    Tensor clip = net.input("x", 3, 16, 8, 9);
    Tensor frames = clip.foldIntoBatch(2);
    assertEquals("16*batch x 3 x 8 x 9", frames.shape().toString());
    assertEquals(TensorShape.batchOf(16, 3, 8, 9), frames.unfold(16).shape());
  }

  @Test
  void plus_shapesThatDoNotBroadcast_isRefusedWithBoth() {
    Tensor x = net.input("x", 3, 4);
    Tensor y = net.input("y", 3, 5);
    String refused = refusal(() -> x.plus(y));
    assertTrue(refused.contains("batch x 3 x 4 and batch x 3 x 5"), refused);
  }

  @Test
  void matmul_innerSizesDiffer_isRefused() {
    Tensor x = net.input("x", 3, 4);
    String refused = refusal(() -> x.matmul(net.constant("a", new float[9], 3, 3)));
    assertTrue(refused.contains("needs 4 rows"), refused);
  }

  @Test
  void concat_otherSizesDiffer_isRefused() {
    Tensor x = net.input("x", 3, 4);
    Tensor y = net.input("y", 3, 5);
    assertTrue(refusal(() -> Tensor.concat(1, List.of(x, y))).contains("differ only there"));
    assertEquals(TensorShape.batchOf(3, 9), Tensor.concat(2, List.of(x, y)).shape());
  }

  @Test
  void build_sameSeed_startsFromTheSameWeightsWhateverElseIsThere() {
    assertArrayEquals(first(7, "d", false), first(7, "d", true));
    assertTrue(first(7, "d", false)[0] != first(8, "d", false)[0]);
  }

  private static float[] first(long seed, String layer, boolean another) {
    NetworkBuilder builder = new NetworkBuilder("seeded", seed);
    Tensor x = builder.input("x", 4);
    if (another) {
      x = x.apply(builder.dense("another", 4));
    }
    builder.output("y", x.apply(builder.dense(layer, 3)));
    Parameter weight = builder.build().parameters().get(layer + ".weight");
    return Objects.requireNonNull(weight).initial();
  }

  @Test
  void parameterCount_ofTheMixerHead_isTheMethodFilesNumber() {
    // T = 16, D = 64, depth 2, token hidden 32, channel hidden 256, 8 classes: 73,640.
    Tensor x = net.input("x", 16, 64).apply(net.dense("embed", 64));
    for (int i = 0; i < 2; i++) {
      x = x.apply(Blocks.mixer(net, "mixer" + i, 16, 64, 32, 256));
    }
    net.output("y", x.apply(net.layerNorm("norm")).mean(1).apply(net.dense("classes", 8)));
    assertEquals(73_640, net.build().parameterCount());
  }

  @Test
  void parameterCount_ofTheTemporalNetwork_isTheMethodFilesNumber() {
    // 64 features, width 64, kernel 3, 4 levels, 8 classes: 99,336.
    Tensor x = net.input("x", 16, 64);
    for (int level = 0; level < 4; level++) {
      x = x.apply(Blocks.temporalResidual(net, "level" + level, 64, 3, 1 << level, 0.1f));
    }
    net.output("y", x.at(1, 15).apply(net.dense("classes", 8)));
    assertEquals(99_336, net.build().parameterCount());
  }

  @Test
  void multiplications_ofSmallC3d_areTheMethodFilesNumber() {
    // 16 P(1,2,2) 32 P 64 P 64 P, 128, 8 on 1x16x64x64: 443,624 parameters, 396,624,896 products.
    Tensor x = net.input("clip", 1, 16, 64, 64);
    int[] channels = {16, 32, 64, 64};
    for (int i = 0; i < 4; i++) {
      int time = i == 0 ? 1 : 2;
      x =
          x.apply(
                  net.convolution(
                      "conv" + i, Conv.of(channels[i], Window.of(3, 3, 3).withPadding(1, 1, 1))))
              .relu()
              .maxPool(Window.of(time, 2, 2).withStride(time, 2, 2));
    }
    assertEquals(TensorShape.batchOf(64, 2, 4, 4), x.shape());
    Tensor hidden = x.flatten().apply(net.dense("hidden", 128)).relu().apply(net.dropout(0.5f));
    net.output("logits", hidden.apply(net.dense("classes", 8)));
    Network network = net.build();
    assertEquals(443_624, network.parameterCount());
    assertEquals(396_624_896L, network.multiplications());
  }

  @Test
  void within_twoScopes_namesWeightsApart() {
    NetworkBuilder net = new NetworkBuilder("two", 1);
    Tensor x = net.input("x", 3);
    Tensor left = x.apply(net.within("left", () -> net.dense("d", 2)));
    Tensor right = x.apply(net.within("right", () -> net.dense("d", 2)));
    net.output("y", left.plus(right).apply(net.dense("d", 2)));
    assertEquals(
        java.util.Set.of(
            "left.d.weight", "left.d.bias", "right.d.weight", "right.d.bias", "d.weight", "d.bias"),
        net.build().parameters().keySet());
  }
}
